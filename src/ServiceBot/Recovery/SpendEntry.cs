using System.Globalization;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Something that is noted as spent on a case and was not taken back.</summary>
/// <param name="Sequence">The event with which it was noted.</param>
/// <param name="PersonId">Who spent it, whoever said yes to it.</param>
/// <param name="Noted">The event that says what for.</param>
internal sealed record SpendEntry(int Sequence, string PersonId, Amount Amount, int Noted)
{
    /// <summary>The oldest first.</summary>
    public static List<SpendEntry> Of(IEnumerable<CaseEvent> events)
    {
        var entries = new List<SpendEntry>();
        var askers = new Dictionary<int, string>();
        foreach (var happened in events.OrderBy(happened => happened.Sequence))
            switch (happened.Kind)
            {
                case CaseEventKind.SpendAsked:
                    askers[happened.Sequence] = happened.PersonId;
                    break;
                case CaseEventKind.Spent when Amount.Parse(happened.Data) is { } amount:
                    entries.Add(new SpendEntry(happened.Sequence, happened.PersonId, amount, happened.Sequence));
                    break;
                case CaseEventKind.SpendApproved when Amount.Parse(happened.Data) is { } amount && About(happened) is { } asked && askers.TryGetValue(asked, out var asker):
                    entries.Add(new SpendEntry(happened.Sequence, asker, amount, asked));
                    break;
                case CaseEventKind.SpendTakenBack:
                    entries.RemoveAll(entry => entry.Sequence == About(happened));
                    break;
            }

        return entries;
    }

    /// <summary>The event that this one is about, where its data ends with that.</summary>
    public static int? About(CaseEvent happened) =>
        int.TryParse((happened.Data ?? "").Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
}
