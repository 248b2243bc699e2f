using System.Globalization;
using System.Text.Json.Nodes;
using ServiceBot.Data;

namespace ServiceBot.Bot;

/// <summary>
/// Takes the name of somebody who went out of all that the bot has written down for others, and what they posted in channels here. What
/// colleagues wrote is theirs.
/// </summary>
/// <param name="name">Null where it must stay because somebody else has it, too.</param>
internal sealed class NameSweep(string personId, Unnaming? name)
{
    /// <summary>In one commit.</summary>
    public const int AtOnce = 500;

    /// <summary>Looks at the next rows. It may be done again: what was changed holds the name no more.</summary>
    /// <returns>How far it has come.</returns>
    public ValueTask<Forgotten> StepAsync(IDbSession session, Forgotten who) => who.Next switch
    {
        ForgottenIn.Outbox => OutboxAsync(session, who),
        ForgottenIn.HeldNotes => HeldNotesAsync(session, who),
        ForgottenIn.RosterChanges => RosterChangesAsync(session, who),
        ForgottenIn.DigestPosts => DigestPostsAsync(session, who),
        _ => WebActivitiesAsync(session, who),
    };

    private async ValueTask<Forgotten> OutboxAsync(IDbSession session, Forgotten who)
    {
        var after = who.After is [var last] ? long.Parse(last, CultureInfo.InvariantCulture) : 0;
        var rows = await session.ReadAsync(
            """SELECT "Id", "Activity" FROM "Outbox" WHERE "Id" > $1 AND "Activity" IS NOT NULL ORDER BY "Id" LIMIT $2""",
            row => (Id: row.GetInt64(0), Json: row.GetString(1)), after, AtOnce);
        foreach (var (id, json) in rows)
            if (Without(json) is { } without)
                await session.ExecuteAsync("""UPDATE "Outbox" SET "Activity" = $2 WHERE "Id" = $1 AND "Activity" IS NOT NULL""", id, without);

        return Next(who, rows.Count, () => [rows[^1].Id.ToString(CultureInfo.InvariantCulture)]);
    }

    private async ValueTask<Forgotten> HeldNotesAsync(IDbSession session, Forgotten who)
    {
        var rows = await session.ReadAsync(
            """SELECT "Id", "Activity" FROM "HeldNotes" WHERE "Id" > $1 AND "Activity" IS NOT NULL ORDER BY "Id" LIMIT $2""",
            row => (Id: row.GetString(0), Json: row.GetString(1)), who.After is [var last] ? last : "", AtOnce);
        foreach (var (id, json) in rows)
            if (Without(json) is { } without)
                await session.ExecuteAsync("""UPDATE "HeldNotes" SET "Activity" = $2 WHERE "Id" = $1 AND "Activity" = $3""", id, without, json);

        return Next(who, rows.Count, () => [rows[^1].Id]);
    }

    private async ValueTask<Forgotten> RosterChangesAsync(IDbSession session, Forgotten who)
    {
        var rows = await session.ReadAsync(
            """SELECT "Id", "What", "PersonId" FROM "RosterChanges" WHERE "Id" > $1 ORDER BY "Id" LIMIT $2""",
            row => (Id: row.GetString(0), What: row.GetString(1), About: row.IsDBNull(2) ? null : row.GetString(2)), who.After is [var last] ? last : "", AtOnce);
        foreach (var (id, what, about) in rows)
            if ((about == personId ? name?.Everywhere(what) : name?.In(what)) is { } without)
                await session.ExecuteAsync("""UPDATE "RosterChanges" SET "What" = $2 WHERE "Id" = $1""", id, without);

        return Next(who, rows.Count, () => [rows[^1].Id]);
    }

    /// <summary>What is kept of the posts of one team after the other.</summary>
    private async ValueTask<Forgotten> DigestPostsAsync(IDbSession session, Forgotten who)
    {
        var rows = await session.ReadAsync(
            """
            SELECT "TeamId", "Lines" FROM "DigestPosts" WHERE "Lines" IS NOT NULL
            AND "TeamId" = (SELECT MIN("TeamId") FROM "DigestPosts" WHERE "TeamId" > $1 AND "Lines" IS NOT NULL)
            """,
            row => (TeamId: row.GetString(0), Lines: row.GetString(1)), who.After is [var last] ? last : "");
        foreach (var (teamId, lines) in rows)
            if (name?.In(lines) is { } without)
                await session.ExecuteAsync(
                    """UPDATE "DigestPosts" SET "Lines" = $2, "Version" = "Version" + 1 WHERE "TeamId" = $1 AND "Lines" = $3""", teamId, without, lines);

        return rows.Count == 0 ? who with { Next = who.Next + 1, After = [] } : who with { After = [rows[0].TeamId] };
    }

    private async ValueTask<Forgotten> WebActivitiesAsync(IDbSession session, Forgotten who)
    {
        var (chat, message) = who.After is [var lastChat, var lastMessage] ? (lastChat, lastMessage) : ("", "");
        var rows = await session.ReadAsync(
            """
            SELECT "Conversation", "Id", "Json" FROM "WebActivities" WHERE ("Conversation", "Id") > ($1, $2) AND "GoodUntil" IS NULL
            ORDER BY "Conversation", "Id" LIMIT $3
            """,
            row => (Conversation: row.GetString(0), Id: row.GetString(1), Json: row.GetString(2)), chat, message, AtOnce);
        foreach (var (conversation, id, json) in rows)
        {
            var isOwn = json.Contains(personId, StringComparison.Ordinal);
            if (!isOwn && name?.MayBeIn(json) != true)
                continue;

            var from = JsonNode.Parse(json)?["from"];
            if ((string?)from?["id"] == personId)
                await session.ExecuteAsync("""DELETE FROM "WebActivities" WHERE "Conversation" = $1 AND "Id" = $2""", conversation, id);
            else if ((string?)from?["role"] == "bot" && Without(json) is { } without)
                await session.ExecuteAsync(
                    """UPDATE "WebActivities" SET "Json" = $3 WHERE "Conversation" = $1 AND "Id" = $2 AND "Json" = $4""", conversation, id, without, json);
        }

        return Next(who, rows.Count, () => [rows[^1].Conversation, rows[^1].Id]);
    }

    /// <summary>What is said for a moment only is closed, and gone before long.</summary>
    private string? Without(string json) => name?.MayBeIn(json) == true && !Envelope.IsClosed(json) ? name.InJson(json) : null;

    private static Forgotten Next(Forgotten who, int looked, Func<IReadOnlyList<string>> last) => looked < AtOnce
        ? who with { Next = who.Next + 1, After = [] }
        : who with { After = last() };
}
