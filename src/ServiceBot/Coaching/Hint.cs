namespace ServiceBot.Coaching;

/// <summary>One suggestion to whoever wrote the text. It holds where the words stand, never the words.</summary>
internal sealed record Hint(int Category, string Name, string Rule, int Start, int Length, string Instead)
{
    /// <summary>The exact words meant, out of the text they were found in.</summary>
    public string WordsOf(string text) => text.Substring(Start, Length);
}
