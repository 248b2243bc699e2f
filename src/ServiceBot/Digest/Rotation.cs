using ServiceBot.Calendar;

namespace ServiceBot.Digest;

/// <summary>One of several things a week, each in its turn.</summary>
internal static class Rotation
{
    /// <summary>The principle of that week: one of the team's own, as it wrote them, one a line. Null while it has none.</summary>
    public static string? PrincipleOf(string? principles, Week week) =>
        Of([.. (principles ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], week);

    /// <summary>Weeks are counted through, so that the first of a year does not repeat the last of the one before.</summary>
    /// <param name="ahead">So many after the one whose turn it is.</param>
    public static string? Of(IReadOnlyList<string> some, Week week, int ahead = 0) => some.Count == 0 ? null : some[(week.Monday.DayNumber / 7 + ahead) % some.Count];
}
