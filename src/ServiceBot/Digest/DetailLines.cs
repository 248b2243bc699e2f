using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What stands behind the post: each figure with what it is of, the cases, what is due, all thanks. It is bounded, too.</summary>
internal static class DetailLines
{
    /// <summary>Why figures are missing where they would be about one of very few.</summary>
    public const string Small = "Figures of fewer than three people would be about one of them, so some are left out.";

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
        yield return digest.Moments.Say + (digest.Moments.Apart > 0 ? $" · ended because of abuse: {digest.Moments.Apart:N0}" : "");
        if (digest.IsSmall)
            yield return Small;
        else
        {
            foreach (var said in new[] { figures.Own.Say, figures.Words.Say, figures.Fix.Say, figures.Promises.Say, figures.HandOffs.Say })
                yield return said;
            if (digest.Late > 0)
                yield return $"Promises that are late now: {digest.Late:N0}";
            if (figures.Second.Count > 0)
                yield return figures.Second.Say;
        }

        yield return figures.Again.Say;
        foreach (var one in figures.Cases.Take(MostCases))
            yield return $"#{one.About.Number} {Shown.Within(one.About.About.Title, LongestText)}: {StateOf(one)}";
        if (figures.Cases.Count > MostCases)
            yield return $"… and {figures.Cases.Count - MostCases:N0} more cases";
        foreach (var due in digest.Due)
            yield return $"Follow-up {due.Number} of #{due.CaseNumber}{(due.What is { } what ? $": {Shown.Within(what, LongestText)}" : "")}, {FollowUpDays.Say(due.DueOn, today)}";
        if (digest.OtherDue > 0)
            yield return $"Other follow-ups that are due: {digest.OtherDue:N0}";
        foreach (var lesson in digest.Lessons)
            yield return $"Learned: {DailyLines.Lesson(lesson, today, LongestText)}";
        foreach (var clue in digest.Clues)
            yield return $"What went right: {Shown.Within(clue, LongestText)}";
        foreach (var thanks in digest.Thanks)
            yield return DailyLines.Thanks(thanks, 2 * LongestText);
        foreach (var done in digest.Did)
            yield return DailyLines.Did(done, LongestText);

        yield return $"What the figures mean: {string.Join(", ", digest.Metrics.Select(metric => metric.Name))}";
    }

    private static string StateOf(DayCase one) => one.State switch
    {
        Turned.Confirmed => "turned round, as the customer says",
        Turned.Not => "the customer is still let down",
        Turned.NotFixed when !one.About.IsOpen => "closed without a fix",
        Turned.NotFixed when !one.About.IsOwned => "open, nobody owns it",
        Turned.NotFixed => "open",
        Turned.Provisional => "fixed, the customer was asked",
        Turned.Presumed => "fixed, nobody objected",
        _ => "fixed, the customer was not asked yet",
    };
}
