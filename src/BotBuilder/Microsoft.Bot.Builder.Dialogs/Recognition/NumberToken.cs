namespace Microsoft.Bot.Builder.Dialogs.Recognition;

/// <summary>A word, in lower case, or a number in digits; <paramref name="Value"/> is null for a word and for digits that make no number.</summary>
internal readonly record struct NumberToken(int Start, int End, string Word, decimal? Value)
{
    public bool Follows(NumberToken other) => Start == other.End + 1;
}
