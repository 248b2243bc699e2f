using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>The way into a team's room.</summary>
internal static class RoomEndpoints
{
    public static void MapRooms(this WebApplication app) => app.MapPost("/chat/rooms/{id}/token", EnterAsync);

    /// <summary>Shown a token of the person, or known in another way.</summary>
    private static async Task<JsonHttpResult<TokenView>> EnterAsync(
        string id, HttpContext http, WebDoor door, IWebGate gate, WebLimits limits, WebTokens tokens, BotDb db, People people,
        CancellationToken cancellationToken)
    {
        var identity = http.Request.Headers.Authorization.Count > 0
            ? (await door.AdmitAsync(http.Request)).Identity
            : await IdentifyAsync(http, gate, limits, cancellationToken);

        var team = await db.WebConversations.Where(room => room.Id == id).Select(room => room.TeamId).SingleOrDefaultAsync(cancellationToken);
        if (team is null || !IsExample(team, identity) && !await people.IsMemberAsync(team, identity.PersonId, cancellationToken))
            throw RefusedException.NotFound("There is no such room, or you are not in its team.");

        return TokenEndpoints.View(await tokens.IssueAsync(identity, id), id);
    }

    /// <summary>On one's own machine everybody may look at the example; where people sign in, nobody may who is not in it.</summary>
    private static bool IsExample(string team, WebIdentity identity) => team == ExampleTeam.Id && identity.Session is null;

    private static async Task<WebIdentity> IdentifyAsync(
        HttpContext http, IWebGate gate, WebLimits limits, CancellationToken cancellationToken)
    {
        limits.TakeToken(http);
        return await gate.IdentifyAsync(http, WebUser.Read(await StrictJson.ReadAsync(http.Request, cancellationToken)));
    }
}
