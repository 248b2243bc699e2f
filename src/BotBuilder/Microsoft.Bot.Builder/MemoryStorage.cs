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
    private long _lastETag;

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
    /// Stores copies of what is given. An <see cref="ArgumentException"/> when an <see cref="IStoreItem"/> names another
    /// version than the one that is stored, and not <c>*</c>.
    /// </summary>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_lock)
        {
            foreach (var (key, value) in changes)
                _items[key] = value is IStoreItem versioned ? NextVersion(key, versioned) : new Item(value, null);
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

    private Item NextVersion(string key, IStoreItem item)
    {
        if (item.ETag != "*" && _items.TryGetValue(key, out var old) && old.ETag != null && old.ETag != item.ETag)
            throw new ArgumentException($"'{key}' was changed by somebody else (version {old.ETag}, not {item.ETag}).");

        return new Item(item, (++_lastETag).ToString(CultureInfo.InvariantCulture));
    }

    private sealed class Item(object value, string eTag)
    {
        private readonly Type _type = value is IDictionary<string, object> ? null : value.GetType();
        private readonly string _json = value is IDictionary<string, object> state
            ? BotJson.SerializeState(state)
            : JsonSerializer.Serialize(value, value.GetType(), BotJson.Options);

        public string ETag => eTag;

        public object Copy()
        {
            var copy = _type == null
                ? BotJson.DeserializeState(_json)
                : JsonSerializer.Deserialize(_json, _type, BotJson.Options);
            if (copy is IStoreItem item && eTag != null)
                item.ETag = eTag;
            return copy;
        }
    }
}
