using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The dialogs of one stack during one turn: what is active, and how to go on.</summary>
public partial class DialogContext
{
    // In the turn's state, so that the event is raised once a turn however many contexts are made in it.
    private const string ActivityReceivedKey = "Microsoft.Bot.Builder.Dialogs.ActivityReceived";

    /// <summary>Creates the context of an inner stack.</summary>
    public DialogContext(DialogSet dialogs, DialogContext parentDialogContext, DialogState state)
        : this(dialogs, parentDialogContext?.Context, state)
    {
        Parent = parentDialogContext;
        foreach (var (name, service) in parentDialogContext.Services)
            Services[name] = service;
    }

    /// <summary>Creates the context of an outermost stack; <paramref name="state"/> is changed as dialogs start and end.</summary>
    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(state);

        Dialogs = dialogs;
        Context = turnContext;
        Stack = state.DialogStack;
    }

    /// <summary>The dialogs that can be started here.</summary>
    public DialogSet Dialogs { get; }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>What dialogs hand to those inside them for the length of the turn; starts with what the context around this one has.</summary>
    public TurnContextStateCollection Services { get; } = [];

    /// <summary>The waiting dialogs; index 0 is the active one.</summary>
    public List<DialogInstance> Stack { get; }

    /// <summary>The context around this one; null at the outermost stack.</summary>
    public DialogContext Parent { get; set; }

    /// <summary>The context inside the active dialog; null when that has no dialogs of its own.</summary>
    public DialogContext Child =>
        ActiveDialog is { } active && FindDialog(active.Id) is DialogContainer container ? container.CreateChildContext(this) : null;

    /// <summary>The dialog on top of the stack; null when nothing runs.</summary>
    public DialogInstance ActiveDialog => Stack.Count > 0 ? Stack[0] : null;

    /// <summary>Starts a dialog on top of the stack. An unknown id is an <see cref="ArgumentException"/>.</summary>
    public async Task<DialogTurnResult> BeginDialogAsync(string dialogId, object options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfToken(options, nameof(options));
        if (string.IsNullOrEmpty(dialogId))
            throw new ArgumentNullException(nameof(dialogId));

        var dialog = FindDialog(dialogId) ?? throw new ArgumentException(
            $"There is no dialog '{dialogId}' to begin. Add it to the dialog set, or to the component that begins it.", nameof(dialogId));

        Stack.Insert(0, new DialogInstance { Id = dialogId, State = new Dictionary<string, object>() });
        return await dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    /// <summary>Starts a prompt: <see cref="BeginDialogAsync"/> with options that must not be null.</summary>
    public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>
    /// Hands what arrived to the active dialog; with none the result is <see cref="DialogTurnStatus.Empty"/>.
    /// An active dialog that is no longer in the set, say because it was renamed, is an <see cref="InvalidOperationException"/>.
    /// </summary>
    public async Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default)
    {
        if (Context.TurnState.TryAdd(ActivityReceivedKey, true))
            await EmitEventAsync(DialogEvents.ActivityReceived, Context.Activity, bubble: true, fromLeaf: true, cancellationToken);

        return ActiveDialog is null
            ? new DialogTurnResult(DialogTurnStatus.Empty)
            : await FindActiveDialog("continue").ContinueDialogAsync(this, cancellationToken);
    }

    /// <summary>Ends the active dialog and hands <paramref name="result"/> to the one below; with none below the stack is <see cref="DialogTurnStatus.Complete"/>.</summary>
    public async Task<DialogTurnResult> EndDialogAsync(object result = null, CancellationToken cancellationToken = default)
    {
        ThrowIfToken(result, nameof(result));

        await EndActiveDialogAsync(DialogReason.EndCalled, cancellationToken);

        return ActiveDialog is null
            ? new DialogTurnResult(DialogTurnStatus.Complete, result)
            : await FindActiveDialog("resume").ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken);
    }

    /// <summary>Ends every dialog of this stack. The result is <see cref="DialogTurnStatus.Cancelled"/>, or <see cref="DialogTurnStatus.Empty"/> when there was nothing to cancel.</summary>
    public Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default) =>
        CancelAllDialogsAsync(false, cancellationToken: cancellationToken);

    /// <summary>
    /// Ends every dialog of this stack and, with <paramref name="cancelParents"/>, of those around it. Each dialog but the first is
    /// sent the event first (<see cref="DialogEvents.CancelDialog"/> unless another is named), and stops the cancelling by handling it.
    /// </summary>
    public async Task<DialogTurnResult> CancelAllDialogsAsync(
        bool cancelParents, string eventName = null, object eventValue = null, CancellationToken cancellationToken = default)
    {
        ThrowIfToken(eventValue, nameof(eventValue));

        if (Stack.Count == 0 && Parent is null)
            return new DialogTurnResult(DialogTurnStatus.Empty);

        var isFirst = true;
        for (var dc = this; dc is not null; dc = cancelParents ? dc.Parent : null)
        {
            while (dc.Stack.Count > 0)
            {
                if (!isFirst && await dc.EmitEventAsync(eventName ?? DialogEvents.CancelDialog, eventValue, false, false, cancellationToken))
                    return new DialogTurnResult(DialogTurnStatus.Cancelled);

                await dc.EndActiveDialogAsync(DialogReason.CancelCalled, cancellationToken);
                isFirst = false;
            }

            isFirst = false;
        }

        return new DialogTurnResult(DialogTurnStatus.Cancelled);
    }

    /// <summary>Ends the active dialog and starts another in its place; the one below does not notice.</summary>
    public async Task<DialogTurnResult> ReplaceDialogAsync(string dialogId, object options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfToken(options, nameof(options));

        await EndActiveDialogAsync(DialogReason.ReplaceCalled, cancellationToken);
        return await BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Lets the active dialog say again what it waits for.</summary>
    public async Task RepromptDialogAsync(CancellationToken cancellationToken = default)
    {
        if (await EmitEventAsync(DialogEvents.RepromptDialog, bubble: false, cancellationToken: cancellationToken) || ActiveDialog is null)
            return;

        await FindActiveDialog("reprompt").RepromptDialogAsync(Context, ActiveDialog, cancellationToken);
    }

    /// <summary>Offers an event to the active dialog, or with <paramref name="fromLeaf"/> to the innermost active one. True when one handled it.</summary>
    public async Task<bool> EmitEventAsync(
        string name, object value = null, bool bubble = true, bool fromLeaf = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);

        var dc = this;
        while (fromLeaf && dc.Child is { } child)
            dc = child;

        if (dc.ActiveDialog is null || dc.FindDialog(dc.ActiveDialog.Id) is not { } dialog)
            return false;

        var dialogEvent = new DialogEvent { Name = name, Value = value, Bubble = bubble };
        return await dialog.OnDialogEventAsync(dc, dialogEvent, cancellationToken);
    }

    // A forgotten argument puts the token where options or a result belong, and it would be stored as one.
    internal static void ThrowIfToken(object value, string name)
    {
        if (value is CancellationToken)
            throw new ArgumentException("This is a cancellation token; pass it as the argument 'cancellationToken'.", name);
    }

    private async Task EndActiveDialogAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is not { } instance)
            return;

        if (FindDialog(instance.Id) is { } dialog)
            await dialog.EndDialogAsync(Context, instance, reason, cancellationToken);

        Stack.RemoveAt(0);
    }
}
