namespace ServiceBot.Customers;

/// <summary>Somebody whom a team knows again. What tells them apart is a keyed hash; the word behind it is kept nowhere.</summary>
internal sealed class Customer(string teamId, string key, DateTimeOffset changedAt)
{
    public string TeamId { get; private set; } = teamId;

    /// <summary>Made by <see cref="CustomerKeys"/>; the same in every case of this customer.</summary>
    public string Key { get; private set; } = key;

    /// <summary>The number of the newest fact; none is given twice while anything is known of them.</summary>
    public int LastNumber { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; } = changedAt;

    /// <summary>Two who change what is known at the same moment are told apart by it: how much is kept is bounded.</summary>
    public int Version { get; private set; }

    /// <returns>The number of a new fact.</returns>
    public int Learn(DateTimeOffset at)
    {
        Change(at);
        return ++LastNumber;
    }

    public void Change(DateTimeOffset at)
    {
        ChangedAt = at;
        Version++;
    }
}
