using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// Makes a team here have the people whom its team in Teams has. Guests are left out, because what is said in a team stays in the organisation;
/// so are bots. Whoever came in another way than by this list is not taken out by it, and whoever was taken out here is not put back by it.
/// </summary>
internal sealed class TeamsRoster(IDatabase database, TeamsPeople people)
{
    /// <summary>In the list of changes of a team that has no manager since.</summary>
    public const string Unmanaged = "The last manager left in Teams";

    /// <summary>Each of them takes a few rows.</summary>
    private const int AtOnce = 100;

    /// <summary>More ids than a statement takes well.</summary>
    private const int MostIds = 500;

    /// <summary>How the note of a change begins that somebody made here.</summary>
    private const string PutHere = $"{RosterChange.OfPeople}: ";

    /// <param name="listed">Everybody; whoever is missing has left.</param>
    /// <returns>How many joined and left.</returns>
    public async Task<(int Joined, int Left)> ReconcileAsync(TeamsInstall install, IReadOnlyList<TeamsMember> listed, CancellationToken cancellationToken)
    {
        var members = listed.Where(member => !member.IsGuest && !TeamsPeople.IsBot(member.Account)).DistinctBy(member => member.Account).ToList();

        // No team is without people; the list is not what it should be.
        if (members.Count == 0)
            return (0, 0);

        await using var db = database.Lease();
        if (await db.Teams.AsNoTracking().SingleOrDefaultAsync(team => team.Id == install.TeamId, cancellationToken) is not { } team)
            return (0, 0);

        var known = await KnownAsync(db, members, cancellationToken);
        var here = (await db.Memberships.Where(member => member.TeamId == team.Id).Select(member => member.PersonId).ToListAsync(cancellationToken)).ToHashSet();
        var there = known.Values.Select(person => person.Id).ToHashSet();

        var takenOut = await TakenOutHereAsync(db, team.Id, cancellationToken);
        var joining = members.FindAll(member => !known.TryGetValue(member.Account, out var person) || !person.HasLeft && !takenOut.Contains(person.Id) && (!here.Contains(person.Id) || !person.IsByAccount));
        var leaving = await CameByListAsync(db, team.Id, [.. here.Where(person => !there.Contains(person))], cancellationToken);
        var renamed = members.FindAll(member => NameOf(member) is { } name && known.TryGetValue(member.Account, out var person) && !person.HasLeft && person.Name != name);

        var joined = 0;
        foreach (var some in joining.Chunk(AtOnce))
            joined += await database.WriteAsync(session => JoinAsync(session, team, install.ServiceUrl, some));
        foreach (var some in renamed.Chunk(AtOnce))
            await database.WriteAsync(async session =>
            {
                foreach (var member in some)
                    await people.RenameAsync(session, known[member.Account].Id, NameOf(member)!); // found by it above

                return true;
            });
        foreach (var some in leaving.Chunk(AtOnce))
            await database.WriteAsync(session => LeaveAsync(session, team.Id, some));
        foreach (var some in takenOut.Where(person => !there.Contains(person)).Chunk(AtOnce))
            await database.WriteAsync(async session =>
            {
                foreach (var person in some)
                    await people.NoteAsync(session, team.Id, person, await NameOfAsync(session, person) + ToldByTeams.Gone);

                return true;
            });

        return (joined, leaving.Count);
    }

    /// <summary>Somebody is in the team from now on, as one of those who come and go with its list.</summary>
    /// <param name="name">Null where Teams has not told it yet.</param>
    /// <returns>False when they were in it.</returns>
    public static async ValueTask<bool> JoinAsync(IDbSession session, TeamsPeople people, string team, string person, string? name)
    {
        if (await session.ExecuteAsync(
            """
            INSERT INTO "Memberships" ("TeamId", "PersonId", "Role") SELECT $1, "Id", 0 FROM "People" WHERE "Id" = $2 AND "LeftAt" IS NULL
            ON CONFLICT DO NOTHING
            """,
            team, person) == 0)
            return false;

        await people.NoteAsync(session, team, person, (name ?? "Somebody") + ToldByTeams.Joined);
        await session.SettleAsync(person, team);

        // Whoever shared no team with the bot does from now on.
        await session.ExecuteAsync(
            """
            DELETE FROM "Blocked" WHERE "Channel" = $2 AND "Reason" = $3
                AND "Conversation" IN (SELECT "Conversation" FROM "Addresses" WHERE "PersonId" = $1 AND "Channel" = $2)
            """,
            person, Known.Msteams, TeamsInstalls.NotThere);
        return true;
    }

    private async ValueTask<int> JoinAsync(IDbSession session, Team team, string serviceUrl, IEnumerable<TeamsMember> members)
    {
        var joined = 0;
        foreach (var member in members)
        {
            var name = NameOf(member);
            var account = new TeamsAccount(member.Account, member.ObjectId, name);
            if (await people.FindOrMakeAsync(session, account, new Address(Known.Msteams, "", serviceUrl), team.Zone, saidAt: null) is { } person
                && await JoinAsync(session, people, team.Id, person, name))
                joined++;
        }

        return joined;
    }

    private async ValueTask<bool> LeaveAsync(IDbSession session, string team, IEnumerable<string> leaving)
    {
        var wasManaged = await IsManagedAsync(session, team);
        foreach (var person in leaving)
        {
            if (await session.ExecuteAsync("""DELETE FROM "Memberships" WHERE "TeamId" = $1 AND "PersonId" = $2""", team, person) == 0)
                continue;

            await session.ExecuteAsync(
                """
                UPDATE "People" SET "CheckInLookAt" = NULL, "HomeTeamId" =
                    (SELECT "TeamId" FROM "Memberships" JOIN "Teams" ON "Teams"."Id" = "TeamId" WHERE "PersonId" = $1 ORDER BY "Teams"."Name", "Teams"."Id" LIMIT 1)
                WHERE "Id" = $1 AND "HomeTeamId" = $2
                """,
                person, team);
            await people.NoteAsync(session, team, person, await NameOfAsync(session, person) + ToldByTeams.Left);
        }

        if (wasManaged && !await IsManagedAsync(session, team))
            await people.NoteAsync(session, team, null, Unmanaged);

        return true;
    }

    private static async ValueTask<bool> IsManagedAsync(IDbSession session, string team) =>
        await session.ScalarAsync("""SELECT 1 FROM "Memberships" WHERE "TeamId" = $1 AND ("Role" & $2) <> 0 LIMIT 1""", team, (int)Role.Manager) is not null;

    private static ValueTask<object?> NameOfAsync(IDbSession session, string person) => session.ScalarAsync("""SELECT "Name" FROM "People" WHERE "Id" = $1""", person);

    /// <summary>Who of them is known, by account or else by who they are in the directory.</summary>
    private static async Task<Dictionary<string, KnownPerson>> KnownAsync(BotDb db, List<TeamsMember> members, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KnownPerson>();
        foreach (var some in members.Chunk(MostIds))
        {
            var accounts = some.Select(member => member.Account).ToList();
            foreach (var found in await PeopleAsync(db, db.Addresses.Where(address => accounts.Contains(address.Account))))
                known[found.Account] = new KnownPerson(found.Id, found.Name, found.HasLeft, IsByAccount: true);
        }

        foreach (var some in members.Where(member => member.ObjectId is not null && !known.ContainsKey(member.Account)).Chunk(MostIds))
        {
            var directory = some.ToDictionary(member => member.Account, member => member.ObjectId);
            var ids = directory.Values.Distinct().ToList();
            var found = (await PeopleAsync(db, db.Addresses.Where(address => ids.Contains(address.ObjectId)))).ToLookup(person => person.ObjectId);
            foreach (var (account, id) in directory)
                if (found[id].FirstOrDefault() is { } person)
                    known[account] = new KnownPerson(person.Id, person.Name, person.HasLeft, IsByAccount: false);
        }

        return known;

        async Task<List<Found>> PeopleAsync(BotDb source, IQueryable<PersonAddress> addresses) =>
            await addresses.Where(address => address.Channel == Known.Msteams)
                .Join(source.People, address => address.PersonId, person => person.Id, (address, person) => new Found(
                    address.Account, address.ObjectId, person.Id, person.Name, person.LeftAt != null))
                .ToListAsync(cancellationToken);
    }

    /// <summary>Who of them came by the list, and did not leave by it and come back in another way.</summary>
    private static async Task<List<string>> CameByListAsync(BotDb db, string teamId, List<string> missing, CancellationToken cancellationToken)
    {
        var came = new List<string>();
        foreach (var some in missing.Chunk(MostIds))
        {
            var newest = db.RosterChanges
                .Where(change => change.TeamId == teamId && some.Contains(change.PersonId))
                .Where(change => change.What.EndsWith(ToldByTeams.Joined) || change.What.EndsWith(ToldByTeams.Left))
                .GroupBy(change => change.PersonId)
                .Select(changes => changes.Max(change => change.Id));
            came.AddRange(await db.RosterChanges.Where(change => newest.Contains(change.Id) && change.What.EndsWith(ToldByTeams.Joined))
                .Select(change => change.PersonId!) // one of them
                .ToListAsync(cancellationToken));
        }

        return came;
    }

    /// <summary>Whom somebody took out of the team here, and who was neither added again nor away from the list since.</summary>
    private static async Task<HashSet<string>> TakenOutHereAsync(BotDb db, string teamId, CancellationToken cancellationToken)
    {
        var newest = db.RosterChanges
            .Where(change => change.TeamId == teamId && change.PersonId != null)
            .Where(change => change.What.StartsWith(PutHere) || change.What.EndsWith(ToldByTeams.Joined) || change.What.EndsWith(ToldByTeams.Left) || change.What.EndsWith(ToldByTeams.Gone))
            .GroupBy(change => change.PersonId)
            .Select(changes => changes.Max(change => change.Id));
        var taken = await db.RosterChanges
            .Where(change => newest.Contains(change.Id) && change.ActorId != null && change.What.StartsWith(PutHere) && change.What.EndsWith(RosterChange.TakenOut))
            .Where(change => db.Addresses.Any(address => address.PersonId == change.PersonId && address.Channel == Known.Msteams))
            .Select(change => change.PersonId!) // asked above
            .ToListAsync(cancellationToken);
        return [.. taken];
    }

    private static string? NameOf(TeamsMember member) => Given.Name(member.Name) ?? Given.Name($"{member.GivenName} {member.Surname}");

    /// <param name="IsByAccount">Else they have had another account, and get this one beside it.</param>
    private sealed record KnownPerson(string Id, string Name, bool HasLeft, bool IsByAccount);

    private sealed record Found(string Account, string? ObjectId, string Id, string Name, bool HasLeft);
}
