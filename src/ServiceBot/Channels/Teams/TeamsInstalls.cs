using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// The teams of Teams that the bot was added to. What Teams tells of it comes twice, side by side and in any order; so each is written by
/// statements that leave alone what is so already, and what is older than what is known changes nothing.
/// </summary>
internal sealed class TeamsInstalls(IDatabase database, TeamsPeople people, TimeProvider clock)
{
    /// <summary>In the team's list of changes: who added the bot, and what the team is called in Teams.</summary>
    public const string AddedNote = "Added ServiceBot to the team in Teams";

    /// <summary>In the list of changes of whoever may do everything because they were the first.</summary>
    public const string FirstNote = "Became admin by adding ServiceBot to a team in Teams";

    private const string NameNote = "Team's name from Teams: ";
    private const string Removed = "removed from the team";
    private const string Uninstalled = "uninstalled";

    /// <summary>What Teams says of the private chats of a team's members as well, while the bot is not in the team.</summary>
    public const string NotThere = "BotNotInConversationRoster";

    /// <summary>Added, or there again after it was removed. Whoever adds it first manages the team; later ones only where nobody does.</summary>
    public Task AddAsync(TeamsNews news, TeamsAccount by, string serviceUrl, DateTimeOffset at) => database.WriteAsync(async session =>
    {
        await session.LockAsync("invitations");
        var team = await TeamAsync(session, news.TeamId!); // whoever calls has seen that it is about one
        if (team is { IsRemoved: false })
        {
            // That it was removed may not have been heard.
            if (await session.ExecuteAsync(
                """
                UPDATE "TeamsInstalls" SET "ServiceUrl" = $2, "InstalledAt" = CASE WHEN "InstalledAt" < $3 THEN $3 ELSE "InstalledAt" END,
                    "RosterLookAt" = CASE WHEN "InstalledAt" < $3 THEN NULL ELSE "RosterLookAt" END
                WHERE "Id" = $1 AND ("ServiceUrl" <> $2 OR "InstalledAt" < $3)
                """,
                news.TeamId, serviceUrl, at) > 0)
                await LiftAsync(session, news);

            // It was heard there before it was known who added it.
            if (await session.ScalarAsync("""SELECT 1 FROM "RosterChanges" WHERE "TeamId" = $1 AND "What" = $2 LIMIT 1""", team.Id, AddedNote) is null)
                await ManageAsync(session, team.Id, by, serviceUrl, at);
        }
        else if (team is null)
            await ManageAsync(session, await FoundAsync(session, news, by, serviceUrl, at), by, serviceUrl, at);
        else if (await ReviveAsync(session, news, serviceUrl, at))
            await ManageAsync(session, team.Id, by, serviceUrl, at);

        await FollowNameAsync(session, news);
        return true;
    });

    /// <summary>
    /// Mentioned in a team to which nobody is known to have added it: that news was lost, and it is there all the same. Nobody manages a team
    /// for having spoken in it; whoever adds the bot again does.
    /// </summary>
    public async Task HearAsync(TeamsNews news, TeamsAccount speaker, string serviceUrl, DateTimeOffset at)
    {
        // Asked first, because it is hardly ever so and a question costs less than a write.
        await using (var db = database.Lease())
            if (await db.TeamsInstalls.AnyAsync(install => install.Id == news.TeamId && (install.RemovedAt == null || install.RemovedAt >= at)))
                return;

        await database.WriteAsync(async session =>
        {
            await session.LockAsync("invitations");
            if (await TeamAsync(session, news.TeamId!) is null) // whoever calls has seen that it is about one
                await FoundAsync(session, news, speaker, serviceUrl, at);
            else
                await ReviveAsync(session, news, serviceUrl, at);

            await FollowNameAsync(session, news);
            return true;
        });
    }

    /// <summary>Nothing more is said in its channel; everything stays as it is.</summary>
    public Task RemoveAsync(TeamsNews news, DateTimeOffset at) => database.WriteAsync(async session =>
    {
        await session.LockAsync("invitations");
        if (await session.ExecuteAsync(
            """UPDATE "TeamsInstalls" SET "RemovedAt" = $2 WHERE "Id" = $1 AND "RemovedAt" IS NULL AND "InstalledAt" <= $2""", news.TeamId, at) == 0)
            return false;

        await session.ExecuteAsync(
            """
            INSERT INTO "Blocked" ("Channel", "Conversation", "Reason", "Since")
            SELECT "RoomChannel", "RoomConversation", $2, $3 FROM "Teams" JOIN "TeamsInstalls" ON "TeamId" = "Teams"."Id"
            WHERE "TeamsInstalls"."Id" = $1 AND "RoomChannel" = $4
            ON CONFLICT DO NOTHING
            """,
            news.TeamId, Removed, clock.GetInstant(), Known.Msteams);
        await people.NoteAsync(session, (await TeamAsync(session, news.TeamId!))?.Id, null, "ServiceBot was removed from the team in Teams"); // it was just found
        return true;
    });

    /// <summary>Back from an archive, or from being deleted; only where the bot had been.</summary>
    public Task RestoreAsync(TeamsNews news, string serviceUrl, DateTimeOffset at) => database.WriteAsync(async session =>
    {
        await session.LockAsync("invitations");
        return await TeamAsync(session, news.TeamId!) is { IsRemoved: true } && await ReviveAsync(session, news, serviceUrl, at); // it is about one
    });

    /// <summary>The bot was taken out of a private chat.</summary>
    public Task BlockAsync(string conversation) => database.WriteAsync(session => session.ExecuteAsync(
        """INSERT INTO "Blocked" ("Channel", "Conversation", "Reason", "Since") VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING""",
        Known.Msteams, conversation, Uninstalled, clock.GetInstant()));

    /// <summary>Somebody joined or left: the list is read as soon as possible. Many such news ask for one look.</summary>
    public Task LookAsync(TeamsNews news) => database.WriteAsync(async session =>
    {
        await session.ExecuteAsync("""UPDATE "TeamsInstalls" SET "RosterLookAt" = NULL WHERE "Id" = $1 AND "RosterLookAt" IS NOT NULL""", news.TeamId);
        await FollowNameAsync(session, news);
        return true;
    });

    /// <summary>Teams was asked what the team is called.</summary>
    public Task NameAsync(string id, string name) => database.WriteAsync(async session =>
    {
        await FollowNameAsync(session, new TeamsNews(null, id, Given.Name(name), null, null));
        return true;
    });

    /// <summary>The name in Teams holds until somebody gives the team another one here.</summary>
    private async ValueTask FollowNameAsync(IDbSession session, TeamsNews news)
    {
        if (news.TeamName is not { } name || await TeamAsync(session, news.TeamId!) is not { } team) // a name is that of a team
            return;

        if (await session.ExecuteAsync(
            """
            UPDATE "Teams" SET "Name" = $2 WHERE "Id" = $1 AND "Name" <> $2
                AND EXISTS (SELECT 1 FROM "RosterChanges" WHERE "TeamId" = $1 AND "What" = $3 || "Teams"."Name")
            """,
            team.Id, name, NameNote) > 0)
            await people.NoteAsync(session, team.Id, null, NameNote + name);
    }

    private async ValueTask<string> FoundAsync(IDbSession session, TeamsNews news, TeamsAccount by, string serviceUrl, DateTimeOffset at)
    {
        var (id, name) = (Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), news.TeamName ?? TeamsCards.Nameless);
        var zone = by.Zone ?? await session.ScalarAsync(
            """SELECT "Zone" FROM "People" JOIN "Addresses" ON "PersonId" = "People"."Id" WHERE "Channel" = $1 AND "Account" = $2""", Known.Msteams, by.Account) as string;
        await session.ExecuteAsync("""INSERT INTO "Teams" ("Id", "Name", "Zone") VALUES ($1, $2, $3)""", id, name, zone ?? people.ServerZone);
        await session.ExecuteAsync(
            """INSERT INTO "TeamsInstalls" ("Id", "TeamId", "ServiceUrl", "InstalledAt") VALUES ($1, $2, $3, $4)""", news.TeamId, id, serviceUrl, at);
        await GiveRoomAsync(session, news, serviceUrl);
        await people.NoteAsync(session, id, null, "Team created");
        await people.NoteAsync(session, id, null, NameNote + name);
        return id;
    }

    private async ValueTask<bool> ReviveAsync(IDbSession session, TeamsNews news, string serviceUrl, DateTimeOffset at)
    {
        if (await session.ExecuteAsync(
            """
            UPDATE "TeamsInstalls" SET "RemovedAt" = NULL, "RosterLookAt" = NULL, "InstalledAt" = $2, "ServiceUrl" = $3
            WHERE "Id" = $1 AND "RemovedAt" <= $2
            """,
            news.TeamId, at, serviceUrl) == 0)
            return false;

        await GiveRoomAsync(session, news, serviceUrl);
        await LiftAsync(session, news);
        return true;
    }

    /// <summary>It is heard again in its channel and the threads there, and by all members who did not block it themselves.</summary>
    private static async ValueTask LiftAsync(IDbSession session, TeamsNews news)
    {
        await session.ExecuteAsync(
            """
            DELETE FROM "Blocked" WHERE "Channel" = $2 AND EXISTS (
                SELECT 1 FROM "Teams" JOIN "TeamsInstalls" ON "TeamId" = "Teams"."Id"
                WHERE "TeamsInstalls"."Id" = $1 AND "RoomChannel" = $2 AND ("RoomConversation" = "Blocked"."Conversation"
                    OR substr("Blocked"."Conversation", 1, length("RoomConversation" || $3)) = "RoomConversation" || $3))
            """,
            news.TeamId, Known.Msteams, ChannelThread.Under("", ""));
        await session.ExecuteAsync(
            """
            DELETE FROM "Blocked" WHERE "Channel" = $2 AND "Reason" = $3 AND "Conversation" IN (
                SELECT "Addresses"."Conversation" FROM "Addresses"
                JOIN "Memberships" ON "Memberships"."PersonId" = "Addresses"."PersonId"
                JOIN "TeamsInstalls" ON "TeamsInstalls"."TeamId" = "Memberships"."TeamId"
                WHERE "TeamsInstalls"."Id" = $1 AND "Addresses"."Channel" = $2)
            """,
            news.TeamId, Known.Msteams, NotThere);
    }

    /// <summary>A team without a channel has this one from now on. The first channel of a team has the team's own id.</summary>
    private static async ValueTask GiveRoomAsync(IDbSession session, TeamsNews news, string serviceUrl)
    {
        var room = ChannelThread.ChannelOf(news.Room ?? news.TeamId!); // it is about one
        await session.ExecuteAsync(
            """
            UPDATE "Teams" SET "RoomChannel" = $2, "RoomConversation" = $3, "RoomServiceUrl" = $4, "DigestLookAt" = NULL
            WHERE "Id" = (SELECT "TeamId" FROM "TeamsInstalls" WHERE "Id" = $1) AND "RoomConversation" IS NULL
                AND NOT EXISTS (SELECT 1 FROM "Teams" AS other WHERE other."RoomChannel" = $2 AND other."RoomConversation" = $3)
            """,
            news.TeamId, Known.Msteams, room, serviceUrl);
    }

    /// <summary>Whoever adds the bot sees to it there, unless somebody does already; the first of all names who may name others.</summary>
    private async ValueTask ManageAsync(IDbSession session, string team, TeamsAccount by, string serviceUrl, DateTimeOffset at)
    {
        if (await people.FindOrMakeAsync(session, by, new Address(Known.Msteams, "", serviceUrl), people.ServerZone, saidAt: at) is not { } person)
            return;

        await people.NoteAsync(session, team, null, AddedNote, actor: person);
        if (await session.ScalarAsync("""SELECT 1 FROM "Memberships" WHERE "TeamId" = $1 AND ("Role" & $2) <> 0 LIMIT 1""", team, (int)Role.Manager) is not null)
            return;

        await TeamsRoster.JoinAsync(session, people, team, person, null);
        await session.ExecuteAsync("""UPDATE "Memberships" SET "Role" = "Role" | $3 WHERE "TeamId" = $1 AND "PersonId" = $2""", team, person, (int)Role.Manager);
        await people.NoteAsync(session, team, person, "Became a manager by adding ServiceBot to the team in Teams");
        // Where there was an admin once, only the operator makes another one.
        if (await session.ScalarAsync("""SELECT 1 FROM "People" WHERE ("Role" & $1) <> 0 AND "LeftAt" IS NULL LIMIT 1""", (int)Role.Admin) is not null
            || await session.ScalarAsync("""SELECT 1 FROM "RosterChanges" WHERE "What" LIKE 'Became admin%' LIMIT 1""") is not null)
            return;

        await session.ExecuteAsync("""UPDATE "People" SET "Role" = "Role" | $2 WHERE "Id" = $1""", person, (int)Role.Admin);
        await people.NoteAsync(session, null, person, FirstNote);
    }

    private static async ValueTask<KnownTeam?> TeamAsync(IDbSession session, string id) => (await session.ReadAsync(
        """SELECT "TeamId", CASE WHEN "RemovedAt" IS NULL THEN 0 ELSE 1 END FROM "TeamsInstalls" WHERE "Id" = $1""",
        row => new KnownTeam(row.GetString(0), Convert.ToInt32(row.GetValue(1)) == 1), id)).SingleOrDefault();

    private sealed record KnownTeam(string Id, bool IsRemoved);
}
