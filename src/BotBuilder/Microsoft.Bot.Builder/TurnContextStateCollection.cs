using System;
using System.Collections.Generic;

namespace Microsoft.Bot.Builder;

/// <summary>What is kept for the length of a turn, by name (ignoring case) or by type; of no use after the turn.</summary>
public class TurnContextStateCollection : Dictionary<string, object>, IDisposable
{
    private bool _disposed;

    /// <summary>Starts empty.</summary>
    public TurnContextStateCollection()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <summary>The value of that name; null when there is none or it is of another type.</summary>
    public T Get<T>(string key)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return TryGetValue(key, out var value) ? value as T : null;
    }

    /// <summary>The value that was stored by its type; null when there is none.</summary>
    public T Get<T>()
        where T : class =>
        Get<T>(typeof(T).FullName);

    /// <summary>Stores a value; an <see cref="ArgumentException"/> when the name is taken.</summary>
    public void Add<T>(string key, T value)
        where T : class
    {
        Check(key, value);
        base.Add(key, value);
    }

    /// <summary>Stores a value by its type; an <see cref="ArgumentException"/> when there is one.</summary>
    public void Add<T>(T value)
        where T : class =>
        Add(typeof(T).FullName, value);

    /// <summary>Stores a value in place of what had the name.</summary>
    public void Set<T>(string key, T value)
        where T : class
    {
        Check(key, value);
        this[key] = value;
    }

    /// <summary>Stores a value by its type in place of the one before.</summary>
    public void Set<T>(T value)
        where T : class =>
        Set(typeof(T).FullName, value);

    /// <summary>Ends the turn: every later use throws an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the turn.</summary>
    protected virtual void Dispose(bool disposing) => _disposed = true;

    private void Check(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        ObjectDisposedException.ThrowIf(_disposed, this);
    }
}
