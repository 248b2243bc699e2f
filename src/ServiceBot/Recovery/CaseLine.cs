namespace ServiceBot.Recovery;

/// <summary>An open case as the list has it.</summary>
/// <param name="Owner">Null when nobody owns it, or whoever did is gone.</param>
/// <param name="IsToTell">Somebody is still to be told what they must know.</param>
/// <param name="IsToLookAt">They were told, and somebody else is to look at it.</param>
internal sealed record CaseLine(
    int Number, string Title, CaseStatus Status, Step Step, bool IsPractice, bool Danger, Severity Severity, DateTimeOffset OpenedAt, bool IsOwned,
    string? Owner, bool IsToTell = false, bool IsToLookAt = false);

/// <summary>
/// The open cases to look at first, and how many there are in all. By harm, then by how long the customer waits; what a customer is worth is
/// never asked. Practice comes last.
/// </summary>
internal sealed record CaseList(IReadOnlyList<CaseLine> Lines, int Count)
{
    public const int Most = 15;

    /// <summary>Several lists as one; none of them has a case of another.</summary>
    public static CaseList Of(IReadOnlyCollection<CaseList> lists) => new(
        [
            .. lists.SelectMany(list => list.Lines)
                .OrderBy(line => line.IsPractice)
                .ThenByDescending(line => line.Danger)
                .ThenByDescending(line => line.Severity)
                .ThenBy(line => line.OpenedAt)
                .ThenBy(line => line.Number)
                .Take(Most),
        ],
        lists.Sum(list => list.Count));
}
