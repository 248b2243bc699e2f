using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Who reads a card, where and when: what decides how times are written and whether cards are shown.</summary>
/// <param name="Teams">Who is in several says which one a case is for.</param>
internal sealed record Reader(Person Person, TimeZoneInfo Zone, DateTimeOffset Now, string Channel, IReadOnlyList<Team> Teams)
{
    public By By => new(Person.Id, Now);
}
