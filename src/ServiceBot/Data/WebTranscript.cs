namespace ServiceBot.Data;

/// <summary>How a message gets into a web conversation: with the next watermark, in whichever transaction asks for it.</summary>
internal static class WebTranscript
{
    /// <summary>Appends the message; one with an id that is there already takes its place and keeps its time.</summary>
    /// <returns>False when there is no such conversation.</returns>
    public static async ValueTask<bool> AppendToTranscriptAsync(
        this IDbSession session, string conversation, string id, string json, DateTimeOffset at)
    {
        var watermark = await session.ScalarAsync(
            """UPDATE "WebConversations" SET "Watermark" = "Watermark" + 1 WHERE "Id" = $1 RETURNING "Watermark" """, conversation);
        if (watermark is null)
            return false;

        await session.ExecuteAsync(
            """
            INSERT INTO "WebActivities" ("Conversation", "Id", "Watermark", "Json", "At") VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT ("Conversation", "Id") DO UPDATE SET "Watermark" = $3, "Json" = $4
            """,
            conversation, id, watermark, json, at);
        await session.AnnounceAsync(conversation);
        return true;
    }
}

/// <summary>What a person posted, to be appended to the transcript in the commit of its turn.</summary>
internal sealed record WebPost(string Conversation, string Id, string Json);
