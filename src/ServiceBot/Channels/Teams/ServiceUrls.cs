using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>Keeps where the teams of Teams are served: that may move, and whatever comes from there says where it is now.</summary>
internal sealed partial class ServiceUrls(IDatabase database, ILogger<ServiceUrls> logger)
{
    // Asked whenever something comes from a channel.
    private static readonly Func<BotDb, string, string, Task<bool>> TeamMoved = EF.CompileAsyncQuery(
        (BotDb db, string team, string serviceUrl) => db.TeamsInstalls.Any(install => install.Id == team && install.ServiceUrl != serviceUrl));

    private static readonly Func<BotDb, string, string, Task<bool>> RoomMoved = EF.CompileAsyncQuery(
        (BotDb db, string room, string serviceUrl) =>
            db.Teams.Any(known => known.RoomChannel == Pace.Limited && known.RoomConversation == room && known.RoomServiceUrl != serviceUrl));

    /// <summary>Private chats are kept with their people.</summary>
    public async Task NoteAsync(Activity activity)
    {
        if (activity is not { ChannelId: Pace.Limited, ServiceUrl.Length: > 0, Conversation.Id: { } conversation }
            || activity.Conversation is { IsGroup: not true, ConversationType: not "channel" })
            return;

        var team = Payload.TryReadAs<FromTeam>(activity.ChannelData, out var from) ? from.Team?.Id ?? "" : "";
        var room = ChannelThread.ChannelOf(conversation);
        await using (var db = database.Lease())
            if (!await TeamMoved(db, team, activity.ServiceUrl) && !await RoomMoved(db, room, activity.ServiceUrl))
                return;

        await database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("""UPDATE "TeamsInstalls" SET "ServiceUrl" = $2 WHERE "Id" = $1""", team, activity.ServiceUrl);
            return await session.ExecuteAsync(
                """
                UPDATE "Teams" SET "RoomServiceUrl" = $4
                WHERE "RoomChannel" = $1 AND ("RoomConversation" = $2 OR "Id" IN (SELECT "TeamId" FROM "TeamsInstalls" WHERE "Id" = $3))
                """,
                Pace.Limited, room, team, activity.ServiceUrl);
        });
        LogMoved();
    }

    private sealed record FromTeam(FromTeam.Of? Team)
    {
        internal sealed record Of(string? Id);
    }

    [LoggerMessage(LogLevel.Information, "A team of Teams is served elsewhere from now on")]
    private partial void LogMoved();
}
