using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>What it takes to be in no team and nobody here any more. What they had open is found by the round that looks for it.</summary>
internal static class Leaving
{
    /// <summary>
    /// Later than anybody is looked at, so it is not what a round has read that asks them at this moment: what that one writes is refused, and
    /// it looks again without them.
    /// </summary>
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Statement> Of(string personId, DateTimeOffset at) =>
    [
        new("""DELETE FROM "Memberships" WHERE "PersonId" = $1""", personId),
        new("""UPDATE "People" SET "LeftAt" = $2, "Role" = 0, "HomeTeamId" = NULL, "CheckInLookAt" = $3 WHERE "Id" = $1""", personId, at, Never),
    ];
}
