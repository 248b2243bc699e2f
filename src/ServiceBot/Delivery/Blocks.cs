using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Delivery;

/// <summary>Knows where the bot was blocked or removed. Only a message from there shows that it is welcome again.</summary>
internal sealed class Blocks(IDatabase database)
{
    private static readonly Func<BotDb, string, string, Task<bool>> Any = EF.CompileAsyncQuery(
        (BotDb db, string channel, string conversation) =>
            db.Blocked.Any(blocked => blocked.Channel == channel && blocked.Conversation == conversation));

    /// <summary>Somebody wrote from there.</summary>
    public async Task LiftAsync(string channel, string conversation)
    {
        // Asked first, because it is hardly ever so and a question costs less than a write.
        await using (var db = database.Lease())
            if (!await Any(db, channel, conversation))
                return;

        await database.WriteAsync(session => session.ExecuteAsync(
            """DELETE FROM "Blocked" WHERE "Channel" = $1 AND "Conversation" = $2""", channel, conversation));
    }
}
