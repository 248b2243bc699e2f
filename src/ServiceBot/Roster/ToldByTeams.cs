using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>What Teams told of somebody, as it is noted among the changes. It holds names they had and where they are, so it goes with whoever has themselves forgotten.</summary>
internal static class ToldByTeams
{
    /// <summary>How the note of a name begins.</summary>
    public const string Name = "Name from Teams: ";

    /// <summary>How the note of a time zone begins.</summary>
    public const string Zone = "Time zone from Teams: ";

    /// <summary>How the note ends of whoever came by the list of a team.</summary>
    public const string Joined = " joined in Teams";

    /// <summary>How the note ends of whoever left by it.</summary>
    public const string Left = " left in Teams";

    /// <summary>How the note ends of whoever was taken out here and is not in the list any more: when they are again, they have joined anew.</summary>
    public const string Gone = " is not in the team in Teams";

    /// <summary>That something was noted stays, and when; not what.</summary>
    public static Statement Forget(string personId) => new(
        """
        UPDATE "RosterChanges" SET "What" = 'Told by Teams' WHERE "PersonId" = $1
            AND ("What" LIKE $2 OR "What" LIKE $3 OR "What" LIKE $4 OR "What" LIKE $5 OR "What" LIKE $6)
        """,
        personId, $"{Name}%", $"{Zone}%", $"%{Joined}", $"%{Left}", $"%{Gone}");
}
