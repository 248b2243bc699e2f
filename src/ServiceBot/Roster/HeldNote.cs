using System.Globalization;

namespace ServiceBot.Roster;

/// <summary>Something for a person that waits until they work again, or until they write.</summary>
internal sealed class HeldNote
{
    /// <summary>
    /// Sorts by time, and within a turn by what was said first. Behind a number sign stands the case it is of, and behind a slash the slot it
    /// will be said under, where it may be edited later.
    /// </summary>
    public required string Id { get; set; }

    public string Slot => Id[(Id.IndexOf('/') + 1)..];

    /// <summary>Null when it concerns no case.</summary>
    public int? CaseNumber => Id.Split('/', 2)[0].Split('#') is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    public static string Mark(int caseNumber) => string.Create(CultureInfo.InvariantCulture, $"#{caseNumber}");

    public required string PersonId { get; set; }

    /// <summary>The message as JSON; null when it is a question, which is asked as it stands by then.</summary>
    public string? Activity { get; set; }

    public DateTimeOffset DueAt { get; set; }
}
