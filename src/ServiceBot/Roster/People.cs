using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Roster;

/// <summary>Who is who, who is in which team, and where each can be reached.</summary>
internal sealed class People(BotDb db)
{
    // Asked in every turn.
    private static readonly Func<BotDb, string, string, CancellationToken, Task<Person?>> ByAccount = EF.CompileAsyncQuery(
        (BotDb db, string channel, string account, CancellationToken _) => db.Addresses
            .Where(address => address.Channel == channel && address.Account == account)
            .Join(db.People, address => address.PersonId, person => person.Id, (_, person) => person)
            .SingleOrDefault(person => person.LeftAt == null));

    private static readonly Func<BotDb, string, string, CancellationToken, Task<Team?>> ByRoom = EF.CompileAsyncQuery(
        (BotDb db, string channel, string conversation, CancellationToken _) => db.Teams
            .SingleOrDefault(team => team.RoomChannel == channel && team.RoomConversation == conversation));

    private static readonly Func<BotDb, string, IAsyncEnumerable<Team>> ByMember = EF.CompileAsyncQuery(
        (BotDb db, string personId) => db.Memberships
            .Where(membership => membership.PersonId == personId)
            .Join(db.Teams, membership => membership.TeamId, team => team.Id, (_, team) => team)
            .OrderBy(team => team.Name)
            .AsQueryable());

    private readonly Dictionary<string, List<Team>> _teams = [];

    /// <summary>The person behind an account, or null when the account is not known or they have left.</summary>
    public Task<Person?> FindAsync(string channel, string account, CancellationToken cancellationToken) =>
        ByAccount(db, channel, account, cancellationToken);

    public async Task<Person?> FindAsync(string personId, CancellationToken cancellationToken) =>
        await db.People.FindAsync([personId], cancellationToken);

    /// <summary>The zone by whose clocks the person lives: their own, or that of their home team while theirs is none we know.</summary>
    public async Task<TimeZoneInfo> ZoneOfAsync(Person person, CancellationToken cancellationToken) =>
        Zones.Stored(person.Zone) ?? WallClock.Zone((await db.Teams.FindAsync([person.HomeTeamId], cancellationToken))?.Zone ?? "");

    /// <summary>
    /// The private conversation with the person where they last wrote from and have not blocked the bot; null when there is none or they have left.
    /// </summary>
    public async Task<Address?> PrivateAddressAsync(string personId, CancellationToken cancellationToken) =>
        await Reachable(personId)
            .OrderByDescending(address => address.LastWrittenAt)
            .Select(address => new Address(address.Channel, address.Conversation!, address.ServiceUrl))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>One of their private conversations; null when it is not theirs, they have blocked the bot there, or they have left.</summary>
    public async Task<Address?> PrivateAddressAsync(string personId, Place place, CancellationToken cancellationToken) =>
        await Reachable(personId)
            .Where(address => address.Channel == place.Channel && address.Conversation == place.Conversation)
            .Select(address => new Address(address.Channel, address.Conversation!, address.ServiceUrl))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Who of them has a private conversation with the bot that is not blocked.</summary>
    public async Task<HashSet<string>> ReachableAsync(List<string> personIds, CancellationToken cancellationToken) =>
    [
        .. await db.Addresses.Where(address => personIds.Contains(address.PersonId) && address.Conversation != null)
            .Where(address => !db.Blocked.Any(
                blocked => blocked.Channel == address.Channel && blocked.Conversation == address.Conversation))
            .Select(address => address.PersonId)
            .ToListAsync(cancellationToken),
    ];

    /// <summary>Remembers that the person wrote from here, if they have more than one address or it has moved.</summary>
    /// <param name="now">Null where nothing may say when it was.</param>
    public async Task NoteAsync(
        string personId, string channel, string account, Address? privateChat, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        var addresses = await db.Addresses.Where(address => address.PersonId == personId).ToListAsync(cancellationToken);

        // Whoever had themselves forgotten at this moment has none any more.
        if (addresses.SingleOrDefault(address => address.Channel == channel && address.Account == account) is not { } here)
            return;

        if (privateChat is not null && (here.Conversation, here.ServiceUrl) != (privateChat.Conversation, privateChat.ServiceUrl))
            (here.Conversation, here.ServiceUrl, here.LastWrittenAt) = (privateChat.Conversation, privateChat.ServiceUrl, now ?? here.LastWrittenAt);
        else if (now is { } at && addresses.Any(address => address != here && address.LastWrittenAt >= here.LastWrittenAt))
            here.LastWrittenAt = at;
    }

    /// <summary>The teams the person is in, by name. A turn wonders about it several times, and asks once.</summary>
    public async Task<List<Team>> TeamsOfAsync(string personId, CancellationToken cancellationToken) =>
        _teams.TryGetValue(personId, out var known)
            ? known
            : _teams[personId] = await ByMember(db, personId).ToListAsync(cancellationToken);

    /// <summary>The team whose channel this conversation is, or null.</summary>
    public Task<Team?> TeamOfRoomAsync(string channel, string conversation, CancellationToken cancellationToken) =>
        ByRoom(db, channel, conversation, cancellationToken);

    /// <summary>Everything the person is anywhere: in the organisation and in any team.</summary>
    public async Task<Role> RoleAsync(Person person, CancellationToken cancellationToken) =>
        (await db.Memberships.Where(membership => membership.PersonId == person.Id).Select(membership => membership.Role).ToListAsync(cancellationToken))
        .Aggregate(person.Role, (all, role) => all | role);

    /// <summary>What the person may do in that team.</summary>
    public async Task<Rights> RightsAsync(string teamId, Person person, CancellationToken cancellationToken) =>
        Rights.Of(person, await db.Memberships.FindAsync([teamId, person.Id], cancellationToken));

    /// <summary>Whoever this turn takes out of the team is not in it any more.</summary>
    public async Task<bool> IsMemberAsync(string teamId, string personId, CancellationToken cancellationToken) =>
        await db.Memberships.FindAsync([teamId, personId], cancellationToken) is { } found && db.Entry(found).State != EntityState.Deleted;

    private IQueryable<PersonAddress> Reachable(string personId) =>
        db.Addresses.Where(address => address.PersonId == personId && address.Conversation != null)
            .Where(address => !db.People.Any(person => person.Id == address.PersonId && person.LeftAt != null))
            .Where(address => !db.Blocked.Any(
                blocked => blocked.Channel == address.Channel && blocked.Conversation == address.Conversation));
}
