using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>What was said in a web conversation, read on from a watermark.</summary>
internal sealed class WebHistory(SqliteDatabase database)
{
    /// <summary>So much of what was said before is shown to somebody who opens a conversation.</summary>
    public const int Replayed = 200;

    private const int LargestPage = 100;

    private static readonly Func<BotDb, string, long, IAsyncEnumerable<WebLine>> After = EF.CompileAsyncQuery(
        (BotDb db, string conversation, long watermark) => db.WebActivities
            .Where(activity => activity.Conversation == conversation && activity.Watermark > watermark)
            .OrderBy(activity => activity.Watermark)
            .Take(LargestPage)
            .Select(activity => new WebLine(activity.Watermark, activity.Json)));

    public async Task<WebPage> ReadAfterAsync(string conversation, long watermark)
    {
        var text = new StringBuilder("""{"activities":[""");
        var count = 0;
        await using (var db = database.Lease())
            await foreach (var line in After(db, conversation, watermark))
            {
                text.Append(count++ == 0 ? null : ',').Append(line.Json);
                watermark = line.Watermark;
            }

        text.Append(CultureInfo.InvariantCulture, $$"""],"watermark":"{{watermark}}"}""");
        return new WebPage(text.ToString(), watermark, IsEmpty: count == 0, IsFull: count == LargestPage);
    }

    /// <summary>Where a reader goes on: after its own watermark, or, when it has none of ours, before the last things said.</summary>
    /// <exception cref="RefusedException">The watermark is not a number.</exception>
    public async Task<long> FindStartAsync(string conversation, string? watermark, CancellationToken cancellationToken)
    {
        await using var db = database.Lease();
        var newest = await db.WebConversations.Where(c => c.Id == conversation).Select(c => c.Watermark).SingleAsync(cancellationToken);

        // One beyond the newest was given out by another database.
        if (Parse(watermark) is { } own && own <= newest)
            return own;

        return await db.WebActivities.Where(activity => activity.Conversation == conversation)
            .OrderByDescending(activity => activity.Watermark)
            .Skip(Replayed)
            .Select(activity => activity.Watermark)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Clients write "nothing yet" as an empty watermark.</summary>
    private static long? Parse(string? watermark)
    {
        if (string.IsNullOrEmpty(watermark))
            return null;

        return long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RefusedException.BadRequest("The watermark is not one that was given out here.");
    }

    private sealed record WebLine(long Watermark, string Json);
}

/// <summary>Messages as the client reads them: <c>{"activities":[…],"watermark":"n"}</c>.</summary>
internal sealed record WebPage(string Json, long Watermark, bool IsEmpty, bool IsFull);
