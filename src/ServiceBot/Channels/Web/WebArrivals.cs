using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>Notices who comes: clients of the web channel do not announce themselves.</summary>
internal sealed class WebArrivals(BotDb db, People people, TurnRunner turns, TimeProvider clock)
{
    /// <summary>Tells the bot when somebody opens their private chat for the first time, so that it can greet.</summary>
    public async Task AnnounceAsync(WebCaller caller, CancellationToken cancellationToken)
    {
        if (caller.Room is not null)
            return;

        // The inbox refuses a second arrival anyway; asking first saves the turn.
        var key = new ActivityKey(WebCarrier.Channel, caller.Conversation, "joined");
        var known = await db.Inbox.AnyAsync(
            row => row.Channel == key.Channel && row.Conversation == key.Conversation && row.Activity == key.Activity, cancellationToken);
        if (!known)
            await turns.RunAsync(Arrival(caller, clock.GetInstant()), key, null, cancellationToken);
    }

    /// <summary>Unasked messages go to the chat somebody last wrote from, where they have several.</summary>
    public async Task NoteAsync(WebCaller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsElsewhereToo)
            return;

        var privateChat = caller.Room is null ? new Address(WebCarrier.Channel, caller.Conversation) : null;
        await people.NoteAsync(
            caller.PersonId, WebCarrier.Channel, caller.PersonId, privateChat, clock.GetInstant(), cancellationToken);
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellationToken);
    }

    private static Activity Arrival(WebCaller caller, DateTimeOffset now)
    {
        var person = new ChannelAccount { Id = caller.PersonId, Name = caller.Name, Role = RoleTypes.User };
        var bot = new ChannelAccount { Id = WebBot.Id, Name = WebBot.Name, Role = RoleTypes.Bot };
        return new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            Id = Guid.CreateVersion7(now).ToString("N"),
            Timestamp = now,
            ChannelId = WebCarrier.Channel,
            From = person,
            Recipient = bot,
            Conversation = new ConversationAccount { Id = caller.Conversation, IsGroup = false, ConversationType = "personal" },
            MembersAdded = [person, bot],
        };
    }
}
