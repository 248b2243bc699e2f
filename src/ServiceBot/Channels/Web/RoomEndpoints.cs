using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>The people of the demo team, and the way into its room.</summary>
internal static class RoomEndpoints
{
    public static void MapRooms(this WebApplication app)
    {
        app.MapPost("/chat/rooms/{id}/token", EnterAsync);
        app.MapGet("/chat/people", ListAsync);
    }

    /// <summary>Shown a token of the person, or told on one's own machine who it is.</summary>
    private static async Task<JsonHttpResult<TokenView>> EnterAsync(
        string id, HttpRequest request, WebDoor door, WebLimits limits, WebTokens tokens, BotDb db, People people, CancellationToken cancellationToken)
    {
        var person = request.Headers.Authorization.Count > 0
            ? (await door.AdmitAsync(request)).PersonId
            : await NamedAsync(request, limits, cancellationToken);

        var team = await db.WebConversations.Where(room => room.Id == id).Select(room => room.TeamId).SingleOrDefaultAsync(cancellationToken);
        if (team is null || !await people.IsMemberAsync(team, person, cancellationToken))
            throw RefusedException.NotFound("There is no such room, or you are not in its team.");

        return TokenEndpoints.View(await tokens.IssueAsync(person, id), id);
    }

    private static async Task<string> NamedAsync(HttpRequest request, WebLimits limits, CancellationToken cancellationToken)
    {
        limits.TakeToken(request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        var user = WebUser.Read(await StrictJson.ReadAsync(request, cancellationToken));
        return user?.Id ?? throw RefusedException.BadRequest("""Say who you are: a token of yours, or {"user":{"id":"…"}}.""");
    }

    private static async Task<JsonHttpResult<RosterView>> ListAsync(
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
            .Select(found => new PersonView(found.person.Id, found.person.Name, found.Role.ToString(), found.person.Zone));

        return TypedResults.Json(
            new RosterView(new(team.Id, team.Name), new(team.RoomConversation ?? "", team.Name), [.. views]), WebJson.Default.RosterView);
    }
}
