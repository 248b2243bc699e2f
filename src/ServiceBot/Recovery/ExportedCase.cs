using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>A case with all that happened in it, as somebody may read it who hands it on.</summary>
/// <param name="SeesValue">What the customer is worth is for managers only.</param>
internal sealed record ExportedCase(
    CaseView View, Timeline Timeline, string Team, string Reader, DateTimeOffset At, bool SeesValue)
{
    public RecoveryCase About => View.About;
}

/// <summary>Reads a case with everything in it.</summary>
internal sealed class CaseArchive(Cases cases, People people, TimeProvider clock)
{
    public async Task<ExportedCase> ReadAsync(RecoveryCase about, Person reader, CancellationToken cancellationToken)
    {
        var rights = await people.RightsAsync(about.TeamId, reader, cancellationToken);
        var timeline = await cases.TimelineAsync(about, int.MaxValue, cancellationToken);
        var view = await cases.ViewAsync(about, await people.ZoneOfAsync(reader, cancellationToken), cancellationToken, timeline);
        var team = await cases.TeamOfAsync(about, cancellationToken);
        return new ExportedCase(view, timeline, team.Name, reader.Name, clock.GetInstant(), rights.MaySeeValue);
    }
}
