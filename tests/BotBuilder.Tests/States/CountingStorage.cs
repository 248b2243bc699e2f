using Microsoft.Bot.Builder;

namespace BotBuilder.Tests.States;

/// <summary>A memory that counts how often it is asked.</summary>
internal sealed class CountingStorage : IStorage
{
    private readonly IStorage _storage = new MemoryStorage();

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public List<string> Keys { get; } = [];

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        Reads++;
        return _storage.ReadAsync(keys, cancellationToken);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        Writes++;
        Keys.AddRange(changes.Keys);
        return _storage.WriteAsync(changes, cancellationToken);
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) =>
        _storage.DeleteAsync(keys, cancellationToken);
}
