using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Finds open cases of people who left their team in whatever way, such as with everything they were here, and lets them go on.</summary>
internal sealed partial class DeparturesRound(BotDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DeparturesRound> logger) : IRound
{
    private const int AtOnce = 100;

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (teamId, personId) in await GoneAsync(cancellationToken))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var turn = scope.ServiceProvider.GetRequiredService<Turn>();
                if (await turn.Db.People.FindAsync([personId], cancellationToken) is not { } leaver)
                    continue;

                // Nobody is known to have done it here, and by leaving they gave it back.
                var by = new By(personId, clock.GetInstant());
                var orphans = await scope.ServiceProvider.GetRequiredService<Departures>().FollowAsync(teamId, leaver, by, cancellationToken);
                if (await turn.CommitAsync() == CommitResult.Committed)
                    LogLetGo(personId, orphans.All.Count);
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                // It is due again next time, and must not keep the others waiting.
                LogFailed(failure, personId);
            }
    }

    /// <summary>For whom somebody still waits, or who would never be missed; helpers are not waited for.</summary>
    private async Task<IEnumerable<(string TeamId, string PersonId)>> GoneAsync(CancellationToken cancellationToken)
    {
        var open = db.Cases.AsNoTracking()
            .Where(about => about.Status == CaseStatus.Open || about.Status == CaseStatus.Parked)
            .Where(about => about.Customer == CustomerKind.External || about.Customer == CustomerKind.Internal);
        var theirs = open.Where(about => about.OwnerId != null).Select(about => new { about.TeamId, PersonId = about.OwnerId })
            .Union(open.Where(about => about.VoiceId != null).Select(about => new { about.TeamId, PersonId = about.VoiceId }))
            .Union(open.Where(about => about.HandToId != null).Select(about => new { about.TeamId, PersonId = about.HandToId }))
            .Union(open.Where(about => about.OwnerId == null && !about.Offered || about.Step == Step.Intake)
                .Select(about => new { about.TeamId, PersonId = (string?)about.OpenerId }))
            .Union(open.Where(about => about.DisclosureOwnerId != null).Select(about => new { about.TeamId, PersonId = about.DisclosureOwnerId }))
            .Union(Offers.AwaitedVoices(db)
                .Join(open, asked => asked.CaseNumber, about => about.Number, (asked, about) => new { about.TeamId, PersonId = asked.Data }));
        var gone = await theirs
            .Where(one => !db.Memberships.Any(membership => membership.TeamId == one.TeamId && membership.PersonId == one.PersonId))
            .OrderBy(one => one.TeamId).ThenBy(one => one.PersonId)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        return gone.Select(one => (one.TeamId, one.PersonId!)); // each of them is somebody's
    }

    [LoggerMessage(LogLevel.Information, "{Person} left a team, and {Count} of their cases need an owner")]
    private partial void LogLetGo(string person, int count);

    [LoggerMessage(LogLevel.Error, "Letting go on the cases of {Person} failed; it is tried again")]
    private partial void LogFailed(Exception failure, string person);
}
