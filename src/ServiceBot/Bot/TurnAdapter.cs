using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Bot;

/// <summary>Sends nothing itself: what the bot says becomes rows of the outbox, in the commit of its turn.</summary>
internal sealed class TurnAdapter(BotFrameworkAuthentication authentication, ILogger<TurnAdapter> logger)
    : CloudAdapter(authentication, logger)
{
    public static Address AddressOf(Activity activity) =>
        new(activity.ChannelId, activity.Conversation.Id, activity.ServiceUrl);

    /// <returns>For each message the name of its slot, by which the bot may change it later.</returns>
    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var turn = turnContext.TurnState.Get<Turn>();
        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            responses[i] = new ResourceResponse(string.Empty);
            if (activities[i].Type == ActivityTypesEx.InvokeResponse)
                turnContext.TurnState.Add(InvokeResponseKey, activities[i]);
            else if (activities[i].Type is ActivityTypes.Message or ActivityTypes.Event)
                responses[i].Id = Say(turn, activities[i], Message.NewSlot());

            // The rest is gone before it could be sent: typing ends with the turn, and traces are for the emulator.
        }

        return Task.FromResult(responses);
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        Task.FromResult(new ResourceResponse(Say(turnContext.TurnState.Get<Turn>(), activity, activity.Id)));

    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        var to = new Address(reference.ChannelId, reference.Conversation.Id, reference.ServiceUrl);
        turnContext.TurnState.Get<Turn>().Say(new Message(to, reference.ActivityId, null));
        return Task.CompletedTask;
    }

    private static string Say(Turn turn, Activity activity, string slot)
    {
        // The channel gives the message its own id; the slot's name is ours.
        activity.Id = null;
        PracticeLabel.Put(activity, turn.Db);
        turn.Say(new Message(AddressOf(activity), slot, Payload.ToJson(TeamsForm.Of(activity, activity.ChannelId, activity.Conversation.IsGroup == true))));
        return slot;
    }
}
