namespace ServiceBot.Recovery;

/// <summary>An open case as the list has it.</summary>
/// <param name="Owner">Null when nobody owns it, or whoever did is gone.</param>
internal sealed record CaseLine(
    int Number, string Title, CaseStatus Status, Step Step, bool IsPractice, bool Danger, Severity Severity, bool IsOwned, string? Owner);

/// <summary>The open cases to look at first, and how many there are in all.</summary>
internal sealed record CaseList(IReadOnlyList<CaseLine> Lines, int Count)
{
    public const int Most = 15;
}
