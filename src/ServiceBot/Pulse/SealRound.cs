using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Pulse;

/// <summary>Seals what is due, shows what is sealed, and clears away what is left over: keys that belong to nothing, messages of what is closed.</summary>
internal sealed partial class SealRound(
    BotDb db, IServiceScopeFactory scopes, Sealing sealing, CheckInTraces traces, BatchKeys keys, TimeProvider clock, ILogger<SealRound> logger) : IRound
{
    /// <summary>No turn takes so long to be written that opens a batch, in whatever process it is.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromHours(1);

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var due = await db.OpenBatches.AsNoTracking().Where(batch => batch.LookAt <= now).OrderBy(batch => batch.LookAt).ToListAsync(cancellationToken);
        foreach (var batch in due)
            await CloseAsync(batch, now, cancellationToken);

        await traces.SweepAsync(cancellationToken);
        if (await sealing.PublishAsync() is > 0 and var published)
            LogPublished(published);

        await DestroyStrayKeysAsync(cancellationToken);
    }

    /// <summary>What cannot be closed is tried again, but not for ever: answers that nobody will count must not stay.</summary>
    private async Task CloseAsync(OpenBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await TryAsync(sealing => sealing.CloseAsync(batch, cancellationToken), cancellationToken) && SealRules.IsOutlived(batch, now))
            await TryAsync(sealing => sealing.GiveUpAsync(batch), cancellationToken);
    }

    private async Task<bool> TryAsync(Func<Sealing, Task> close, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await close(scope.ServiceProvider.GetRequiredService<Sealing>());
            return true;
        }
        catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
        {
            // It is due again next time, and must not keep the others waiting.
            LogFailed(failure);
            return false;
        }
    }

    /// <summary>Of a batch that never came to be, or that was taken away by other means. First the age, then the rows: what is just made is neither.</summary>
    private async Task DestroyStrayKeysAsync(CancellationToken cancellationToken)
    {
        var kept = keys.DestroyOutlived();
        var old = keys.OlderThan(LongestTurn);
        if (old.Count > 0)
        {
            var open = await db.OpenBatches.Select(batch => batch.Id).ToListAsync(cancellationToken);
            kept += old.Except(open).Count(stray => !keys.Destroy(stray));
        }

        if (kept > 0)
            LogKept(kept);
    }

    [LoggerMessage(LogLevel.Information, "Sealed {Count} batches of check-ins")]
    private partial void LogPublished(int count);

    [LoggerMessage(LogLevel.Error, "{Count} keys of check-ins that nothing belongs to cannot be destroyed; it is tried again")]
    private partial void LogKept(int count);

    [LoggerMessage(LogLevel.Error, "Sealing a batch of check-ins failed; it is tried again")]
    private partial void LogFailed(Exception failure);
}
