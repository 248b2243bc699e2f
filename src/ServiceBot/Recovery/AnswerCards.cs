using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>The words for what only the customer can answer: whether it was help, and whether they would come back.</summary>
internal static class AnswerCards
{
    /// <summary>What was noted before stands, also where it was noted after the card was made.</summary>
    private const string AsBefore = "same";
    private const string NotSaid = "notsaid";

    /// <summary>Typed they are the whole message; in a longer one the same words are part of what the customer says.</summary>
    private static readonly CardChoice[] Helps =
    [
        new(nameof(Helpfulness.Yes), "Yes", "it helped", "it did help", "that helped"),
        new(nameof(Helpfulness.Partly), "Partly", "it partly helped", "it helped partly", "it helped a little", "it helped a bit"),
        new(nameof(Helpfulness.No), "No", "it did not help", "it didn't help", "that did not help", "that didn't help"),
    ];

    private static readonly CardChoice[] Returns =
    [
        new(nameof(Returning.Yes), "Yes", "they would come back", "would come back"),
        new(nameof(Returning.Perhaps), "Perhaps", "they would perhaps come back", "perhaps they would come back", "they might come back"),
        new(nameof(Returning.No), "No", "they would not come back", "they wouldn't come back", "would not come back"),
    ];

    public static IEnumerable<object> Inputs(RecoveryCase about) =>
    [
        Choice("didHelp", "Did what we did actually help? Their answer", Helps, about.DidHelp),
        Choice("wouldReturn", "Would they come back to us? Their answer", Returns, about.WouldReturn),
    ];

    /// <summary>What stands when this was answered.</summary>
    public static CustomerAnswers Read(CardAnswer answer, CustomerAnswers known) =>
        new(Of(answer.DidHelp, known.DidHelp), Of(answer.WouldReturn, known.WouldReturn));

    /// <summary>What stands when this was typed; null when it is no answer to either question.</summary>
    public static CustomerAnswers? Typed(string text, CustomerAnswers known = default)
    {
        var key = Said.Key(text);
        if (Array.Find(Helps, choice => choice.Also.Contains(key)) is { } help)
            return known with { DidHelp = Enum.Parse<Helpfulness>(help.Answer) };

        return Array.Find(Returns, choice => choice.Also.Contains(key)) is { } returning
            ? known with { WouldReturn = Enum.Parse<Returning>(returning.Answer) }
            : null;
    }

    /// <summary>"that it helped, and that they would not come back"; empty when they said neither.</summary>
    public static string Say(CustomerAnswers answers) => string.Join(", and ", new[]
    {
        answers.DidHelp switch
        {
            Helpfulness.Yes => "that it helped",
            Helpfulness.Partly => "that it helped partly",
            Helpfulness.No => "that it did not help",
            _ => null,
        },
        answers.WouldReturn switch
        {
            Returning.Yes => "that they would come back",
            Returning.Perhaps => "that they would perhaps come back",
            Returning.No => "that they would not come back",
            _ => null,
        },
    }.OfType<string>());

    /// <summary>Two things that do not go together are asked about, and neither is taken for the other.</summary>
    public static string Against(CustomerAnswers answers, Outcome outcome) =>
        $"The customer says {Say(answers)}. How does “{StepCards.TitleOf(StepCards.Outcomes, $"{outcome}")}” go with that? "
        + "If both are true, write what they said in their own words; otherwise change one of the two.";

    public static IEnumerable<(string Name, string Text)> Facts(RecoveryCase about)
    {
        if (about.DidHelp is { } help)
            yield return ("Did it help, as the customer says", Word(Helps, $"{help}"));
        if (about.WouldReturn is { } returning)
            yield return ("Would they come back, as they say", Word(Returns, $"{returning}"));
    }

    /// <summary>What somebody noted of it; null for everything else.</summary>
    public static string? Happened(CaseEvent happened) => happened switch
    {
        { Kind: CaseEventKind.DidHelp, Data: null } => "took back whether it helped",
        { Kind: CaseEventKind.DidHelp, Data: { } said } => $"noted whether it helped, as the customer says: {Word(Helps, said)}",
        { Kind: CaseEventKind.WouldReturn, Data: null } => "took back whether the customer would come back",
        { Kind: CaseEventKind.WouldReturn, Data: { } said } => $"noted whether the customer would come back, as they say: {Word(Returns, said)}",
        _ => null,
    };

    private static string Word(IEnumerable<CardChoice> choices, string answer) => StepCards.TitleOf(choices, answer).ToLowerInvariant();

    private static object Choice<T>(string id, string label, IReadOnlyList<CardChoice> choices, T? known) where T : struct, Enum
    {
        var all = choices.Select(choice => (choice.Answer, choice.Title));
        return Card.Choice(id, label, AsBefore, known is { } said
            ? [(AsBefore, $"As noted: {Word(choices, $"{said}")}"), .. all, (NotSaid, "They did not say")]
            : [(AsBefore, "Not said"), .. all]);
    }

    private static T? Of<T>(string? chosen, T? known) where T : struct, Enum =>
        chosen == NotSaid ? null : Enum.TryParse<T>(chosen, out var said) && Enum.IsDefined(said) ? said : known;
}
