namespace ServiceBot.Recovery;

/// <summary>One thing typed into a card.</summary>
/// <param name="Name">What it is called when it is too long.</param>
internal readonly record struct Entry(string Name, string? Typed, int Most)
{
    /// <summary>Fit to be kept; null when there is nothing.</summary>
    public static string? Of(string? typed) => Said.Clean(typed) is { Length: > 0 } clean ? clean : null;

    /// <summary>The first that is longer than can be kept. Nothing is cut silently.</summary>
    public static Complaint? TooLong(params IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
            if (Of(entry.Typed) is { } text && text.Length > entry.Most)
                return new Complaint(
                    $"{entry.Name} is longer than I can keep: {text.Length:N0} of {entry.Most:N0} characters. Nothing was taken; please shorten it.");

        return null;
    }
}

/// <summary>Why an answer cannot be taken, and what may have been meant.</summary>
internal sealed record Complaint(string Text, params IReadOnlyList<string> Offers)
{
    /// <summary>The card is asked again below, with all that was typed into it: some chats empty a card that was submitted.</summary>
    public bool AsksAgain { get; init; }
}
