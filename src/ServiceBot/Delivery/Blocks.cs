using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>Knows where the bot was blocked or removed. Only a message from there shows that it is welcome again.</summary>
internal sealed class Blocks(IDatabase database)
{
    private static readonly Func<BotDb, string, string, string, Task<bool>> Any = EF.CompileAsyncQuery(
        (BotDb db, string channel, string conversation, string around) =>
            db.Blocked.Any(blocked => blocked.Channel == channel && (blocked.Conversation == conversation || blocked.Conversation == around)));

    /// <summary>Somebody wrote from there. Who is welcome in a thread is so in its channel, and in all threads of it.</summary>
    public async Task LiftAsync(string channel, string conversation)
    {
        var around = ChannelThread.ChannelOf(conversation);

        // Asked first, because it is hardly ever so and a question costs less than a write.
        await using (var db = database.Lease())
            if (!await Any(db, channel, conversation, around))
                return;

        var threads = ChannelThread.Under(around, "");
        await database.WriteAsync(session => session.ExecuteAsync(
            """
            DELETE FROM "Blocked" WHERE "Channel" = $1 AND ("Conversation" IN ($2, $3) OR substr("Conversation", 1, $4) = $5)
            """,
            channel, conversation, around, threads.Length, threads));
    }
}
