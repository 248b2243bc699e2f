namespace ServiceBot.Data;

/// <summary>How a message gets into a web conversation: with the next watermark, in whichever transaction asks for it.</summary>
internal static class WebTranscript
{
    /// <summary>
    /// What stays has a multiple of this for its number, and what goes away again the numbers in between. So once it is gone nobody can tell from
    /// the numbers of what stands around it how much it was, or that there was anything. Fewer than this go away between two that stay.
    /// </summary>
    public const int Stride = 1024;

    /// <summary>What is said for a check-in is taken away when it is counted.</summary>
    private const string CheckIns = "check-in/";

    /// <summary>The next number of a conversation, in SQL.</summary>
    public static string Next(bool isPassing) => isPassing ? """ "Watermark" + 1 """ : $""" "Watermark" / {Stride} * {Stride} + {Stride} """;

    /// <summary>Appends the message; one with an id that is there already takes its place and keeps its time.</summary>
    /// <param name="goodUntil">Nobody is shown it after that; null for what stays.</param>
    /// <returns>False when there is no such conversation.</returns>
    public static async ValueTask<bool> AppendToTranscriptAsync(
        this IDbSession session, string conversation, string id, string json, DateTimeOffset at, DateTimeOffset? goodUntil = null)
    {
        var watermark = await session.ScalarAsync(
            $"""UPDATE "WebConversations" SET "Watermark" ={Next(goodUntil is not null || id.StartsWith(CheckIns, StringComparison.Ordinal))}WHERE "Id" = $1 RETURNING "Watermark" """, conversation);
        if (watermark is null)
            return false;

        await session.ExecuteAsync(
            """
            INSERT INTO "WebActivities" ("Conversation", "Id", "Watermark", "Json", "At", "GoodUntil") VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT ("Conversation", "Id") DO UPDATE SET "Watermark" = $3, "Json" = $4, "GoodUntil" = $6
            """,
            conversation, id, watermark, json, at, goodUntil);
        await session.AnnounceAsync(conversation);
        return true;
    }
}

/// <summary>What a person posted, to be appended to the transcript in the commit of its turn.</summary>
/// <param name="GoodUntil">Nobody is shown it after that; null for what stays.</param>
internal sealed record WebPost(string Conversation, string Id, string Json, DateTimeOffset? GoodUntil = null);
