using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What stands behind the post: each figure with what it is of, the cases, what is due, all thanks. It is bounded, too.</summary>
internal static class DetailLines
{
    public const int MostLines = 30;
    public const int MostCharacters = 2000;

    /// <summary>A picture is two characters, and each of them is six bytes on its way.</summary>
    private const int MostBytes = 3500;

    private const int MostCases = 10;
    private const int LongestText = 80;

    public static IReadOnlyList<string> Of(DailyDigest digest)
    {
        var (room, bytes) = (MostCharacters, MostBytes);
        return [.. All(digest).Take(MostLines).TakeWhile(line => (room -= line.Length + 1) >= 0 && (bytes -= line.Sum(BytesOf)) >= 0)];
    }

    private static int BytesOf(char one) => one < 0x80 ? 1 : char.IsSurrogate(one) || one is >= '\u2000' and < '\u2070' ? 6 : 3;

    private static IEnumerable<string> All(DailyDigest digest)
    {
        var (figures, today) = (digest.Figures, digest.Day.Date);
        yield return $"Moments: {digest.Above:N0} above average, {digest.Fine:N0} fine, {DailyLines.LetDowns(digest)}";
        yield return $"Time to own: {Say(figures.Own)}, owned: {figures.Owned:N0} of {figures.Cases.Count:N0}";
        yield return $"Time to fix: {Say(figures.NetFix)} without waiting for customers, {Say(figures.Fix)} in all ({figures.Fixed:N0} fixed)";
        yield return figures.Repeats.Counted == 0
            ? $"Repeat contacts, matured week: — ({figures.Repeats.Matured:N0} matured, none with a customer who is recognised)"
            : $"Repeat contacts, matured week: {figures.Repeats.CameAgain:N0} of {figures.Repeats.Counted:N0} ({figures.Repeats.Contacts:N0} contacts; {figures.Repeats.Counted:N0} of {figures.Repeats.Matured:N0} are recognised)";
        yield return $"Second failures: {figures.SecondFailures:N0} · Promises that are late now: {digest.Late:N0}";
        foreach (var one in figures.Cases.Take(MostCases))
            yield return $"#{one.About.Number} {Shown.Within(one.About.Title, LongestText)}: {StateOf(one)}";
        if (figures.Cases.Count > MostCases)
            yield return $"… and {figures.Cases.Count - MostCases:N0} more cases";
        foreach (var due in digest.Due)
            yield return $"Follow-up {due.Number}: {Shown.Within(due.What, LongestText)}, {FollowUpDays.Say(due.DueOn, today)}";
        foreach (var lesson in digest.Lessons)
            yield return $"Learned: {DailyLines.Lesson(lesson, today, LongestText)}";
        foreach (var clue in digest.Clues)
            yield return $"What went right: {Shown.Within(clue, LongestText)}";
        foreach (var thanks in digest.Thanks)
            yield return DailyLines.Thanks(thanks, 2 * LongestText);
        foreach (var done in digest.Did)
            yield return DailyLines.Did(done, LongestText);

        yield return $"What the figures mean: {string.Join(", ", DigestMeanings.Of(digest).Select(meaning => meaning.Name))}";
    }

    private static string Say(TimeSpan? middle) => middle is { } time ? $"middle {Shown.Long(time)}" : "—";

    private static string StateOf(DayCase one) => one.State switch
    {
        Turned.Confirmed => "turned round, as the customer says",
        Turned.Not => "the customer is still let down",
        Turned.NotFixed when one.About.OwnerId is null => "open, nobody owns it",
        Turned.NotFixed => "open",
        Turned.Provisional => "fixed, the customer was asked",
        Turned.Presumed => "fixed, nobody objected",
        _ => "fixed, the customer was not asked yet",
    };
}
