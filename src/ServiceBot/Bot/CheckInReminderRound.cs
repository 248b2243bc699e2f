using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Pulse;

namespace ServiceBot.Bot;

/// <summary>Looks for check-ins that are counted soon, and reminds those who have said nothing.</summary>
internal sealed partial class CheckInReminderRound(BotDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CheckInReminderRound> logger) : IRound
{
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var soon = now + CheckInReminders.Before;
        var closing = await db.OpenBatches.AsNoTracking()
            .Where(batch => batch.Item == Item.Daily && batch.LookAt > now && batch.LookAt <= soon)
            .OrderBy(batch => batch.LookAt).ThenBy(batch => batch.Id)
            .Select(batch => batch.Id)
            .ToListAsync(cancellationToken);
        foreach (var batch in closing)
            await RemindAsync(batch, cancellationToken);
    }

    private async Task RemindAsync(string batchId, CancellationToken cancellationToken)
    {
        try
        {
            for (var last = ""; last is not null;)
            {
                await using var scope = scopes.CreateAsyncScope();
                var turn = scope.ServiceProvider.GetRequiredService<Turn>();
                last = await scope.ServiceProvider.GetRequiredService<CheckInReminders>().RemindAsync(batchId, last, cancellationToken);
                if (last is not null && await turn.CommitAsync() != CommitResult.Committed)
                    return;
            }
        }
        catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
        {
            // It is due again next time, and must not keep the others waiting.
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "Reminding people of a check-in failed; it is tried again")]
    private partial void LogFailed(Exception failure);
}
