using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>Who the page shows: in local mode everybody of the demo team, otherwise the people of one's own teams.</summary>
internal static class PeopleEndpoints
{
    private const string Route = "/chat/people";

    public static void MapDemoPeople(this WebApplication app) => app.MapGet(Route, ListDemoAsync);

    public static void MapOwnPeople(this WebApplication app) => app.MapGet(Route, ListOwnAsync);

    private static async Task<JsonHttpResult<RosterView>> ListDemoAsync(
        IOptions<DemoOptions> demo, BotDb db, CancellationToken cancellationToken)
    {
        var team = await db.Teams.AsNoTracking().SingleAsync(team => team.Id == demo.Value.Team.Id, cancellationToken);
        var people = await db.Memberships.Where(member => member.TeamId == team.Id)
            .Join(db.People, member => member.PersonId, person => person.Id, (member, person) => new { person, member.Role })
            .AsNoTracking()
            .ToListAsync(cancellationToken);

        // As the settings list them; guests come after.
        var order = demo.Value.People.Select((person, place) => (person.Id, place)).ToDictionary(at => at.Id, at => at.place);
        var views = people
            .OrderBy(found => order.GetValueOrDefault(found.person.Id, int.MaxValue))
            .ThenBy(found => found.person.Name, StringComparer.CurrentCulture)
            .Select(found => new PersonView(found.person.Id, found.person.Name, found.Role.ToString()));

        return await WithExampleAsync(db, new(null, [new(team.RoomConversation ?? "", team.Name)], [.. views]), cancellationToken);
    }

    /// <summary>The example team stands behind one's own. While nothing was said in one's own room, the example is what there is to see.</summary>
    private static async Task<JsonHttpResult<RosterView>> WithExampleAsync(BotDb db, RosterView own, CancellationToken cancellationToken)
    {
        var room = WebConversation.RoomId(ExampleTeam.Id);
        var people = await db.Memberships.Where(member => member.TeamId == ExampleTeam.Id)
            .Join(db.People.Where(person => person.LeftAt == null), member => member.PersonId, person => person.Id, (member, person) => new { person.Id, person.Name, member.Role })
            .OrderBy(person => person.Name).ThenBy(person => person.Id)
            .ToListAsync(cancellationToken);
        if (people.Count == 0)
            return TypedResults.Json(own, WebJson.Default.RosterView);

        var isNew = await db.WebConversations.AnyAsync(conversation => conversation.Id == own.Rooms[0].Id && conversation.Watermark == 0, cancellationToken);
        return TypedResults.Json(
            new RosterView(
                own.Me, [.. own.Rooms, new(room, ExampleTeam.Name, IsExample: true)],
                [.. own.People, .. people.Select(person => new PersonView(person.Id, person.Name, person.Role.ToString(), IsExample: true))], isNew ? room : null),
            WebJson.Default.RosterView);
    }

    private static async Task<JsonHttpResult<RosterView>> ListOwnAsync(
        HttpContext http, SessionCookie cookie, WebLimits limits, BotDb db, CancellationToken cancellationToken)
    {
        var me = await cookie.DemandAsync(http);
        limits.TakeRequest(me.PersonId);
        var teams = db.Memberships.Where(member => member.PersonId == me.PersonId).Select(member => member.TeamId);
        var rooms = await db.Teams
            .Where(team => teams.Contains(team.Id) && team.RoomChannel == WebCarrier.Channel && team.RoomConversation != null)
            .OrderBy(team => team.Name)
            .Select(team => new NamedView(team.RoomConversation!, team.Name)) // not null, says the line above
            .ToListAsync(cancellationToken);
        var people = await db.People
            .Where(person => person.Id == me.PersonId
                || db.Memberships.Any(member => member.PersonId == person.Id && teams.Contains(member.TeamId)))
            .OrderBy(person => person.Name).ThenBy(person => person.Id)
            .Select(person => new PersonView(person.Id, person.Name, null))
            .ToListAsync(cancellationToken);

        return View(new(me.PersonId, me.Name), rooms, people);
    }

    private static JsonHttpResult<RosterView> View(NamedView? me, IReadOnlyList<NamedView> rooms, IEnumerable<PersonView> people) =>
        TypedResults.Json(new RosterView(me, rooms, [.. people]), WebJson.Default.RosterView);
}
