using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>One turn: the activity that came in, and the ways to answer it. It ends with the turn.</summary>
public interface ITurnContext
{
    /// <summary>The adapter that runs the turn.</summary>
    BotAdapter Adapter { get; }

    /// <summary>What is kept for the length of the turn.</summary>
    TurnContextStateCollection TurnState { get; }

    /// <summary>The activity that came in.</summary>
    Activity Activity { get; }

    /// <summary>Whether anything but a trace has been sent.</summary>
    bool Responded { get; }

    /// <summary>Sends a text; an <see cref="System.ArgumentNullException"/> when it is blank.</summary>
    Task<ResourceResponse> SendActivityAsync(
        string textReplyToSend,
        string speak = null,
        string inputHint = InputHints.AcceptingInput,
        CancellationToken cancellationToken = default);

    /// <summary>Sends an activity.</summary>
    Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Sends activities in their order; an <see cref="System.ArgumentException"/> when there are none.</summary>
    Task<ResourceResponse[]> SendActivitiesAsync(
        IActivity[] activities, CancellationToken cancellationToken = default);

    /// <summary>Replaces the sent activity that has the same id.</summary>
    Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Deletes the activity of that id in this conversation.</summary>
    Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);

    /// <summary>Deletes the activity that the reference names.</summary>
    Task DeleteActivityAsync(
        ConversationReference conversationReference, CancellationToken cancellationToken = default);

    /// <summary>Adds a handler that sees what is sent from now on.</summary>
    ITurnContext OnSendActivities(SendActivitiesHandler handler);

    /// <summary>Adds a handler that sees what is edited from now on.</summary>
    ITurnContext OnUpdateActivity(UpdateActivityHandler handler);

    /// <summary>Adds a handler that sees what is deleted from now on.</summary>
    ITurnContext OnDeleteActivity(DeleteActivityHandler handler);
}
