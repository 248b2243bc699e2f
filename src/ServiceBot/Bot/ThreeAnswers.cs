using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>A reason, and the answers to the three questions of integrity, as far as they were given.</summary>
internal sealed record ThreeAnswers(string? Because, IReadOnlyList<string?> Answers)
{
    private const string Lead = "because";

    public static readonly ThreeAnswers Nothing = new(null, [null, null, null]);

    public bool IsWhole => Because is not null && Answers.All(answer => answer is not null);

    /// <summary>One answer a line.</summary>
    public string Lines => string.Join('\n', Answers);

    /// <summary>The first that is longer than can be kept.</summary>
    public Complaint? TooLong => Entry.TooLong(
        new Entry("The reason", Because, Longest.Note),
        new Entry("An answer", Answers.OfType<string>().MaxBy(typed => typed.Length), Longest.Note));

    public static ThreeAnswers Of(CardAnswer answer) => new(
        Entry.Of(Said.OneLine(answer.Because)),
        [Entry.Of(Said.OneLine(answer.Right)), Entry.Of(Said.OneLine(answer.Impact)), Entry.Of(Said.OneLine(answer.Reputation))]);

    /// <summary>"because the reason", and where there are no cards "because the reason; answer; answer; answer".</summary>
    public static ThreeAnswers Read(string rest)
    {
        if (!rest.StartsWith(Lead, StringComparison.OrdinalIgnoreCase))
            return Nothing;

        var reason = rest[Lead.Length..].TrimStart(' ', ',', ':');
        var parts = reason.Split(';', 4, StringSplitOptions.TrimEntries);
        return parts is [var because, var right, var impact, var reputation]
            ? new ThreeAnswers(Entry.Of(because), [Entry.Of(right), Entry.Of(impact), Entry.Of(reputation)])
            : new ThreeAnswers(Entry.Of(reason), [null, null, null]);
    }
}
