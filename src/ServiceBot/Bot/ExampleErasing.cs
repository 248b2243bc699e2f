using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Takes the example team out of the database, with its people and all they did, in one commit. Which tables hold something of it is read from the
/// model by the names of their columns, so that a new table is not forgotten.
/// </summary>
internal sealed class ExampleErasing(BotDb db, IDatabase database)
{
    /// <summary>Somebody who was taken into another team is nobody's example any more, and stays.</summary>
    private const string People = """
        SELECT "PersonId" FROM "Memberships" WHERE "TeamId" = $1
            AND "PersonId" NOT IN (SELECT "PersonId" FROM "Memberships" WHERE "TeamId" <> $1)
        """;

    private const string Conversations = $"""SELECT "Id" FROM "WebConversations" WHERE "TeamId" = $1 OR "PersonId" IN ({People})""";

    /// <summary>What a column of that name must hold for its row to go; in the order in which they are asked.</summary>
    private static readonly (string Column, string Held)[] Signs =
    [
        ("MomentId", """SELECT "Id" FROM "Moments" WHERE "TeamId" = $1"""),
        ("GapNumber", """SELECT "Number" FROM "KnowledgeGaps" WHERE "TeamId" = $1"""),
        ("ActionId", """SELECT "Id" FROM "CardActions" WHERE "TeamId" = $1"""),
        ("BatchId", """SELECT "Id" FROM "OpenBatches" WHERE "TeamId" = $1 UNION SELECT "Id" FROM "SealedBatches" WHERE "CohortKey" = 'team/' || $1"""),
        ("CaseNumber", """SELECT "Number" FROM "Cases" WHERE "TeamId" = $1"""),
        ("Conversation", Conversations),
        ("PersonId", People),
        ("TeamId", "$1"),
        ("CohortKey", "'team/' || $1"),
    ];

    /// <summary>These say who and where the others are, so they go last.</summary>
    private static readonly string[] Last = ["WebConversations", "Memberships"];

    /// <returns>False when there is no example.</returns>
    public Task<bool> RunAsync()
    {
        var tables = db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null)
            .GroupBy(type => type.GetTableName()!) // just asked
            .ToDictionary(group => group.Key, group => group.SelectMany(type => type.GetProperties()).Select(column => column.GetColumnName()).ToHashSet());
        List<string> statements = [];
        foreach (var (column, held) in Signs)
            foreach (var table in tables.Where(table => table.Value.Contains(column) && !Last.Contains(table.Key)).Select(table => table.Key))
                statements.Add($"""DELETE FROM "{table}" WHERE "{column}" IN ({held})""");

        statements.Add($"""DELETE FROM "States" WHERE "Key" IN (SELECT 'directline/conversations/' || "Id" FROM "WebConversations" WHERE "Id" IN ({Conversations}))""");
        statements.Add($"""DELETE FROM "People" WHERE "Id" IN ({People})""");
        statements.Add($"""DELETE FROM "WebConversations" WHERE "Id" IN ({Conversations})""");
        statements.Add("""DELETE FROM "Memberships" WHERE "TeamId" = $1""");
        statements.Add("""UPDATE "People" SET "HomeTeamId" = NULL, "CheckInLookAt" = NULL WHERE "HomeTeamId" = $1""");

        return database.WriteAsync(async session =>
        {
            if (await session.ScalarAsync("""SELECT 1 FROM "Teams" WHERE "Id" = $1""", ExampleTeam.Id) is null)
                return false;

            foreach (var statement in statements)
                await session.ExecuteAsync(statement, ExampleTeam.Id);

            await session.ExecuteAsync("""DELETE FROM "Teams" WHERE "Id" = $1""", ExampleTeam.Id);
            return true;
        });
    }
}
