using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>What is chosen in step 3 and found in step 4 beyond what is needed to go on, as it is asked and as it is shown.</summary>
internal static class LearnedCards
{
    private const string NoPrinciple = "none";
    private const string WorthNote = "Only managers of the team see this. It may raise a gesture, never the order.";

    private static readonly (ValueRange Value, string Title)[] Worths =
    [
        (ValueRange.Unknown, "I do not say"), (ValueRange.Small, "Small"), (ValueRange.Middle, "Middle"), (ValueRange.Large, "Large"),
    ];

    private static readonly CommitmentLimits[] AllLimits =
    [
        CommitmentLimits.Money, CommitmentLimits.Time, CommitmentLimits.Policy, CommitmentLimits.Authority, CommitmentLimits.Knowledge, CommitmentLimits.Attitude,
    ];

    /// <summary>The goals first, then what could be done, then what is done and why.</summary>
    public static IEnumerable<object> Choosing(RecoveryCase about, Reader reader, CardAnswer? typed)
    {
        if (reader.Vision is { } vision)
            yield return Card.Words($"What we stand for: {Shown.Within(vision)}");

        yield return Card.Input("options", "Two to four ways to put it right, one a line",
            StepCards.StandsIn(typed, answer => answer.Options, about.Options, Longest.Options), "A new one tonight", Longest.Options, isMultiline: true);
        yield return Card.Input("choice", "What we choose", StepCards.StandsIn(typed, answer => answer.Choice, about.Choice, Longest.Note), "Any of them, or another", Longest.Note);
        yield return Card.Input("choiceReason", "Because", StepCards.StandsIn(typed, answer => answer.ChoiceReason, about.ChoiceReason, Longest.Note),
            "They leave tomorrow", Longest.Note);
        if (about.Customer != CustomerKind.External)
            yield break;

        yield return Card.Choice("worth", "What they are worth to us",
            Worths.Any(worth => $"{worth.Value}" == typed?.Worth) ? typed!.Worth! : $"{ValueRange.Unknown}",
            Worths.Select(worth => ($"{worth.Value}", worth.Title)));
        yield return Card.Line(WorthNote, isSubtle: true);
    }

    public static IEnumerable<object> Learning(RecoveryCase about, Reader reader, CardAnswer? typed)
    {
        var limits = typed is null ? about.StoppedBy : Limits(typed.StoppedBy);
        yield return Card.Choices("stoppedBy", "Where did our commitment stop?", string.Join(',', Each(limits)), AllLimits.Select(limit => ($"{limit}", $"{limit}")));
        if (Principles(about, reader) is { Count: > 0 } principles)
            yield return Card.Choice("principle", "Which principle did it touch?",
                principles.Select(Short).FirstOrDefault(principle => principle == (typed is null ? Short(about.Principle) : typed.Principle)) ?? NoPrinciple,
                [(NoPrinciple, "None of them"), .. principles.Select(principle => (Short(principle), Short(principle)))]);

        yield return Card.Input("bestElsewhere", "Who anywhere handles this best?",
            StepCards.StandsIn(typed, answer => answer.BestElsewhere, about.BestElsewhere, Longest.Note), "The bakery next door calls people back", Longest.Note);
        yield return Card.Input("aboutUs", about.Customer == CustomerKind.Self ? "What did this show about you?" : "What did this show about us?",
            StepCards.StandsIn(typed, answer => answer.AboutUs, about.AboutUs, Longest.Note), "We stand together when it gets late", Longest.Note);
    }

    /// <summary>Those of the team, and the one that was named before even if the team has crossed it out since.</summary>
    public static IReadOnlyList<string> Principles(RecoveryCase about, Reader reader) =>
        reader.Principles.Count == 0 || about.Principle is not { } named || reader.Principles.Contains(named)
            ? reader.Principles
            : [.. reader.Principles, named];

    /// <summary>As much of a principle as there is room for in a list.</summary>
    public static string Short(string? principle) => Said.Shorten(Said.OneLine(principle), Longest.Title);

    /// <param name="chosen">As it comes from a card, joined by commas.</param>
    public static CommitmentLimits Limits(string? chosen) => AllLimits
        .Where(limit => (chosen ?? "").Split(',', StringSplitOptions.TrimEntries).Contains($"{limit}"))
        .Aggregate(CommitmentLimits.None, (all, limit) => all | limit);

    /// <summary>What was learned in a case beside what somebody wrote, for whoever may know all of it.</summary>
    /// <param name="maySeeValue">Whether this person may see what the customer is worth to us.</param>
    public static IEnumerable<(string Name, string Text)> Facts(RecoveryCase about, IEnumerable<string> followUps, bool maySeeValue)
    {
        if (about.StoppedBy != CommitmentLimits.None)
            yield return ("Where our commitment stopped", string.Join(", ", Each(about.StoppedBy)));
        foreach (var followUp in followUps)
            yield return ("Follow-up", followUp);
        if (maySeeValue && about.Value != ValueRange.Unknown)
            yield return ("Worth to us", $"{about.Value}. {WorthNote}");
    }

    private static IEnumerable<CommitmentLimits> Each(CommitmentLimits limits) => AllLimits.Where(limit => limits.HasFlag(limit));
}
