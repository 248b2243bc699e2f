namespace ServiceBot.Digest;

/// <summary>One line of the post.</summary>
/// <param name="Head">The part that begins with it; empty for what goes on.</param>
/// <param name="Rank">0: it is always there. Of the others the highest goes first where there is too little room.</param>
internal sealed record DigestLine(string Head, string Text, int Rank)
{
    public override string ToString() => Head.Length > 0 ? $"{Head}  {Text}" : Text;
}

/// <summary>The words of the post, within its bounds: at most twelve lines and 900 characters, whatever anybody typed.</summary>
internal static class DigestLines
{
    public const int MostLines = 12;
    public const int MostCharacters = 900;

    /// <summary>What is least missed goes first; what a part begins with moves to its next line.</summary>
    public static IReadOnlyList<DigestLine> Fit(IReadOnlyList<DigestLine> lines, int reserved = 0)
    {
        var kept = lines.ToList();
        while ((kept.Count > MostLines || Length(kept) + reserved > MostCharacters) && kept.Exists(line => line.Rank > 0))
        {
            var at = kept.FindLastIndex(line => line.Rank == kept.Max(one => one.Rank));
            var gone = kept[at];
            kept.RemoveAt(at);
            if (gone.Head.Length > 0 && at < kept.Count && kept[at].Head.Length == 0 && kept[at].Rank > 0)
                kept[at] = kept[at] with { Head = gone.Head };
        }

        return kept;
    }

    /// <summary>With what stops a card from reading two braces as a date of its own.</summary>
    public static int Length(IReadOnlyList<DigestLine> lines) => string.Join('\n', lines) is var text ? text.Length + text.Split("{{").Length - 1 : 0;
}
