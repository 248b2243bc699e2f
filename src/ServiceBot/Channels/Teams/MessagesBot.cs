using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Teams;

/// <summary>What the adapter calls once an activity is authenticated and parsed: sees who it is from, and has the turn run.</summary>
internal sealed class MessagesBot(TurnRunner turns, Ignored ignored, IServiceScopeFactory scopes, Blocks blocks, ServiceUrls serviceUrls, TimeProvider clock) : IBot
{
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;

        // The bot was installed there again, of which it need not hear otherwise.
        if (activity is { Type: ActivityTypes.InstallationUpdate, ChannelId: { } channel, Conversation.Id: { } conversation })
            await blocks.LiftAsync(channel, conversation);

        if (ignored.Takes(activity))
            return;

        await blocks.LiftAsync(activity.ChannelId, activity.Conversation.Id);
        await serviceUrls.NoteAsync(activity);
        await MeetAsync(activity, cancellationToken);
        var key = new ActivityKey(activity.ChannelId, activity.Conversation.Id, activity.Id ?? Message.NewSlot());
        var outcome = await turns.RunAsync(activity, key, null, cancellationToken);
        if (outcome.Invoke is { } answer)
            turnContext.TurnState.Add(
                BotAdapter.InvokeResponseKey, new Activity { Type = ActivityTypesEx.InvokeResponse, Value = answer });
    }

    /// <summary>Remembers where the person wrote from; on a local server somebody unknown is let in as a guest.</summary>
    private async Task MeetAsync(Activity activity, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        var privateChat = activity.Conversation.IsGroup == true ? null : TurnAdapter.AddressOf(activity);

        if (await people.FindAsync(activity.ChannelId, activity.From.Id, cancellationToken) is not { } person)
        {
            var demo = scope.ServiceProvider.GetRequiredService<DemoTeam>();
            await demo.WelcomeAsync(activity.ChannelId, activity.From.Id, activity.From.Name, privateChat);
            return;
        }

        await people.NoteAsync(
            person.Id, activity.ChannelId, activity.From.Id, privateChat, clock.GetInstant(), cancellationToken);
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellationToken);
    }
}
