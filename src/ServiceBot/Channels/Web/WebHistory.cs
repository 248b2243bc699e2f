using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>What was said in a web conversation, read on from a watermark.</summary>
internal sealed class WebHistory(IDatabase database, Envelope envelope, TimeProvider clock)
{
    /// <summary>So much of what was said before is shown to somebody who opens a conversation.</summary>
    public const int Replayed = 200;

    public const int LargestPage = 100;

    private static readonly Func<BotDb, string, long, IAsyncEnumerable<WebLine>> After = EF.CompileAsyncQuery(
        (BotDb db, string conversation, long watermark) => db.WebActivities
            .Where(activity => activity.Conversation == conversation && activity.Watermark > watermark)
            .OrderBy(activity => activity.Watermark)
            .Take(LargestPage)
            .Select(activity => new WebLine(activity.Watermark, activity.Json, activity.GoodUntil)));

    /// <returns>What came after the watermark, in order, up to a page; nothing when there is nothing new.</returns>
    public async Task<IReadOnlyList<WebLine>> ReadAfterAsync(string conversation, long watermark)
    {
        var lines = new List<WebLine>();
        await using var db = database.Lease();
        await foreach (var line in After(db, conversation, watermark))
            lines.Add(line.GoodUntil is null ? line : line with { Json = Opened(line) });

        return lines;
    }

    /// <summary>What was said for one moment. After that something nobody sees takes its place, so that a reader still gets on.</summary>
    private string Opened(WebLine line) =>
        line.GoodUntil > clock.GetInstant() && envelope.Open(line.Json) is { } json ? json : WebCarrier.Removed().ToJsonString();

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
}

/// <summary>An activity of the transcript, at its place in it.</summary>
/// <param name="GoodUntil">It is closed, and nobody is shown it after that; null for what stays.</param>
internal sealed record WebLine(long Watermark, string Json, DateTimeOffset? GoodUntil = null)
{
    /// <summary>Activities as clients read them: <c>{"activities":[…],"watermark":"n"}</c>.</summary>
    public static string Frame(IEnumerable<WebLine> lines, long watermark) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"activities":[{{string.Join(',', lines.Select(line => line.Json))}}],"watermark":"{{watermark}}"}""");
}
