using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Channels.Teams;

/// <summary>What the adapter calls once an activity is authenticated and parsed: sees who it is from, and has the turn run.</summary>
internal sealed class MessagesBot(
    TurnRunner turns, Ignored ignored, TeamsEvents events, TeamsPeople teamsPeople, IOptions<TeamsOptions> options, IOptions<SiteOptions> site,
    IServiceScopeFactory scopes, Blocks blocks, ServiceUrls serviceUrls, TimeProvider clock) : IBot
{
    private readonly bool _isInTeams = options.Value.IsSet;

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        var isTeams = _isInTeams && activity.ChannelId == Known.Msteams;

        // The bot was installed there again, of which it need not hear otherwise.
        if (!isTeams && activity is { Type: ActivityTypes.InstallationUpdate, Action: not ("remove" or "remove-upgrade"), ChannelId: { } channel, Conversation.Id: { } conversation })
            await blocks.LiftAsync(channel, conversation);

        if (ignored.Takes(activity))
            return;

        await serviceUrls.NoteAsync(activity);
        if (isTeams)
        {
            // A chat of several people is none, whatever else is said of it.
            if (activity.Conversation.ConversationType is not (null or "personal"))
                activity.Conversation.IsGroup = true;
            if (await events.TakeAsync(activity, cancellationToken))
                return;
        }

        await blocks.LiftAsync(activity.ChannelId, activity.Conversation.Id);
        await (isTeams ? teamsPeople.MeetAsync(activity, cancellationToken) : MeetAsync(activity, cancellationToken));

        // An edited message comes with the id it had before. Its writer hears once that edits are not read.
        var id = activity.Id is null ? Message.NewSlot() : activity.Type == ActivityTypes.MessageUpdate ? $"{activity.Id}/edit" : activity.Id;
        var key = new ActivityKey(activity.ChannelId, activity.Conversation.Id, id);
        var outcome = await turns.RunAsync(activity, key, null, cancellationToken);
        if (outcome.Invoke is { } answer)
            turnContext.TurnState.Add(
                BotAdapter.InvokeResponseKey, new Activity { Type = ActivityTypesEx.InvokeResponse, Value = answer });
    }

    /// <summary>On a local server: remembers where the person wrote from, and lets in somebody unknown as a guest.</summary>
    private async Task MeetAsync(Activity activity, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        var privateChat = activity.Conversation.IsGroup == true ? null : TurnAdapter.AddressOf(activity);

        if (await people.FindAsync(activity.ChannelId, activity.From.Id, cancellationToken) is not { } person)
        {
            // Who an activity is from, only its sender says; that is good enough on one's own machine.
            if (site.Value.IsPublic)
                return;

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
