using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Several dialogs that together act as one: from outside a single entry of the stack, inside a stack of their own,
/// kept in the state of that entry. It ends when its inner stack is empty, with the result of the last inner dialog.
/// </summary>
public class ComponentDialog : DialogContainer
{
    /// <summary>Where in the state of the instance the inner stack is kept.</summary>
    public const string PersistedDialogState = "dialogs";

    private bool _initialized;

    /// <summary>Creates a component without inner dialogs.</summary>
    public ComponentDialog(string dialogId = null)
        : base(dialogId)
    {
    }

    /// <summary>The inner dialog that starts first; unless set, the one that was added first.</summary>
    public string InitialDialogId { get; set; }

    /// <summary>Starts the initial inner dialog. An options value that is a cancellation token is an <see cref="ArgumentException"/>.</summary>
    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext outerDc, object options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        DialogContext.ThrowIfToken(options, nameof(options));

        var innerDc = await EnterAsync(outerDc, cancellationToken);
        return await LeaveAsync(outerDc, await OnBeginDialogAsync(innerDc, options, cancellationToken), cancellationToken);
    }

    /// <summary>Hands what arrived to the active inner dialog.</summary>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext outerDc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);

        var innerDc = await EnterAsync(outerDc, cancellationToken);
        return await LeaveAsync(outerDc, await OnContinueDialogAsync(innerDc, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Called when a dialog that was started on the outer stack, over this one, has ended: the inner dialog says again what it waits for.
    /// Its result is not passed in; a dialog whose result matters is added to the component instead.
    /// </summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext outerDc, DialogReason reason, object result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        DialogContext.ThrowIfToken(result, nameof(result));

        await EnterAsync(outerDc, cancellationToken);
        await RepromptDialogAsync(outerDc.Context, outerDc.ActiveDialog, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Lets the active inner dialog say again what it waits for.</summary>
    public override async Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(instance);

        await new DialogContext(Dialogs, turnContext, InnerState(instance)).RepromptDialogAsync(cancellationToken);
        await OnRepromptDialogAsync(turnContext, instance, cancellationToken);
    }

    /// <summary>When the component is cancelled, its inner dialogs are cancelled first.</summary>
    public override async Task EndDialogAsync(
        ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(instance);

        if (reason == DialogReason.CancelCalled)
            await new DialogContext(Dialogs, turnContext, InnerState(instance)).CancelAllDialogsAsync(cancellationToken);

        await OnEndDialogAsync(turnContext, instance, reason, cancellationToken);
    }

    /// <summary>Adds an inner dialog; the first one becomes the initial one, unless that is already set. Returns this component.</summary>
    public ComponentDialog AddDialog(Dialog dialog)
    {
        Dialogs.Add(dialog);
        if (string.IsNullOrEmpty(InitialDialogId))
            InitialDialogId = dialog.Id;
        return this;
    }

    /// <summary>The context of the inner stack, which belongs to the active instance of <paramref name="dc"/>.</summary>
    public override DialogContext CreateChildContext(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return new DialogContext(Dialogs, dc, InnerState(dc.ActiveDialog));
    }

    /// <summary>Calls <see cref="OnInitializeAsync"/> when this component is used for the first time.</summary>
    protected async Task EnsureInitializedAsync(DialogContext outerDc)
    {
        if (_initialized)
            return;

        _initialized = true;
        await OnInitializeAsync(outerDc);
    }

    /// <summary>Called once, before the component is used for the first time. Unless overridden, the initial dialog is chosen if it is not yet.</summary>
    protected virtual Task OnInitializeAsync(DialogContext dc)
    {
        InitialDialogId ??= Dialogs.GetDialogs().FirstOrDefault()?.Id;
        return Task.CompletedTask;
    }

    /// <summary>Called when the component starts; unless overridden it starts the initial dialog with the same options.</summary>
    protected virtual Task<DialogTurnResult> OnBeginDialogAsync(
        DialogContext innerDc, object options, CancellationToken cancellationToken = default) =>
        innerDc.BeginDialogAsync(InitialDialogId, options, cancellationToken);

    /// <summary>Called when something arrives; the place to look for "help" or "cancel" before the inner dialog sees it.</summary>
    protected virtual Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default) =>
        innerDc.ContinueDialogAsync(cancellationToken);

    /// <summary>Called when the component leaves the stack.</summary>
    protected virtual Task OnEndDialogAsync(
        ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>Called after the inner dialog has said again what it waits for.</summary>
    protected virtual Task OnRepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    /// <summary>Ends the component on the outer stack; the place to turn the inner result into another one.</summary>
    protected virtual Task<DialogTurnResult> EndComponentAsync(DialogContext outerDc, object result, CancellationToken cancellationToken) =>
        outerDc.EndDialogAsync(result, cancellationToken);

    private async Task<DialogContext> EnterAsync(DialogContext outerDc, CancellationToken cancellationToken)
    {
        await EnsureInitializedAsync(outerDc);
        await CheckForVersionChangeAsync(outerDc, cancellationToken);
        return CreateChildContext(outerDc);
    }

    private async Task<DialogTurnResult> LeaveAsync(DialogContext outerDc, DialogTurnResult inner, CancellationToken cancellationToken) =>
        inner.Status == DialogTurnStatus.Waiting ? EndOfTurn : await EndComponentAsync(outerDc, inner.Result, cancellationToken);

    private static DialogState InnerState(DialogInstance instance)
    {
        if (instance.State.TryGetValue(PersistedDialogState, out var stored))
            return (DialogState)stored;

        var state = new DialogState();
        instance.State[PersistedDialogState] = state;
        return state;
    }
}
