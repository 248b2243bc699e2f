using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Shows a turn with its activity seen as the given type, and passes everything on to it.</summary>
public class DelegatingTurnContext<T>(ITurnContext innerTurnContext) : ITurnContext<T>
    where T : IActivity
{
    /// <inheritdoc/>
    public BotAdapter Adapter => innerTurnContext.Adapter;

    /// <inheritdoc/>
    public TurnContextStateCollection TurnState => innerTurnContext.TurnState;

    /// <inheritdoc/>
    public Activity Activity => innerTurnContext.Activity;

    T ITurnContext<T>.Activity => (T)(IActivity)innerTurnContext.Activity;

    /// <inheritdoc/>
    public bool Responded => innerTurnContext.Responded;

    /// <inheritdoc/>
    public Task<ResourceResponse> SendActivityAsync(
        string textReplyToSend,
        string speak = null,
        string inputHint = InputHints.AcceptingInput,
        CancellationToken cancellationToken = default) =>
        innerTurnContext.SendActivityAsync(textReplyToSend, speak, inputHint, cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceResponse> SendActivityAsync(
        IActivity activity, CancellationToken cancellationToken = default) =>
        innerTurnContext.SendActivityAsync(activity, cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceResponse[]> SendActivitiesAsync(
        IActivity[] activities, CancellationToken cancellationToken = default) =>
        innerTurnContext.SendActivitiesAsync(activities, cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceResponse> UpdateActivityAsync(
        IActivity activity, CancellationToken cancellationToken = default) =>
        innerTurnContext.UpdateActivityAsync(activity, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default) =>
        innerTurnContext.DeleteActivityAsync(activityId, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteActivityAsync(
        ConversationReference conversationReference, CancellationToken cancellationToken = default) =>
        innerTurnContext.DeleteActivityAsync(conversationReference, cancellationToken);

    /// <inheritdoc/>
    public ITurnContext OnSendActivities(SendActivitiesHandler handler) => innerTurnContext.OnSendActivities(handler);

    /// <inheritdoc/>
    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler) => innerTurnContext.OnUpdateActivity(handler);

    /// <inheritdoc/>
    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler) => innerTurnContext.OnDeleteActivity(handler);
}
