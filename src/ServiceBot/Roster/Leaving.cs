using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>What it takes to be in no team and nobody here any more. What they had open is found by the round that looks for it.</summary>
internal static class Leaving
{
    public static IReadOnlyList<Statement> Of(string personId, DateTimeOffset at) =>
    [
        new("""DELETE FROM "Memberships" WHERE "PersonId" = $1""", personId),
        new("""UPDATE "People" SET "LeftAt" = $2, "Role" = 0, "HomeTeamId" = NULL WHERE "Id" = $1""", personId, at),
    ];
}
