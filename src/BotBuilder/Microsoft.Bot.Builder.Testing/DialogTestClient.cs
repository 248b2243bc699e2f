using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Testing;

/// <summary>Talks to one dialog in a test, without a bot around it. State is saved after each turn.</summary>
public class DialogTestClient
{
    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;

    /// <summary>Creates a client on a channel of that name; see the other overload.</summary>
    public DialogTestClient(
        string channelId,
        Dialog targetDialog,
        object initialDialogOptions = null,
        IEnumerable<IMiddleware> middlewares = null,
        ConversationState conversationState = null)
        : this(new TestAdapter(channelId), targetDialog, initialDialogOptions, middlewares, conversationState)
    {
    }

    /// <summary>
    /// Creates a client that starts the dialog, with the given options, at the first activity and whenever nothing waits.
    /// Middleware runs inside the saving of state; without a state of its own the client keeps it in memory.
    /// </summary>
    public DialogTestClient(
        TestAdapter testAdapter,
        Dialog targetDialog,
        object initialDialogOptions = null,
        IEnumerable<IMiddleware> middlewares = null,
        ConversationState conversationState = null)
    {
        ArgumentNullException.ThrowIfNull(testAdapter);
        ArgumentNullException.ThrowIfNull(targetDialog);

        ConversationState = conversationState ?? new ConversationState(new MemoryStorage());
        _adapter = testAdapter.Use(new AutoSaveStateMiddleware(ConversationState));
        foreach (var middleware in middlewares ?? [])
            _adapter.Use(middleware);

        var dialogs = new DialogSet(ConversationState.CreateProperty<DialogState>("DialogState")).Add(targetDialog);
        _callback = async (turnContext, cancellationToken) =>
        {
            DialogContext = await dialogs.CreateContextAsync(turnContext, cancellationToken);
            DialogTurnResult = await DialogContext.ContinueDialogAsync(cancellationToken);
            if (DialogTurnResult.Status == DialogTurnStatus.Empty)
                DialogTurnResult = await DialogContext.BeginDialogAsync(targetDialog.Id, initialDialogOptions, cancellationToken);
        };
    }

    /// <summary>The dialogs as the last turn left them.</summary>
    public DialogContext DialogContext { get; private set; }

    /// <summary>What became of the last turn.</summary>
    public DialogTurnResult DialogTurnResult { get; private set; }

    /// <summary>Where the dialogs are kept, under the property "DialogState".</summary>
    public ConversationState ConversationState { get; }

    /// <summary>Sends an activity and returns the first reply; the default of <typeparamref name="T"/> when there is none.</summary>
    public virtual async Task<T> SendActivityAsync<T>(Activity activity, CancellationToken cancellationToken = default)
        where T : IActivity
    {
        await _adapter.ProcessActivityAsync(activity, _callback, cancellationToken);
        return GetNextReply<T>();
    }

    /// <summary>Sends a message and returns the first reply; the default of <typeparamref name="T"/> when there is none.</summary>
    public virtual async Task<T> SendActivityAsync<T>(string text, CancellationToken cancellationToken = default)
        where T : IActivity
    {
        await _adapter.SendTextToBotAsync(text, _callback, cancellationToken);
        return GetNextReply<T>();
    }

    /// <summary>The next reply of the last turn; the default of <typeparamref name="T"/> when there is none.</summary>
    public virtual T GetNextReply<T>()
        where T : IActivity =>
        (T)_adapter.GetNextReply();
}
