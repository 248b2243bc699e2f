using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Web;

/// <summary>Where people meet on the web. Written by plain statements that leave alone what is there, so several clients may come at once.</summary>
internal static class WebPlaces
{
    /// <summary>Gives a person their private chat, and the address by which they are reached in it.</summary>
    public static async ValueTask OpenPrivateAsync(this IDbSession session, string person, DateTimeOffset now)
    {
        var chat = WebConversation.PrivateId(person);
        await OpenAsync(session, chat, person, null, now);
        await session.ReachAsync(WebCarrier.Channel, person, person, new Address(WebCarrier.Channel, chat), DateTimeOffset.UnixEpoch);
    }

    public static ValueTask<int> OpenRoomAsync(this IDbSession session, string team, DateTimeOffset now) =>
        OpenAsync(session, WebConversation.RoomId(team), null, team, now);

    public static ValueTask<int> ReachAsync(
        this IDbSession session, string channel, string account, string person, Address? at, DateTimeOffset lastWrittenAt) =>
        session.ExecuteAsync(
            """
            INSERT INTO "Addresses" ("Channel", "Account", "PersonId", "Conversation", "ServiceUrl", "LastWrittenAt")
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
            """,
            channel, account, person, at?.Conversation, at?.ServiceUrl, lastWrittenAt);

    /// <summary>Whoever has no home team has this one from now on, and is looked at again whether they are asked how they are.</summary>
    public static ValueTask<int> SettleAsync(this IDbSession session, string person, string team) => session.ExecuteAsync(
        """UPDATE "People" SET "HomeTeamId" = $2, "CheckInLookAt" = NULL WHERE "Id" = $1 AND "HomeTeamId" IS NULL AND "LeftAt" IS NULL""", person, team);

    private static ValueTask<int> OpenAsync(IDbSession session, string conversation, string? person, string? team, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO "WebConversations" ("Id", "PersonId", "TeamId", "Watermark", "CreatedAt") VALUES ($1, $2, $3, 0, $4)
            ON CONFLICT DO NOTHING
            """,
            conversation, person, team, now);
}
