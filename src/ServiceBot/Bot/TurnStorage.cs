using Microsoft.Bot.Builder;
using ServiceBot.Data;

namespace ServiceBot.Bot;

/// <summary>
/// The bot's state as part of its turn: remembers which version it read and stages what is written, so that two turns which changed
/// the same state at once are noticed instead of one of them vanishing.
/// </summary>
internal sealed class TurnStorage(Turn turn, ITurnStore store) : IStorage
{
    private readonly Dictionary<string, long> _versions = [];

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<string, object>(keys.Length);
        foreach (var key in keys)
        {
            var stored = await store.ReadStateAsync(turn.Db, key, cancellationToken);
            _versions[key] = stored?.Version ?? 0;
            if (stored is not null && Payload.ReadState(stored.Json, stored.Format) is { } state)
                found[key] = state;
        }

        return found;
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        foreach (var (key, value) in changes)
            Stage(key, Payload.WriteState((IDictionary<string, object>)value));

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
            Stage(key, null);

        return Task.CompletedTask;
    }

    /// <summary>A second write in the same turn takes the place of the first: the version was read once and moves once.</summary>
    private void Stage(string key, string? json)
    {
        turn.Commit.States.RemoveAll(state => state.Key == key);
        turn.Commit.States.Add(new StateChange(key, json, Payload.StateFormat, _versions.GetValueOrDefault(key)));
    }
}
