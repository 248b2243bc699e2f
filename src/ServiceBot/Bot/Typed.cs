namespace ServiceBot.Bot;

/// <summary>What somebody typed into a card that held a text already, while others may have changed that text.</summary>
internal static class Typed
{
    /// <summary>Only what was added behind; all of it where what was there did not stay as it was.</summary>
    public static string Added(string was, string typed) =>
        was.Length > 0 && typed.StartsWith(was, StringComparison.Ordinal) ? typed[was.Length..].Trim(' ', ',', ';', '\n') : typed;
}
