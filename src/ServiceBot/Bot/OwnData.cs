using ServiceBot.Pulse;

namespace ServiceBot.Bot;

/// <summary>Everything that is kept about one person, as they may read it: part by part, and their journal.</summary>
internal sealed record OwnData(DateTimeOffset At, TimeZoneInfo Zone, IReadOnlyList<OwnPart> Parts, Journal Journal, JournalPages Pages)
{
    /// <summary>What cannot be handed out, because nobody knows it.</summary>
    public const string Cannot =
        "Answers to check-ins that are counted already cannot be given: only how often each answer was given is left, and nobody can tell which were yours.";

    /// <summary>What is found elsewhere.</summary>
    public const string Elsewhere =
        "What you wrote in a case stands in the case: “export” and its number hands it out. What was said in your chats can be read there until it is removed.";
}

/// <summary>One kind of what is kept.</summary>
/// <param name="Key">By which programs know it.</param>
internal sealed record OwnPart(string Key, string Title, IReadOnlyList<IReadOnlyList<OwnFact>> Rows);

/// <param name="Value">A text, a number, yes or no, a day or an instant; null is left out.</param>
internal readonly record struct OwnFact(string Key, string Name, object? Value);
