using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>A case with all that happened in it, as somebody may read it who hands it on.</summary>
/// <param name="Merged">The cases that go on in this one, each with its own timeline.</param>
/// <param name="SeesValue">What the customer is worth is for managers only.</param>
internal sealed record ExportedCase(
    CaseView View, Timeline Timeline, IReadOnlyList<(RecoveryCase About, Timeline Timeline)> Merged, string Team, string Reader, DateTimeOffset At, bool SeesValue)
{
    public RecoveryCase About => View.About;

    /// <summary>Of this case and those that were merged into it, in the order in which it happened.</summary>
    public IEnumerable<(CaseEvent Happened, IEnumerable<Written> Texts)> Events => Merged.Select(merged => merged.Timeline).Prepend(Timeline)
        .SelectMany(timeline => timeline.Events.Select(happened => (Happened: happened, Texts: timeline.With(happened))))
        .OrderBy(entry => entry.Happened.At).ThenBy(entry => entry.Happened.CaseNumber).ThenBy(entry => entry.Happened.Sequence);
}

/// <summary>Reads a case with everything in it.</summary>
internal sealed class CaseArchive(BotDb db, Cases cases, TimeProvider clock)
{
    public async Task<ExportedCase> ReadAsync(RecoveryCase about, Person reader, CancellationToken cancellationToken)
    {
        var rights = await cases.RightsAsync(about, reader, cancellationToken);
        var timeline = await cases.TimelineAsync(about.Number, int.MaxValue, cancellationToken);
        var merged = new List<(RecoveryCase, Timeline)>();
        var others = await db.Cases.AsNoTracking()
            .Where(other => other.MergedInto == about.Number && other.TeamId == about.TeamId && other.Status == CaseStatus.Merged)
            .Where(other => other.Customer != null && other.Customer != CustomerKind.Self)
            .OrderBy(other => other.Number)
            .ToListAsync(cancellationToken);
        foreach (var other in others)
            merged.Add((other, await cases.TimelineAsync(other.Number, int.MaxValue, cancellationToken)));

        var all = timeline with { Events = [.. timeline.Events, .. merged.SelectMany(other => other.Item2.Events)] };
        var view = await cases.ViewAsync(about, reader.Zone, cancellationToken, all);
        var team = await cases.TeamOfAsync(about, cancellationToken);
        return new ExportedCase(view, timeline, merged, team.Name, reader.Name, clock.GetInstant(), rights.MaySeeValue);
    }
}
