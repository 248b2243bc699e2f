using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A piece of conversation that can be started, waits for answers across turns, and ends with a result.</summary>
public abstract class Dialog
{
    /// <summary>The outcome of a dialog that waits for the next activity.</summary>
    public static readonly DialogTurnResult EndOfTurn = new(DialogTurnStatus.Waiting);

    private string _id;

    /// <summary>Creates a dialog; without an id it takes the one of <see cref="OnComputeId"/>.</summary>
    public Dialog(string dialogId = null)
    {
        _id = dialogId;
    }

    /// <summary>The name by which the dialog is started and under which it is stored on the stack.</summary>
    public string Id
    {
        get => _id ??= OnComputeId();
        set => _id = value;
    }

    /// <summary>Called when the dialog starts; its instance is already on top of the stack with an empty state.</summary>
    public abstract Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default);

    /// <summary>Called when something arrives while the dialog is active. Unless overridden, the dialog ends without a result.</summary>
    public virtual Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Called when a dialog that this one started has ended with <paramref name="result"/>. Unless overridden, this one ends with the same result.</summary>
    public virtual Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(result, cancellationToken);
    }

    /// <summary>Called to say again what the dialog waits for. Unless overridden, nothing is said.</summary>
    public virtual Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>Called when the dialog is about to leave the stack, for whatever <paramref name="reason"/>.</summary>
    public virtual Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>What changes when the dialog's definition changes; unless overridden its id.</summary>
    public virtual string GetVersion() => Id;

    /// <summary>Offers an event to this dialog, then (if it bubbles) to the one it runs in, then to this one again. True when one of them handled it.</summary>
    public virtual async Task<bool> OnDialogEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(e);

        if (await OnPreBubbleEventAsync(dc, e, cancellationToken))
            return true;
        if (e.Bubble && dc.Parent is { } parent && await parent.EmitEventAsync(e.Name, e.Value, bubble: true, fromLeaf: false, cancellationToken))
            return true;
        return await OnPostBubbleEventAsync(dc, e, cancellationToken);
    }

    /// <summary>Called before an event goes to the parent; true keeps it from getting there.</summary>
    protected virtual Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    /// <summary>Called when no parent handled the event; true when this dialog did.</summary>
    protected virtual Task<bool> OnPostBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    /// <summary>The id of a dialog that was given none; unless overridden the name of its type.</summary>
    protected virtual string OnComputeId() => GetType().Name;
}
