using System.Collections.Concurrent;

namespace ServiceBot.Data;

/// <summary>A round of this program, so that all of them can be found.</summary>
internal sealed record RoundKind(Type Type);

/// <summary>How the rounds of this process fare: in memory, from its start on.</summary>
internal sealed class RoundHealth(IEnumerable<RoundKind> kinds, TimeProvider clock)
{
    private readonly IReadOnlyList<Type> _types = [.. kinds.Select(kind => kind.Type).Distinct()];
    private readonly ConcurrentDictionary<Type, RoundState> _states = [];

    public DateTimeOffset Since { get; } = clock.GetInstant();

    /// <summary>Every round, also one that has not come to work yet.</summary>
    public IReadOnlyList<RoundState> All => [.. _types.Select(type => _states.GetValueOrDefault(type) ?? new RoundState(type.Name))];

    /// <param name="isHere">False when another process does it at the moment.</param>
    public void Worked(Type type, bool isHere, TimeSpan every)
    {
        var now = clock.GetInstant();
        _states.AddOrUpdate(
            type,
            _ => new RoundState(type.Name) { WorkedAt = now, IsHere = isHere, Every = every },
            (_, before) => before with { WorkedAt = now, IsHere = isHere, Every = every, BrokeAt = null });
    }

    public void Broke(Type type)
    {
        var now = clock.GetInstant();
        _states.AddOrUpdate(type, _ => new RoundState(type.Name) { BrokeAt = now }, (_, before) => before with { BrokeAt = now });
    }
}

/// <param name="Name">The name of its class.</param>
internal sealed record RoundState(string Name)
{
    /// <summary>When it last came to its end; null: not since this process started.</summary>
    public DateTimeOffset? WorkedAt { get; init; }

    /// <summary>When it last broke off; null once it has worked again.</summary>
    public DateTimeOffset? BrokeAt { get; init; }

    /// <summary>Whether this process did it, and no other.</summary>
    public bool IsHere { get; init; }

    public TimeSpan Every { get; init; }
}
