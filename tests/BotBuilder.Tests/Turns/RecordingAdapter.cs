using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Turns;

/// <summary>Runs turns, and writes down what the bot does in them.</summary>
internal sealed class RecordingAdapter : BotAdapter
{
    public List<Activity> Sent { get; } = [];

    public List<Activity> Updated { get; } = [];

    public List<ConversationReference> Deleted { get; } = [];

    public async Task RunAsync(Activity activity, BotCallbackHandler bot)
    {
        using var turn = new TurnContext(this, activity);
        await RunPipelineAsync(turn, bot, CancellationToken.None);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Sent.AddRange(activities);
        return Task.FromResult(activities.Select((_, i) => new ResourceResponse($"sent{Sent.Count - activities.Length + i}")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        Updated.Add(activity);
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Deleted.Add(reference);
        return Task.CompletedTask;
    }
}
