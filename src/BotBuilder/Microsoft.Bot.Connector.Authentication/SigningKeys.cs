using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// The keys of one service, read when the first is asked for. They are read again before they are a day old, and when a key is not
/// known; while the service is away, those that are known stay good.
/// </summary>
/// <remarks>Whoever sends tokens decides how often keys are asked for. So the service is asked by one request at a time, and seldom.</remarks>
internal sealed class SigningKeys(KeySource source)
{
    /// <summary>From here on they are renewed, without anybody waiting for it.</summary>
    private static readonly TimeSpan RenewAfter = TimeSpan.FromHours(12);

    /// <summary>A key that was withdrawn must not stay good because nothing came in for a while.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromHours(24);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private Kept _kept;
    private DateTimeOffset? _askedAt;
    private Task _asking = Task.CompletedTask;

    /// <summary>Whether any keys could be read so far.</summary>
    public bool AreKnown => Volatile.Read(ref _kept) != null;

    /// <summary>The key with this id; null when the service has none, or cannot say so now.</summary>
    public async ValueTask<SigningKey> FindAsync(string id, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var kept = Volatile.Read(ref _kept);
        var age = now - kept?.ReadAt;
        if (kept?.Find(id) is { } key && age < Old)
        {
            if (age >= RenewAfter)
                _ = AskAsync(now);

            return key;
        }

        await AskAsync(now).WaitAsync(cancellationToken);
        return Volatile.Read(ref _kept)?.Find(id);
    }

    /// <summary>Ends when the service was asked, unless that was so a moment ago.</summary>
    private Task AskAsync(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_asking.IsCompleted)
                return _asking;

            // In both directions: a clock that was put back must not lock the service out.
            if (_askedAt is { } before && (now - before).Duration() < Pause)
                return Task.CompletedTask;

            _askedAt = now;
            return _asking = ReadAsync(now);
        }
    }

    private async Task ReadAsync(DateTimeOffset now)
    {
        // Not inside the lock.
        await Task.Yield();
        try
        {
            Volatile.Write(ref _kept, new Kept(await source.ReadAsync(), now));
        }
        catch (Exception)
        {
            // Away, broken or not what it should be: nothing of it is used. Whoever needs a key that is not there is refused.
        }
    }

    private sealed record Kept(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset ReadAt)
    {
        public SigningKey Find(string id) => Keys.GetValueOrDefault(id);
    }
}
