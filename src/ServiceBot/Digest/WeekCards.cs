using System.Globalization;
using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The words of the post of the week.</summary>
internal static class WeekCards
{
    public const int MostLines = 12;
    public const int MostCharacters = 900;

    /// <summary>How much of each thing that people wrote stands there; as much as fits.</summary>
    private static readonly int[] Lengths = [140, 110, 90, 75, 60, 50, 40, 30, 24, 20];

    /// <summary>What somebody may take back, however late: its line begins so.</summary>
    private const string StoryIs = "Story: ", SignedIs = "Work I'd sign: ", ClueIs = "Clue: ";

    private const int LongestTeam = 40;
    private const int LongestName = 24;

    /// <summary>An illustration gives way to what people wrote only where both cannot be there.</summary>
    public static IReadOnlyList<string> Lines(WeekDigest digest) =>
        Fit(length => Lines(digest, length)) ?? Fit(length => Lines(digest with { Hearsay = null }, length)) ?? Lines(digest with { Hearsay = null }, Lengths[^1]);

    /// <summary>What is kept of the lines: of what somebody may take back only its label.</summary>
    public static string Kept(IEnumerable<string> lines) => string.Join('\n', lines.Select(line =>
        Array.Find([StoryIs, SignedIs, ClueIs], label => line.StartsWith(label, StringComparison.Ordinal)) ?? line));

    /// <summary>The kept lines, with what of it is still there.</summary>
    public static IReadOnlyList<string> Again(string kept, (string Text, string? Author)? story, (string Text, string? Author)? signed, string? clue)
    {
        var lines = kept.Split('\n');
        List<string> At(int length) =>
        [
            .. lines.Select(line => line switch
            {
                StoryIs => Told(StoryIs, story, length),
                SignedIs => Told(SignedIs, signed, length),
                ClueIs => clue is null ? null : ClueIs + Shown.Within(clue, length),
                _ => line,
            }).OfType<string>(),
        ];
        return Fit(At) ?? At(Lengths[^1]);
    }

    private static List<string>? Fit(Func<int, List<string>> lines) =>
        Lengths.Select(lines).FirstOrDefault(some => some.Sum(line => line.Length + 1) <= MostCharacters);

    private static List<string> Lines(WeekDigest digest, int length)
    {
        List<string> lines = [$"The week from {digest.Week.Monday.ToString("dddd d MMMM", CultureInfo.InvariantCulture)} · {Shown.Within(digest.Team, LongestTeam)}"];
        lines.Add(digest.Done is { } done ? Done(done, length) : "You said, we did: nothing was noted in two weeks");
        if (Told(StoryIs, digest.Story, length) is { } story)
            lines.Add(story);
        if (Told(SignedIs, digest.Signed, length) is { } signed)
            lines.Add(signed);
        if (digest.Pledges.Count > 0)
            lines.Add($"Those who lead: {Pledged(digest, length)}");
        lines.AddRange(digest.Figures is { } figures ? [Repeats(figures), Turned(figures)] : [FewPeople.Why]);
        if (Celebrated(digest) is { Length: > 0 } celebrated)
            lines.Add(celebrated);
        if (digest.Hearsay is { } hearsay)
            lines.Add(hearsay);
        if (digest.Clue is { } clue)
            lines.Add(ClueIs + Shown.Within(clue, length));
        if (digest.Principle is { } principle)
            lines.Add($"Principle of the week: {Shown.Within(principle, length)}");
        lines.Add(Try(digest.Prompt));
        return lines;
    }

    /// <summary>One message for everybody in the channel: lines in the card, and the same as text where there are none.</summary>
    public static Activity Post(IReadOnlyList<string> lines, string channel) => Card.Message(
        channel, string.Join('\n', lines), [Card.Words(lines[0], isBold: true), .. lines.Skip(1).Select(line => Card.Words(line))]);

    /// <summary>The harm first: whoever had to come again, after a fix and before.</summary>
    private static string Repeats(WeekFigures figures)
    {
        var rate = figures.Repeats;
        var counted = rate.Matured == 0 ? "— (nothing matured)"
            : rate.Counted == 0 ? $"— (of {rate.Matured} no customer is recognised)"
            : $"{rate.CameAgain} of {rate.Counted}{(rate.Counted < rate.Matured ? $" (recognised of {rate.Matured})" : "")}";
        return $"Repeat contacts, matured week: {counted}{(figures.SecondFailures > 0 ? $" · second failures: {figures.SecondFailures}" : "")}";
    }

    private static string Turned(WeekFigures figures) => figures.Rate switch
    {
        { Cohort: 0 } => "Turned round: — (nothing matured)",
        var rate => $"Turned round: {rate.AllTurned} of {rate.Cohort}, {rate.Confirmed} confirmed and {rate.Presumed} presumed{(rate.Unknown > 0 ? $" · {rate.Unknown} not known" : "")}",
    };

    /// <summary>Nothing is celebrated beside a second failure, or while something grave is open.</summary>
    private static string? Celebrated(WeekDigest digest) => digest is { IsGrave: false, Figures: { SecondFailures: 0 } figures }
        ? FigureWords.Joined(
            figures.Above > 0 ? $"Above and beyond: {FigureWords.Count(figures.Above, "moment", "moments")}" : null,
            figures.CameBack with { Other = 0 } is { All: > 0 } cameBack ? cameBack.Say : null)
        : null;

    public static string Try(string prompt) => $"To try: {prompt}";

    private static string Done(ManagerAction done, int length) =>
        done.YouSaid is { } said ? $"You said “{Shown.Within(said, length * 2 / 3)}” → we did: {Shown.Within(done.Text, length)}" : $"We did: {Shown.Within(done.Text, length)}";

    private static string? Told(string label, (string Text, string? Author)? told, int length) =>
        told is { } one ? $"{label}“{Shown.Within(one.Text, length)}”{By(one.Author)}" : null;

    private static string By(string? author) => author is null ? "" : $" ({Shown.Within(author, LongestName)})";

    private static string Pledged(WeekDigest digest, int length)
    {
        var shown = digest.Pledges.Take(2).Select(one => one.Pledge switch
        {
            { IsOpen: true } pledge => $"{Shown.Within(one.Name, LongestName)}: {Shown.Within(pledge.Text, length / 2)}, {Due(pledge.DueOn, digest.Today)}",
            { Status: FollowUpStatus.Done } pledge => $"{Shown.Within(one.Name, LongestName)} has done it: {Shown.Within(pledge.Text, length / 2)}",
            var pledge => $"{Shown.Within(one.Name, LongestName)} has dropped it: {Shown.Within(pledge.Text, length / 2)}",
        });
        return string.Join(" · ", shown) + (digest.Pledges.Count > 2 ? $" · {digest.Pledges.Count - 2} more" : "");
    }

    private static string Due(DateOnly due, DateOnly today) =>
        due < today ? $"overdue since {due.ToString("ddd d MMM", CultureInfo.InvariantCulture)}" : $"by {due.ToString("dddd", CultureInfo.InvariantCulture)}";
}
