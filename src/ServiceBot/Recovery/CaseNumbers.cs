using ServiceBot.Data;

namespace ServiceBot.Recovery;

/// <summary>Small numbers people can say aloud, counted by the database for all processes. A turn that fails leaves a gap, which nobody minds.</summary>
internal sealed class CaseNumbers(IDatabase database)
{
    public Task<int> NextAsync() => NextAsync("case");

    /// <summary>Follow-ups are counted apart from cases.</summary>
    public Task<int> NextFollowUpAsync() => NextAsync("follow-up");

    public Task<int> NextGapAsync() => NextAsync("gap");

    public Task<int> NextPledgeAsync() => NextAsync("pledge");

    /// <summary>What somebody says is wrong in a digest.</summary>
    public Task<int> NextFlagAsync() => NextAsync("digest flag");

    private async Task<int> NextAsync(string counter) => Convert.ToInt32(await database.WriteAsync(session => session.ScalarAsync(
        """
        INSERT INTO "Counters" ("Name", "Value") VALUES ($1, 1)
        ON CONFLICT ("Name") DO UPDATE SET "Value" = "Counters"."Value" + 1 RETURNING "Value"
        """,
        counter)));
}
