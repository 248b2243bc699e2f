using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Reminds whoever sees to a follow-up, while they work, until it is done or dropped.</summary>
internal sealed partial class FollowUpRound(BotDb db, OwnTurns turns, TimeProvider clock, ILogger<FollowUpRound> logger) : IRound
{
    private const int AtOnce = 500;

    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Somewhere on earth the day has begun that is tomorrow in Greenwich.
        var latest = DateOnly.FromDateTime(clock.GetInstant().UtcDateTime).AddDays(1);
        var horizon = latest.AddDays(FollowUpDays.Ahead);
        var told = 0;
        List<FollowUp> batch;
        for (var last = 0; ; last = batch[^1].Number)
        {
            batch = await db.FollowUps.AsNoTracking()
                .Where(followUp => followUp.Status == FollowUpStatus.Open && followUp.DueOn <= horizon && followUp.Number > last)
                .OrderBy(followUp => followUp.Number)
                .Take(AtOnce)
                .ToListAsync(cancellationToken);
            foreach (var followUp in batch.Where(followUp => FollowUpDays.Due(followUp, latest) is not null || FollowUpDays.IsLapsed(followUp, latest)))
                told += await turns.RunAsync(
                    $"Reminding of follow-up {followUp.Number}", services => services.GetRequiredService<FollowUpReminders>().RemindAsync(followUp.Number, cancellationToken), cancellationToken);

            if (batch.Count < AtOnce)
                break;
        }

        if (told > 0)
            LogTold(told);
    }

    [LoggerMessage(LogLevel.Information, "Reminded of {Count} follow-ups")]
    private partial void LogTold(int count);
}
