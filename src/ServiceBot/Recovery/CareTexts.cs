namespace ServiceBot.Recovery;

/// <summary>What a team says when it is hard, until it has written words of its own.</summary>
internal static class CareTexts
{
    /// <summary>Of each of them.</summary>
    public const int Longest = 500;

    public const string Conduct =
        "I want to help you. I cannot do that while I am spoken to like this.\n"
        + "If it goes on, I end our talk. You can come back to us when we can speak calmly.";

    public const string Help =
        "Your lead is a first step, or somebody you trust, or your doctor. In danger, call the emergency number.";
}
