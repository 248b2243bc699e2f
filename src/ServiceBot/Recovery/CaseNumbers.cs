using ServiceBot.Data;

namespace ServiceBot.Recovery;

/// <summary>Small numbers people can say aloud, counted by the database for all processes. A turn that fails leaves a gap, which nobody minds.</summary>
internal sealed class CaseNumbers(IDatabase database)
{
    public async Task<int> NextAsync() => Convert.ToInt32(await database.WriteAsync(session => session.ScalarAsync(
        """
        INSERT INTO "Counters" ("Name", "Value") VALUES ('case', 1)
        ON CONFLICT ("Name") DO UPDATE SET "Value" = "Counters"."Value" + 1 RETURNING "Value"
        """)));
}
