using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Finds open cases of people who left their team in whatever way, such as with everything they were here, and lets them go on.</summary>
internal sealed partial class DeparturesRound(BotDb db, OwnTurns turns, ILogger<DeparturesRound> logger) : IRound
{
    private const int AtOnce = 100;

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var left = 0;
        foreach (var (teamId, personId) in await GoneAsync(cancellationToken))
            left += await turns.RunAsync($"Letting go on the cases of {personId}", services => LetGoAsync(services, teamId, personId, cancellationToken), cancellationToken);

        if (left > 0)
            LogLetGo(left);
    }

    private static async Task<int> LetGoAsync(IServiceProvider services, string teamId, string personId, CancellationToken cancellationToken)
    {
        var turn = services.GetRequiredService<Turn>();
        if (await turn.Db.People.FindAsync([personId], cancellationToken) is not { } leaver)
            return 0;

        // Nobody is known to have done it here, and by leaving they gave it back.
        await services.GetRequiredService<Departures>().FollowAsync(teamId, leaver, new By(personId, turn.Now), cancellationToken);
        return 1;
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

    [LoggerMessage(LogLevel.Information, "Let the cases of {Count} people go on who had left their team")]
    private partial void LogLetGo(int count);
}
