namespace ServiceBot.Recovery;

/// <summary>
/// Building blocks for what is said to the customer: thanks, what happened to them, what was put right, what we changed.
/// Blocks, not a letter: an apology cannot be scripted.
/// </summary>
internal static class GraciousWords
{
    /// <summary>The condition that says it was not ours; then nothing is confessed.</summary>
    public const string Outside = "Someone outside";

    public static string Draft(RecoveryCase about)
    {
        if (about.Customer == CustomerKind.Self)
            return "It went wrong, I put it right, and I know what I will do differently.";

        var blocks = about.IsSecondFailure ? Again(about) : First(about);
        if (about.FirstAction is { } action)
            blocks.Add($"What we did: {Sentence(action)}");
        if (about.Prevention is { } prevention)
            blocks.Add($"So that it does not happen again: {Sentence(prevention)}");

        return Said.Shorten(string.Join("\n", blocks), Longest.Words);
    }

    private static List<string> First(RecoveryCase about) =>
    [
        "Thank you for telling us.",
        about.Conditions == Outside
            ? $"What happened was not what you should get from us, and we are {(about.Danger ? "sorry that it happened to you" : "glad that we could help")}."
            : "What happened was ours to get right, and we are sorry for what it meant for you.",
    ];

    /// <summary>Both failures are named, and nothing is made to sound better than it was.</summary>
    private static List<string> Again(RecoveryCase about) =>
    [
        "We told you that it was put right, and it was not.",
        about.Conditions == Outside
            ? "What happened first came from outside. That our fix did not hold was ours, and we are sorry for it."
            : "We let you down twice: with what happened first, and when our fix did not hold. We are sorry for both.",
    ];

    private static string Sentence(string text) => Shown.Within(text.TrimEnd('.', ' ')) + ".";
}
