using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The words for cases that belong together, and for failures that come again.</summary>
internal static class LinkCards
{
    private const int MostMerged = 3;
    private const int MostText = 200;

    /// <summary>What is left in the channel of a case that goes on elsewhere.</summary>
    public static Activity GoesOn(RecoveryCase about, string channel)
    {
        var line = $"Case {about.Number} goes on in case {about.MergedInto}: {Shown.Within(about.Title)}";
        return Card.Message(channel, line, [Card.Words(line)]);
    }

    /// <summary>Null where nothing has failed again. Nobody is told off for letting themselves down twice.</summary>
    public static string? Label(RecoveryCase about) => about switch
    {
        { IsSecondFailure: false } or { Customer: CustomerKind.Self } => null,
        { Failures: 0 } => "Second failure",
        { Failures: 1 } => "Second failure · Reopened",
        _ => $"Second failure · Reopened ({Ordinal(about.Failures)} time)",
    };

    /// <summary>Where to say what was said about a case that goes on elsewhere.</summary>
    public static string SaidThere(RecoveryCase about, RecoveryCase end) =>
        $"Case {about.Number} goes on in case {end.Number}; please say it there. If that is wrong: reopen {about.Number}";

    /// <summary>Whether a customer who comes again comes with the same problem. Only people know.</summary>
    public static Activity Proposal(RecoveryCase later, RecoveryCase earlier, string owner, Reader reader)
    {
        var (same, other) = ($"same {later.Number} as {earlier.Number}", $"not same {later.Number} as {earlier.Number}");
        var isAgain = (earlier.FixedAt ?? earlier.ClosedAt) is not null;
        List<string> lines = (earlier.FixedAt ?? earlier.ClosedAt) is { } done
            ?
            [
                $"Case {earlier.Number} of the same customer was {(earlier.FixedAt is null ? "closed" : "fixed")} {WallClock.Say(done, reader.Now, reader.Zone)}: {Shown.Within(earlier.Title)}",
                $"Is case {later.Number} the same problem again? Then case {earlier.Number} is opened again, and this one goes on in it.",
            ]
            :
            [
                $"Case {earlier.Number} of the same customer is open, {owner}: {Shown.Within(earlier.Title)}",
                $"Is case {later.Number} the same problem? Then it goes on in case {earlier.Number}.",
            ];
        return Card.Message(
            reader.Channel, $"{string.Join('\n', lines)}\n{same} / {other}", lines.Select(line => Card.Words(line)),
            [Card.Command(isAgain ? "Same problem again" : "Same problem", same), Card.Command("Another problem", other)]);
    }

    /// <summary>What was heard in cases that go on in this one.</summary>
    public static IEnumerable<object> Merged(CaseView view)
    {
        foreach (var merged in view.Merged.Take(MostMerged))
        {
            yield return Card.Words($"Case {merged.Number} goes on in this one: {Shown.Within(merged.Title)}", isBold: true);
            yield return Card.Fact($"Case {merged.Number}, reported as", Shown.Within(merged.Sentence, MostText));
            if (merged.Story is { } story)
                yield return Card.Fact($"Case {merged.Number}, what happened", Shown.Within(story, MostText));
            if (merged.Need is { } need)
                yield return Card.Fact($"Case {merged.Number}, what they need", Shown.Within(need, MostText));
        }

        if (view.Merged.Count > MostMerged)
            yield return Card.Words($"… and {string.Join(", ", view.Merged.Skip(MostMerged).Select(merged => $"case {merged.Number}"))}");
    }

    /// <summary>From which case an event is, where it is not this one.</summary>
    public static string Mark(CaseEvent happened, RecoveryCase about) => happened.CaseNumber == about.Number ? "" : $"case {happened.CaseNumber} · ";

    private static string Ordinal(int number) => (number % 100, number % 10) switch
    {
        (11 or 12 or 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };
}
