using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Who reads a card, where and when: what decides how times are written and whether cards are shown.</summary>
/// <param name="Teams">Who is in several says which one a case is for.</param>
internal sealed record Reader(Person Person, TimeZoneInfo Zone, DateTimeOffset Now, string Channel, IReadOnlyList<Team> Teams)
{
    /// <summary>What the team's service stands for, where that is said: at the start of a case, and before something is chosen.</summary>
    public string? Vision { get; init; }

    /// <summary>The latest time that is taken as a promise, where one is made; null where there is no limit.</summary>
    public DateTimeOffset? LatestPromise { get; init; }

    /// <summary>By what the team recognises a customer.</summary>
    public string CustomerKeyWord { get; init; } = "order number";

    /// <summary>Who with more to say works just now, where somebody senior is needed beside the owner.</summary>
    public string? Senior { get; init; }

    /// <summary>What the team holds to, where one of it may have been touched.</summary>
    public IReadOnlyList<string> Principles { get; init; } = [];

    /// <summary>What this person may spend on the case, where something is spent; null where nothing is.</summary>
    public Purse? Purse { get; init; }

    /// <summary>Another case goes on in the one that is asked about, where it matters: at its start.</summary>
    public bool HasJoined { get; init; }

    /// <summary>They have other open cases, where that matters: when a new one begins.</summary>
    public bool HasOthers { get; init; }

    /// <summary>The cause was known before, where the last question is asked.</summary>
    public EarlierCause? KnownCause { get; init; }

    public By By => new(Person.Id, Now);
}
