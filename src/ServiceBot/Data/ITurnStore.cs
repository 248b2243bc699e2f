namespace ServiceBot.Data;

/// <summary>The one seam through which a unit of work becomes durable, whichever database is behind it.</summary>
internal interface ITurnStore
{
    /// <summary>The stored state of one key, or null when there is none yet.</summary>
    Task<StoredState?> ReadStateAsync(BotDb db, string key, CancellationToken cancellationToken);

    /// <summary>What was answered to an activity that was handled before, or null when it was not.</summary>
    Task<string?> FindAnswerAsync(BotDb db, ActivityKey activity, CancellationToken cancellationToken);

    /// <summary>Keeps the turns of all other processes from committing to the conversation until it is given back.</summary>
    /// <returns>Null where there is no other process.</returns>
    Task<IAsyncDisposable?> HoldAsync(ActivityKey activity, CancellationToken cancellationToken);

    /// <summary>
    /// Writes everything or nothing. After the call has begun it is not cancelled: whether it was written must be known.
    /// </summary>
    Task<CommitResult> CommitAsync(BotDb db, Commit commit);
}

/// <summary>An incoming activity, named the same way however often it is delivered.</summary>
internal readonly record struct ActivityKey(string Channel, string Conversation, string Activity);

internal sealed record StoredState(string Json, string Format, long Version);

/// <param name="Json">The new state, or null to delete it.</param>
/// <param name="Version">The version that was read, 0 when there was none.</param>
internal sealed record StateChange(string Key, string? Json, string Format, long Version);

internal enum CommitResult
{
    Committed,

    /// <summary>The activity was handled before; nothing was written.</summary>
    Duplicate,

    /// <summary>Somebody else changed the same state or fact in between; nothing was written, and the turn may run again.</summary>
    Stale,
}
