using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Reminds whoever sees to a follow-up, while they work, until it is done or dropped.</summary>
internal sealed partial class FollowUpRound(BotDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FollowUpRound> logger) : IRound
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
                if (await RemindAsync(followUp.Number, cancellationToken))
                    told++;

            if (batch.Count < AtOnce)
                break;
        }

        if (told > 0)
            LogTold(told);
    }

    /// <summary>Each in a commit of its own: the reminder and that it was said. Whoever ended it at this moment is not reminded.</summary>
    private async Task<bool> RemindAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var turn = scope.ServiceProvider.GetRequiredService<Turn>();
            var isTold = await scope.ServiceProvider.GetRequiredService<FollowUpReminders>().RemindAsync(number, cancellationToken);
            return await turn.CommitAsync() == CommitResult.Committed && isTold;
        }
        catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
        {
            // It is due again next time, and must not keep the others waiting.
            LogFailed(failure, number);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Reminding of follow-up {Number} failed; it is tried again")]
    private partial void LogFailed(Exception failure, int number);

    [LoggerMessage(LogLevel.Information, "Reminded of {Count} follow-ups")]
    private partial void LogTold(int count);
}
