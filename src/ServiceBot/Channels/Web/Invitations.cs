using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>
/// Lets in whom the operator names. The first to come is the admin, and finds a team with a room; whatever is refused throws, so that
/// nothing of it is kept.
/// </summary>
internal sealed class Invitations(IDatabase database, IOptions<SiteOptions> site, TimeProvider clock)
{
    private const string FirstTeam = "Our team";

    public async Task<InvitationView> InviteAsync(InvitationRequest request)
    {
        if (!site.Value.IsPublic)
            throw Conflict("In local mode nobody signs in: open the page and choose who to be. To invite people, set Site:PublicUrl first.");

        var name = request.Name.Trim();
        if (name.Length == 0 || !WebUser.IsName(name))
            throw RefusedException.BadRequest($"A name has 1 to {WebUser.LongestName} characters.");

        return await database.WriteAsync(async session =>
        {
            await session.LockAsync("invitations");
            return await InviteAsync(session, name, request);
        });
    }

    /// <summary>Signs somebody out wherever they are, and makes their links worthless. Whoever has left is in no team and nobody here any more.</summary>
    public Task<RevocationView> RevokeAsync(RevocationRequest request) => database.WriteAsync(async session =>
    {
        var name = request.Name.Trim();
        var person = await OnlyAsync(session, name) ?? throw Unknown(name);
        await NoteAsync(session, null, person.Id, request.Left ? "Left" : "Signed out everywhere");
        foreach (var statement in request.Left ? Leaving.Of(person.Id, clock.GetInstant()) : [])
            await session.ExecuteAsync(statement.Sql, statement.Values);

        return new RevocationView(person.Name, await Sessions.EndAllAsync(session, person.Id));
    });

    private async ValueTask<InvitationView> InviteAsync(IDbSession session, string name, InvitationRequest request)
    {
        var known = await OnlyAsync(session, name);
        if (known is not null && !request.Again)
            throw Conflict($"{known.Name} is here already. For another link: servicebot invite \"{name}\" --again. Somebody else of that name needs one that tells them apart.");
        if (known is null && request.Again)
            throw Unknown(name);

        var (team, isNewTeam) = known is null || request.Team is not null ? await TeamAsync(session, request.Team?.Trim()) : (null, false);
        var person = known ?? new NamedView(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), name);
        if (known is null)
            await session.ExecuteAsync(
                """INSERT INTO "People" ("Id", "Name", "Zone", "Role", "HomeTeamId") SELECT $1, $2, "Zone", 0, "Id" FROM "Teams" WHERE "Id" = $3""",
                person.Id, name, team!.Id); // somebody new is in a team
        if (team is not null)
            await JoinAsync(session, team, person.Id);

        var isFirstAdmin = await session.ScalarAsync(
            """SELECT 1 FROM "People" WHERE ("Role" & $1) <> 0 AND "LeftAt" IS NULL LIMIT 1""", (int)Role.Admin) is null;
        if (request.Admin || isFirstAdmin)
            await MakeAdminAsync(session, person.Id);

        var (link, secret) = SignInLink.Create(person.Id, clock.GetInstant() + SignIns.InvitationLifetime);
        await session.ExecuteAsync(
            """INSERT INTO "SignInLinks" ("Hash", "PersonId", "ExpiresAt") VALUES ($1, $2, $3)""", link.Hash, person.Id, link.ExpiresAt);
        await NoteAsync(session, team?.Id, person.Id, known is null ? "Invited" : "Got another sign-in link");
        return new InvitationView(person.Name, team?.Name, isNewTeam, request.Admin || isFirstAdmin, site.Value.SignInUrl(secret));
    }

    /// <summary>The one person who is called so, or whose id it is; null when there is none.</summary>
    private static async ValueTask<NamedView?> OnlyAsync(IDbSession session, string name)
    {
        var found = await session.ReadAsync(
            """SELECT "Id", "Name" FROM "People" WHERE ("Name" = $1 OR "Id" = $1) AND "LeftAt" IS NULL ORDER BY "Id" """,
            row => new NamedView(row.GetString(0), row.GetString(1)), name);
        return found.Count > 1
            ? throw Conflict($"Several people are called {name}; say which by the id instead: {string.Join(", ", found.Select(person => person.Id))}.")
            : found.SingleOrDefault();
    }

    /// <summary>The team that is named, or the only one there is; where there is none yet, a first one.</summary>
    private async ValueTask<(NamedView? Team, bool IsNew)> TeamAsync(IDbSession session, string? name)
    {
        var all = await session.ReadAsync(
            """SELECT "Id", "Name" FROM "Teams" ORDER BY "Name", "Id" """, row => new NamedView(row.GetString(0), row.GetString(1)));
        if (all.Count == 0)
            return (await FoundAsync(session, name ?? FirstTeam), true);

        var meant = name is null ? all : [.. all.Where(team => team.Name == name || team.Id == name)];
        if (meant.Count == 1)
            return (meant[0], false);

        var choice = string.Join(", ", all.Select(team => all.Count(other => other.Name == team.Name) > 1 ? $"{team.Name} ({team.Id})" : team.Name));
        throw meant.Count == 0
            ? RefusedException.NotFound($"There is no team {name}. There are: {choice}.")
            : Conflict($"Say which team, by name or id: --team NAME. There are: {choice}.");
    }

    private async ValueTask<NamedView> FoundAsync(IDbSession session, string name)
    {
        if (name.Length == 0 || !WebUser.IsName(name))
            throw RefusedException.BadRequest($"A team's name has 1 to {WebUser.LongestName} characters.");

        var team = new NamedView(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), name);
        var zone = clock.LocalTimeZone is { HasIanaId: true } local ? local.Id : "Etc/UTC";
        await session.ExecuteAsync(
            """INSERT INTO "Teams" ("Id", "Name", "Zone", "RoomChannel", "RoomConversation") VALUES ($1, $2, $3, $4, $5)""",
            team.Id, team.Name, zone, WebCarrier.Channel, WebConversation.RoomId(team.Id));
        await session.OpenRoomAsync(team.Id, clock.GetInstant());
        await NoteAsync(session, team.Id, null, "Team created");
        return team;
    }

    private async ValueTask JoinAsync(IDbSession session, NamedView team, string person)
    {
        var joined = await session.ExecuteAsync(
            """INSERT INTO "Memberships" ("TeamId", "PersonId", "Role") VALUES ($1, $2, 0) ON CONFLICT DO NOTHING""", team.Id, person);
        if (joined > 0)
            await NoteAsync(session, team.Id, person, $"Joined {team.Name}");

        await session.SettleAsync(person, team.Id);
    }

    private async ValueTask MakeAdminAsync(IDbSession session, string person)
    {
        var changed = await session.ExecuteAsync(
            """UPDATE "People" SET "Role" = "Role" | $2 WHERE "Id" = $1 AND ("Role" & $2) = 0""", person, (int)Role.Admin);
        if (changed > 0)
            await NoteAsync(session, null, person, "Became admin");
    }

    private async ValueTask NoteAsync(IDbSession session, string? team, string? person, string what) => await session.ExecuteAsync(
        """INSERT INTO "RosterChanges" ("Id", "At", "TeamId", "PersonId", "What") VALUES ($1, $2, $3, $4, $5)""",
        Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), clock.GetInstant(), team, person, what);

    private static RefusedException Unknown(string name) => RefusedException.NotFound($"Nobody here is called {name}.");

    private static RefusedException Conflict(string message) => new(StatusCodes.Status409Conflict, "Conflict", message);
}

internal sealed record InvitationRequest(string Name, string? Team = null, bool Admin = false, bool Again = false);

/// <param name="Team">The team they joined by it, if they did.</param>
internal sealed record InvitationView(string Name, string? Team, bool IsNewTeam, bool IsAdmin, string Link);

/// <param name="Left">They do not work here any more.</param>
internal sealed record RevocationRequest(string Name, bool Left = false);

/// <param name="Browsers">In how many browsers they were signed in.</param>
internal sealed record RevocationView(string Name, int Browsers);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(InvitationRequest))]
[JsonSerializable(typeof(InvitationView))]
[JsonSerializable(typeof(RevocationRequest))]
[JsonSerializable(typeof(RevocationView))]
internal sealed partial class InvitationJson : JsonSerializerContext;
