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

        var blocks = new List<string>
        {
            "Thank you for telling us.",
            about.Conditions == Outside
                ? "What happened was not what you should get from us, and we are glad that we could help."
                : "What happened was ours to get right, and we are sorry for what it meant for you.",
        };

        if (about.FirstAction is { } action)
            blocks.Add($"What we did: {Sentence(action)}");
        if (about.Prevention is { } prevention)
            blocks.Add($"So that it does not happen again: {Sentence(prevention)}");

        return Said.Shorten(string.Join("\n", blocks), Longest.Words);
    }

    private static string Sentence(string text) => Shown.Within(text.TrimEnd('.', ' ')) + ".";
}
