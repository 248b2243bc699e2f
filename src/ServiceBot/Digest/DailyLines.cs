using System.Globalization;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The lines of a team's day: people first, then customers, then what was learned.</summary>
internal static class DailyLines
{
    public const string Quiet = "Quiet day, nothing to report. (scheduler healthy)";
    public const string People = "PEOPLE";
    public const string Learned = "LEARNED";

    private const string HeldBack = "What was written down is not shown here: it may tell who somebody is";
    private const int LongestName = 40;
    private const int LongestThanks = 110;
    private const int LongestText = 70;
    private const int MostLessons = 2;

    public static string Header(DailyDigest digest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{digest.Day.Date:dddd d MMMM} · {Shown.Within(digest.TeamName, LongestName)} · until {UntilOf(digest)} {digest.Day.Zone.Id}")
        + DigestWords.Covered(digest) + (digest.Day.IsChangeover ? " · clocks change after it" : "");

    /// <summary>What stands in the post.</summary>
    /// <param name="reserved">Characters that are added to it later.</param>
    public static IReadOnlyList<DigestLine> Of(DailyDigest digest, int reserved = 0) => DigestLines.Fit(
    [
        new("", Header(digest), 0), new("", $"“{DigestWords.Sentence(digest)}”", 0),
        .. OfPeople(digest), .. OfCustomers(digest), .. OfLearned(digest), .. FootOf(digest),
    ], reserved);

    public static IReadOnlyList<DigestLine> OfQuiet(DailyDigest digest) => [new("", Header(digest), 0), new("", Quiet, 0)];

    public static string Hand(NeededHand hand) => $"Needs a hand: #{hand.Number} {hand.What}";

    public static string Thanks(PublishedThanks thanks, int most = int.MaxValue)
    {
        var joint = thanks.Text.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? " " : ": ";
        var names = $"Thanks: {Shown.Within(thanks.From, LongestName / 2)} → {Shown.Within(thanks.To[0], LongestName / 2)}"
            + (thanks.To.Count > 1 ? $" and {DigestWords.Count(thanks.To.Count - 1, "other", "others")}" : "");
        return names + joint + Shown.Within(thanks.Text, Math.Max(20, most - names.Length));
    }

    public static string Did(ManagerAction done, int most = int.MaxValue) => done.YouSaid is { } said
        ? $"You said “{Shown.Within(said, most)}” → we did: {Shown.Within(done.Text, most)}"
        : $"We did: {Shown.Within(done.Text, most)}";

    public static string Lesson(Lesson lesson, DateOnly today, int most = int.MaxValue) =>
        $"{Shown.Within(lesson.Cause, most)} → {Shown.Within(lesson.Step, most)}"
        + (lesson.Owner is { } owner ? $", owner {Shown.Within(owner, LongestName / 2)}" : ", owner open") + $", due {DigestWords.Day(lesson.Due, today)}";

    private static IEnumerable<DigestLine> OfPeople(DailyDigest digest)
    {
        yield return new(People, digest.Morale, 0);
        if (digest.Thanks.Count > 0)
            yield return new("", Thanks(digest.Thanks[0], LongestThanks) + (digest.Thanks.Count > 1 ? $" · {digest.Thanks.Count - 1} more" : ""), 2);
        if (digest.Did.Count > 0)
            yield return new("", Did(digest.Did[0], LongestText), 3);
        if (digest.HelpedBy.Count > 0)
            yield return new("", $"Helped from elsewhere: {Shown.Within(string.Join(", ", digest.HelpedBy), LongestText)}", 6);
        if (digest.Thanks.Count + digest.Did.Count + digest.HelpedBy.Count == 0)
            yield return new("", $"Nothing else was noted for {Shown.Within(digest.StaffWord, LongestName)}", 8);
    }

    private static IEnumerable<DigestLine> OfCustomers(DailyDigest digest)
    {
        var word = Shown.Within(digest.CustomerWord, LongestName);
        yield return new(word.ToUpperInvariant(), Moments(digest, word), 0);
        if (Figures(digest) is { Length: > 0 } figures)
            yield return new("", figures, 1);
        if (digest.Hand is { } hand)
            yield return new("", Hand(hand), 0);
        if (digest.CameToThank + digest.CameToApologise > 0)
            yield return new("", "Came back: " + string.Join(", ", new[] { Few(digest.CameToThank, "to thank us"), Few(digest.CameToApologise, "to apologise") }.OfType<string>()), 4);

        // Nothing is celebrated while somebody may be in danger, or grieves.
        if (digest is { IsGrave: false, Cleared: { FixedAt: { } at } cleared })
            yield return new("", $"Put right: #{cleared.Number}, the oldest let-down that was open ({Shown.Long(cleared.Since(at))})", 5);
    }

    private static IEnumerable<DigestLine> OfLearned(DailyDigest digest)
    {
        var lines = digest.Lessons.Take(MostLessons).Select((lesson, at) => (Text: Lesson(lesson, digest.Day.Date, LongestText), Rank: 3 + at * 4)).ToList();
        if (digest.Clues.Count > 0 && !digest.IsGrave)
            lines.Add(($"What went right: {Shown.Within(digest.Clues[0], LongestText)}", 6));
        if (lines.Count == 0)
            lines.Add((digest.IsHeldBack ? HeldBack : digest.Clues.Count > 0 ? "What was written down stands in the details" : "Nothing was written down yet", 8));

        return lines.Select((line, at) => new DigestLine(at == 0 ? Learned : "", line.Text, line.Rank));
    }

    private static IEnumerable<DigestLine> FootOf(DailyDigest digest)
    {
        // It explains a mark that is always there, so it is always there too.
        if (digest.Moments.Foot is { } foot)
            yield return new("", foot, 0);
    }

    private static string Moments(DailyDigest digest, string word) => digest.Moments.All == 0 ? $"Nothing was noted of {word}" : digest.Moments.Say;

    /// <summary>What there is nothing of is left out; a second failure never is.</summary>
    private static string Figures(DailyDigest digest)
    {
        var (own, again, second) = (digest.Figures.Own, digest.Figures.Again.Rate, digest.Figures.Second);
        return FigureWords.Joined(
            second.Count == 0 || digest.IsSmall ? null : second.Say,
            own.Reported == 0 || digest.IsSmall ? null : own.SayMiddle,
            again.Counted == 0 ? null : $"Repeat contacts, matured week: {again.CameAgain:N0} of {again.Counted:N0}");
    }

    private static string? Few(int number, string what) => number > 0 ? $"{number:N0} {what}" : null;

    private static string UntilOf(DailyDigest digest) =>
        digest.Until >= digest.Day.Period.End ? "midnight" : Calendar.WallClock.WriteTime(digest.Until, digest.Day.Zone);
}
