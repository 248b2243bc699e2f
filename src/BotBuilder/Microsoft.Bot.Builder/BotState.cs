using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>What a bot remembers under one key: read once a turn, and stored when it has changed.</summary>
public abstract class BotState : IPropertyManager
{
    private readonly IStorage _storage;
    private readonly string _contextServiceKey;

    /// <summary>Keeps the state in the storage, and during a turn in the turn state under the given name.</summary>
    public BotState(IStorage storage, string contextServiceKey)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(contextServiceKey);
        _storage = storage;
        _contextServiceKey = contextServiceKey;
    }

    /// <inheritdoc/>
    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Accessor<T>(this, name);
    }

    /// <summary>Reads the state, unless this turn has read it already; <paramref name="force"/> reads it anyway.</summary>
    public virtual async Task LoadAsync(
        ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (!force && GetCachedState(turnContext) is { State: not null })
            return;

        var key = GetStorageKey(turnContext);
        var items = await _storage.ReadAsync([key], cancellationToken);
        items.TryGetValue(key, out var stored);

        var state = stored switch
        {
            null => new StoredState { Version = 0 },
            IDictionary<string, object> values => values,
            JsonElement { ValueKind: JsonValueKind.Object } json => BotJson.DeserializeState(json.GetRawText()),
            _ => throw new InvalidOperationException($"What is stored under '{key}' is not the state of a bot."),
        };
        turnContext.TurnState.Set(_contextServiceKey, new CachedBotState(state));
    }

    /// <summary>Stores the state when it has changed since it was read; <paramref name="force"/> stores it anyway.</summary>
    public virtual async Task SaveChangesAsync(
        ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (GetCachedState(turnContext) is not { } cached)
            return;

        var json = BotJson.SerializeState(cached.State);
        if (!force && json == cached.StoredJson)
            return;

        var changes = new Dictionary<string, object> { [GetStorageKey(turnContext)] = cached.State };
        await _storage.WriteAsync(changes, cancellationToken);
        cached.StoredJson = json;
    }

    /// <summary>Empties the state; saving then stores the empty one.</summary>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Set(_contextServiceKey, new CachedBotState { StoredJson = null });
        return Task.CompletedTask;
    }

    /// <summary>Removes the state from the turn and from the storage.</summary>
    public virtual Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Remove(_contextServiceKey);
        return _storage.DeleteAsync([GetStorageKey(turnContext)], cancellationToken);
    }

    /// <summary>The state as this turn has it; null when it has not been read.</summary>
    public CachedBotState GetCachedState(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<CachedBotState>(_contextServiceKey);
    }

    /// <summary>The key under which the state is stored; an <see cref="InvalidOperationException"/> when the activity lacks a part of it.</summary>
    protected abstract string GetStorageKey(ITurnContext turnContext);

    /// <summary>The value of a property of the loaded state; the default when there is none.</summary>
    protected Task<T> GetPropertyValueAsync<T>(
        ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        var state = Loaded(turnContext, propertyName);
        return Task.FromResult(TryRead<T>(state, propertyName, out var value) ? value : default);
    }

    /// <summary>Removes a property of the loaded state.</summary>
    protected Task DeletePropertyValueAsync(
        ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        Loaded(turnContext, propertyName).Remove(propertyName);
        return Task.CompletedTask;
    }

    /// <summary>Sets a property of the loaded state.</summary>
    protected Task SetPropertyValueAsync(
        ITurnContext turnContext, string propertyName, object value, CancellationToken cancellationToken = default)
    {
        Loaded(turnContext, propertyName)[propertyName] = value;
        return Task.CompletedTask;
    }

    private protected static string Required(string part, string what) =>
        part ?? throw new InvalidOperationException($"The activity has no {what} id, which the state is stored by.");

    private IDictionary<string, object> Loaded(ITurnContext turnContext, string propertyName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(propertyName);
        return GetCachedState(turnContext)?.State
            ?? throw new InvalidOperationException($"{GetType().Name} has not been loaded in this turn.");
    }

    private static bool TryRead<T>(IDictionary<string, object> state, string name, out T value)
    {
        value = default;
        if (!state.TryGetValue(name, out var stored) || stored == null)
            return false;

        value = BotJson.ConvertTo<T>(stored);

        // What comes out of the storage is JSON: from here on it is the object, so that changes of it are saved.
        if (stored is JsonElement && value != null)
            state[name] = value;
        return true;
    }

    /// <summary>A state as one turn has it.</summary>
    public class CachedBotState
    {
        /// <summary>Takes over what was read, or starts empty.</summary>
        public CachedBotState(IDictionary<string, object> state = null)
        {
            State = state ?? new Dictionary<string, object>();
            StoredJson = (state as StoredState)?.Json ?? BotJson.SerializeState(State);
        }

        /// <summary>The properties by name.</summary>
        public IDictionary<string, object> State { get; set; }

        /// <summary>What the storage holds, to see whether there is anything to save; null to save in any case.</summary>
        internal string StoredJson { get; set; }
    }

    private sealed class Accessor<T>(BotState state, string name) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public async Task<T> GetAsync(
            ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            await state.LoadAsync(turnContext, false, cancellationToken);
            var values = state.Loaded(turnContext, name);

            if (TryRead<T>(values, name, out var value) || defaultValueFactory == null)
                return value;

            value = defaultValueFactory();
            values[name] = value;
            return value;
        }

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            await state.LoadAsync(turnContext, false, cancellationToken);
            await state.DeletePropertyValueAsync(turnContext, name, cancellationToken);
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
        {
            await state.LoadAsync(turnContext, false, cancellationToken);
            await state.SetPropertyValueAsync(turnContext, name, value, cancellationToken);
        }
    }
}
