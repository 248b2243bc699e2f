namespace ServiceBot.Recovery;

/// <summary>
/// Building blocks for what is said to the customer. Blocks, not a letter: an apology cannot be scripted. What only the writer can know is a
/// blank, and words with a blank in them are never taken.
/// </summary>
/// <remarks>
/// Taking responsibility and offering repair matter most to people, asking for forgiveness least: Lewicki, Polin and Lount, An Exploration of the
/// Structure of Effective Apologies, 2016.
/// </remarks>
internal static class Apology
{
    /// <summary>The condition that says it was not ours.</summary>
    public const string Outside = "Someone outside";

    /// <summary>What holds until somebody chooses.</summary>
    public static Responsibility Of(RecoveryCase about) => about switch
    {
        { Danger: true } or { Care: SpecialCare.Injury or SpecialCare.Discrimination or SpecialCare.DataLeak } => Responsibility.LegalFirst,
        { Conditions: Outside } => Responsibility.NotOurs,
        _ => Responsibility.Ours,
    };

    /// <summary>The blocks, one a line, in the order in which they are best heard.</summary>
    public static string Draft(RecoveryCase about, Responsibility whose)
    {
        if (about.Customer == CustomerKind.Self)
            return "It went wrong, I put it right, and I know what I will do differently.";

        List<string> blocks = [.. Opening(about), .. Acknowledge(about, whose), Effect(about, whose), .. Repair(about), .. Change(about, whose)];
        return Said.Shorten(string.Join("\n", blocks), Longest.Words);
    }

    /// <summary>What is still to be filled in, as it stands there. Brackets of people's own are theirs.</summary>
    public static IReadOnlyList<string> Blanks(string? words) =>
        words is null ? [] : [.. Blank.All.Where(words.Contains)];

    /// <summary>Whether nobody has made these words their own yet.</summary>
    public static bool IsDraft(RecoveryCase about, string? words) => Drafts(about).Any(draft => draft == words?.ReplaceLineEndings("\n"));

    private static IEnumerable<string> Drafts(RecoveryCase about) => Enum.GetValues<Responsibility>().Select(whose => Draft(about, whose));

    private static IEnumerable<string> Opening(RecoveryCase about)
    {
        if (about.Care == SpecialCare.Bereavement)
            yield return "We are very sorry for your loss.";
        else if (about.Danger || about.Care == SpecialCare.Injury)
            yield return "First of all: how are you, and is everybody safe?";
        else if (!IsAgain(about))
            yield return "Thank you for telling us.";
    }

    private static IEnumerable<string> Acknowledge(RecoveryCase about, Responsibility whose)
    {
        if (about.Care == SpecialCare.Discrimination)
            yield return "Nobody should be treated the way you describe. We take what you say seriously.";
        if (about.Care == SpecialCare.DataLeak)
            yield return $"It is about information on you that may have reached somebody else: {Blank.Which}.";
        if (IsAgain(about) && whose == Responsibility.LegalFirst)
            yield return "You come to us with it a second time, and we take that seriously.";
        else if (IsAgain(about))
            yield return "We told you that it was put right, and it was not.";

        // Who is told no hears what we can do, and is not asked to see it our way first.
        if (about.Cannot is not null && whose == Responsibility.NotOurs)
            yield break;

        yield return whose switch
        {
            Responsibility.LegalFirst => $"We are finding out exactly what happened, and tell you what we know by {Blank.When}.",
            Responsibility.NotOurs when IsAgain(about) => "What happened first came from outside. That our fix did not hold was ours.",
            Responsibility.NotOurs => "You were right to come to us with it.",
            _ when IsAgain(about) => "We let you down twice: with what happened first, and when our fix did not hold.",
            _ => "What happened was ours to get right, and we did not.",
        };
    }

    private static string Effect(RecoveryCase about, Responsibility whose)
    {
        var effect = about.Effect is { } known ? Shown.Within(known.TrimEnd('.', ' ')) : Blank.Effect;
        var sorry = about.Severity == Severity.Serious || about.IsGrave ? "We are deeply sorry" : "We are sorry";
        return whose == Responsibility.Ours || IsAgain(about) && whose == Responsibility.NotOurs
            ? $"{sorry} for what it meant for you: {effect}."
            : $"{sorry} that you went through this: {effect}.";
    }

    private static IEnumerable<string> Repair(RecoveryCase about)
    {
        if (about.Cannot is { } cannot)
        {
            yield return $"What we cannot do: {Sentence(cannot)}";
            if (about.CannotBecause is { } because)
                yield return $"Why: {Sentence(because)}";
        }

        if ((about.Can ?? about.FirstAction ?? about.Choice) is { } action)
            yield return $"{(about.Cannot is not null ? "What we can do" : about.FixedAt is null ? "What we do" : "What we did")}: {Sentence(action)}";
        else
            yield return about.FixedAt is null ? $"What we do now: {Blank.Now}." : $"What we did: {Blank.Done}.";

        if (about.Care == SpecialCare.DataLeak)
            yield return $"What you can do to be safe: {Blank.Protects}. Whom you can ask: {Blank.Whom}.";
        else if (about.IsGrave)
            yield return $"If you need anything, call {Blank.Whom}.";
    }

    /// <summary>Only what somebody has promised to change. While it is open whose it was, nothing is said to have been wrong.</summary>
    private static IEnumerable<string> Change(RecoveryCase about, Responsibility whose)
    {
        if (about.Prevention is { } prevention && whose != Responsibility.LegalFirst)
            yield return $"So that it does not happen again: {Sentence(prevention)}";
    }

    private static bool IsAgain(RecoveryCase about) => about.IsSecondFailure;

    private static string Sentence(string text) => Shown.Within(text.TrimEnd('.', ' ')) + ".";

    /// <summary>What only the writer can know.</summary>
    private static class Blank
    {
        public const string Effect = "[what it meant for them]";
        public const string Now = "[what, and by when]";
        public const string Done = "[what put it right]";
        public const string When = "[day and time]";
        public const string Which = "[which information, and who may have seen it]";
        public const string Protects = "[what protects them]";
        public const string Whom = "[name and number]";

        public static readonly string[] All = [Effect, Now, Done, When, Which, Protects, Whom];
    }
}
