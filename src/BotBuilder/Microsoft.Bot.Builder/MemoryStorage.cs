using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Keeps what bots remember in the memory of the process; what is read is always a copy.</summary>
public class MemoryStorage : IStorage
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Item> _items = [];
    private long _lastVersion;

    /// <inheritdoc/>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>();
        lock (_lock)
        {
            foreach (var key in keys.Where(_items.ContainsKey))
                found[key] = _items[key].Copy();
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <summary>
    /// Stores copies of what is given, all or nothing. An <see cref="ArgumentException"/> when one of it was changed by somebody
    /// else since it was read: an <see cref="IStoreItem"/> names another version than the stored one, and not <c>*</c>, or the
    /// state of a <see cref="BotState"/> has been saved in another turn.
    /// </summary>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_lock)
        {
            var items = changes.ToDictionary(change => change.Key, change => NextVersion(change.Key, change.Value));
            foreach (var (key, item) in items)
            {
                _items[key] = item;
                if (changes[key] is StoredState state)
                    state.Version = item.Version;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
        {
            foreach (var key in keys)
                _items.Remove(key);
        }

        return Task.CompletedTask;
    }

    private Item NextVersion(string key, object value)
    {
        var old = _items.GetValueOrDefault(key);
        var isStale = value switch
        {
            IStoreItem item => item.ETag != "*" && old?.ETag != null && old.ETag != item.ETag,
            StoredState { Version: { } read } => read != (old?.Version ?? 0),
            _ => false,
        };
        return isStale
            ? throw new ArgumentException($"'{key}' was changed by somebody else since it was read.")
            : new Item(value, ++_lastVersion);
    }

    private sealed class Item(object value, long version)
    {
        private readonly Type _type = value is IDictionary<string, object> ? null : value.GetType();
        private readonly string _json = value is IDictionary<string, object> state
            ? BotJson.SerializeState(state)
            : JsonSerializer.Serialize(value, value.GetType(), BotJson.Options);

        public long Version => version;

        public string ETag { get; } = value is IStoreItem ? version.ToString(CultureInfo.InvariantCulture) : null;

        public object Copy()
        {
            var copy = _type == null
                ? BotJson.DeserializeState(_json)
                : JsonSerializer.Deserialize(_json, _type, BotJson.Options);
            if (copy is IStoreItem item)
                item.ETag = ETag;
            else if (copy is StoredState state)
                state.Version = version;
            return copy;
        }
    }
}
