using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;
using Mention = ServiceBot.Bot.Mention;

namespace ServiceBot.Channels.Teams;

/// <summary>
/// Who is behind an account of Teams. Its names and zones hold until somebody chooses others: a name is exchanged only where Teams gave it, and
/// of zones the first one that a person's own app tells is taken, or everybody who travels would be asked at night.
/// </summary>
internal sealed class TeamsPeople(IDatabase database, IServiceScopeFactory scopes, ForgottenAccounts forgotten, TimeProvider clock)
{
    /// <summary>Bots have accounts of their own.</summary>
    private const string OfBots = "28:";

    /// <summary>What presses on cards in a channel come as. Answers to check-ins come as messages.</summary>
    private const string Press = "adaptiveCard/action";

    /// <summary>Of whoever is in no team.</summary>
    public string ServerZone => clock.LocalTimeZone is { HasIanaId: true } local ? local.Id : "Etc/UTC";

    public static bool IsBot(string account) => account.StartsWith(OfBots, StringComparison.Ordinal);

    public static TeamsAccount AccountOf(Activity activity) =>
        new(activity.From.Id, Given.DirectoryId(activity.From.AadObjectId), Given.Name(activity.From.Name), ZoneIn(activity));

    /// <summary>Sees who it is from. Whoever writes, or comes to the bot's private chat, is somebody of the organisation, be it without a team.</summary>
    public async Task MeetAsync(Activity activity, CancellationToken cancellationToken)
    {
        var isChat = activity.Type is ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate;

        var isPress = activity is { Type: ActivityTypes.Invoke, Name: Press };

        // Other kinds come from places where the bot is not: from a chat of two colleagues, when one of them tries to search with it.
        var chat = isChat && activity.Conversation.IsGroup != true ? TurnAdapter.AddressOf(activity) : null;
        if (!isChat && !isPress || IsBot(activity.From.Id))
            return;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        var account = AccountOf(activity);
        if (await FindAsync(db, account, cancellationToken) is not { } known)
        {
            if (activity.Type == ActivityTypes.Message || chat is not null || isPress && await IsInTeamAsync(db, activity, cancellationToken))
                await MakeAsync(activity, account, chat);

            return;
        }

        if (known.HasLeft)
            return;

        var mayBeAnswer = MayBeAnswer(activity);
        if (isChat)
            await LearnAsync(known, account, mayBeAnswer);

        await scope.ServiceProvider.GetRequiredService<People>().NoteAsync(
            known.PersonId, Known.Msteams, account.Account, chat, mayBeAnswer ? null : clock.GetInstant(), cancellationToken);
        try
        {
            if (db.ChangeTracker.HasChanges())
                await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // They had themselves forgotten at this moment, and nothing is to be noted any more.
        }
    }

    /// <summary>Whether it comes from a team in which the bot is.</summary>
    private static async Task<bool> IsInTeamAsync(BotDb db, Activity activity, CancellationToken cancellationToken) =>
        activity.Conversation.IsGroup == true && TeamsNews.Of(activity).TeamId is { } team
        && await db.TeamsInstalls.AnyAsync(install => install.Id == team && install.RemovedAt == null, cancellationToken);

    /// <summary>Whoever speaks or presses in a channel and is not known is looked for in the list of its team.</summary>
    private Task MakeAsync(Activity activity, TeamsAccount account, Address? chat) => database.WriteAsync(async session =>
    {
        DateTimeOffset? saidAt = activity.Type == ActivityTypes.Message ? At(activity) : null;
        if (await FindOrMakeAsync(session, account, chat ?? new Address(Known.Msteams, "", activity.ServiceUrl), ServerZone, saidAt) is not null
            && chat is null && TeamsNews.Of(activity).TeamId is { } team)
            await session.ExecuteAsync("""UPDATE "TeamsInstalls" SET "RosterLookAt" = NULL WHERE "Id" = $1""", team);

        return true;
    });

    /// <summary>When it was said, as far as that can be believed.</summary>
    public DateTimeOffset At(Activity activity) =>
        clock.GetInstant() is var now && activity.Timestamp?.ToUniversalTime() is { } said && said < now && said > DateTimeOffset.UnixEpoch
            ? new DateTimeOffset(said.Ticks - said.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero)
            : now;

    /// <summary>The person behind an account that the bot has not met; made where there is none.</summary>
    /// <param name="chat">Their private chat; where it has no id, only where the service is.</param>
    /// <param name="saidAt">When they said something themselves; null where somebody else brings them.</param>
    /// <returns>Null for whoever left, or had themselves forgotten and has said nothing since.</returns>
    public async ValueTask<string?> FindOrMakeAsync(IDbSession session, TeamsAccount account, Address chat, string zone, DateTimeOffset? saidAt)
    {
        await session.LockAsync("people of teams");
        if (await PersonAsync(session, "Account", account.Account) is { } known)
            return known.HasLeft ? null : known.Id;

        if (IsBot(account.Account) || !await IsWelcomeAsync(session, account, saidAt))
            return null;

        var now = clock.GetInstant();
        var same = account.ObjectId is { } directory ? await PersonAsync(session, "ObjectId", directory) : null;
        if (same is { HasLeft: true })
            return null;

        var personId = same?.Id ?? Guid.CreateVersion7(now).ToString("N");
        if (same is null)
        {
            await session.ExecuteAsync(
                """INSERT INTO "People" ("Id", "Name", "Zone", "Role") VALUES ($1, $2, $3, 0)""", personId, account.Name ?? account.Account, account.Zone ?? zone);
            if (account.Name is { } name)
                await NoteAsync(session, null, personId, ToldByTeams.Name + name);
            if (account.Zone is { } own)
                await NoteAsync(session, null, personId, ToldByTeams.Zone + own);
        }

        await session.ExecuteAsync(
            """
            INSERT INTO "Addresses" ("Channel", "Account", "PersonId", "Conversation", "ServiceUrl", "ObjectId", "LastWrittenAt") VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            Known.Msteams, account.Account, personId, chat.Conversation.Length == 0 ? null : chat.Conversation, chat.ServiceUrl, account.ObjectId, saidAt ?? DateTimeOffset.UnixEpoch);
        return personId;
    }

    /// <summary>Teams has another name for somebody: it is taken unless the one they have here was chosen by anybody.</summary>
    public async ValueTask<bool> RenameAsync(IDbSession session, string personId, string name)
    {
        var renamed = await session.ExecuteAsync(
            """
            UPDATE "People" SET "Name" = $2 WHERE "Id" = $1 AND "LeftAt" IS NULL AND "Name" <> $2
                AND ("Name" IN (SELECT "Account" FROM "Addresses" WHERE "PersonId" = $1)
                    OR EXISTS (SELECT 1 FROM "RosterChanges" WHERE "PersonId" = $1 AND "What" = $3 || "People"."Name"))
            """,
            personId, name, ToldByTeams.Name);
        if (renamed > 0)
            await NoteAsync(session, null, personId, ToldByTeams.Name + name);

        return renamed > 0;
    }

    public async ValueTask NoteAsync(IDbSession session, string? team, string? person, string what, string? actor = null) => await session.ExecuteAsync(
        """INSERT INTO "RosterChanges" ("Id", "At", "ActorId", "TeamId", "PersonId", "What") VALUES ($1, $2, $3, $4, $5, $6)""",
        Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), clock.GetInstant(), actor, team, person, what);

    private static Task<TeamsPerson?> FindAsync(BotDb db, TeamsAccount account, CancellationToken cancellationToken) =>
        db.Addresses.Where(address => address.Channel == Known.Msteams && address.Account == account.Account)
            .Join(db.People, address => address.PersonId, person => person.Id, (address, person) => new TeamsPerson(
                person.Id, person.Name, address.ObjectId, person.LeftAt != null,
                db.RosterChanges.Any(change => change.PersonId == person.Id
                    && (change.What.StartsWith(ToldByTeams.Zone) || change.ActorId == person.Id && change.What.StartsWith("Hours: ")))))
            .SingleOrDefaultAsync(cancellationToken);

    private async Task LearnAsync(TeamsPerson known, TeamsAccount account, bool saysNothingOfItself)
    {
        var directory = account.ObjectId is not null && account.ObjectId != known.ObjectId;
        var name = account.Name is not null && account.Name != known.Name && !saysNothingOfItself;
        var zone = account.Zone is not null && !known.HasZone && !saysNothingOfItself;
        if (!directory && !name && !zone)
            return;

        await database.WriteAsync(async session =>
        {
            if (directory)
                await session.ExecuteAsync(
                    """UPDATE "Addresses" SET "ObjectId" = $3 WHERE "Channel" = $1 AND "Account" = $2""", Known.Msteams, account.Account, account.ObjectId);
            if (name)
                await RenameAsync(session, known.PersonId, account.Name!); // asked above
            if (zone)
                await MoveAsync(session, known.PersonId, account.Zone!); // asked above

            return true;
        });
    }

    /// <summary>Noted also where it is the one they have, so that it is decided.</summary>
    private async ValueTask MoveAsync(IDbSession session, string personId, string zone)
    {
        await session.LockAsync($"zone of {personId}");
        if (await session.ScalarAsync("""SELECT 1 FROM "RosterChanges" WHERE "PersonId" = $1 AND "What" LIKE $2 LIMIT 1""", personId, $"{ToldByTeams.Zone}%") is not null)
            return;

        if (await session.ScalarAsync("""SELECT 1 FROM "People" WHERE "Id" = $1 AND "LeftAt" IS NULL""", personId) is null)
            return;

        await session.ExecuteAsync("""UPDATE "People" SET "Zone" = $2, "CheckInLookAt" = NULL WHERE "Id" = $1 AND "Zone" <> $2""", personId, zone);
        await NoteAsync(session, null, personId, ToldByTeams.Zone + zone);
    }

    /// <summary>Somebody who had themselves forgotten is; once they say something after that, they are somebody new.</summary>
    private async ValueTask<bool> IsWelcomeAsync(IDbSession session, TeamsAccount account, DateTimeOffset? saidAt)
    {
        var (one, other) = (forgotten.KeyOf(Known.Msteams, account.Account), forgotten.KeyOf(Known.Msteams, account.ObjectId ?? account.Account));
        if (await session.ScalarAsync("""SELECT 1 FROM "States" WHERE "Key" IN ($1, $2) LIMIT 1""", one, other) is null)
            return true;

        // What is delivered again was said before.
        if (saidAt is not { } at || await session.ScalarAsync("""SELECT 1 FROM "States" WHERE "Key" IN ($1, $2) AND "At" >= $3 LIMIT 1""", one, other, at) is not null)
            return false;

        await session.ExecuteAsync("""DELETE FROM "States" WHERE "Key" IN ($1, $2)""", one, other);
        await session.ExecuteAsync("""UPDATE "TeamsInstalls" SET "RosterLookAt" = NULL WHERE "RemovedAt" IS NULL""");
        return true;
    }

    private static async ValueTask<(string Id, bool HasLeft)?> PersonAsync(IDbSession session, string column, string value)
    {
        var found = await session.ReadAsync(
            $"""
            SELECT "People"."Id", CASE WHEN "People"."LeftAt" IS NULL THEN 0 ELSE 1 END FROM "Addresses" JOIN "People" ON "People"."Id" = "PersonId"
            WHERE "Channel" = $1 AND "{column}" = $2 ORDER BY "People"."Id" LIMIT 1
            """,
            row => (row.GetString(0), Convert.ToInt32(row.GetValue(1)) == 1), Known.Msteams, value);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>An answer to a check-in leaves no trace, not even of what its sender's app tells beside it.</summary>
    private static bool MayBeAnswer(Activity activity) =>
        activity.Type == ActivityTypes.Message
        && (activity.Value is not null || Command.Parse(Mention.TakenOff(activity).Text) is null or { Verb: Verb.CheckIn or Verb.Skip });

    private static string? ZoneIn(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
            if (string.Equals(entity?.Type, "clientInfo", StringComparison.OrdinalIgnoreCase)
                && Payload.TryReadAs<ClientInfo>(entity, out var client) && Given.Zone(client.Timezone) is { } zone)
                return zone;

        return Given.Zone(activity.LocalTimezone);
    }

    private sealed record TeamsPerson(string PersonId, string Name, string? ObjectId, bool HasLeft, bool HasZone);
}

/// <param name="Name">Null where Teams did not tell.</param>
internal sealed record TeamsAccount(string Account, string? ObjectId, string? Name, string? Zone = null);

/// <summary>What a person's own app tells of itself (entity <c>clientInfo</c>).</summary>
internal sealed class ClientInfo
{
    public string? Timezone { get; set; }
}
