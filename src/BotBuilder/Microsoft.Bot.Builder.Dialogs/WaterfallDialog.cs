using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog that goes through a list of steps, one after the other, most of them asking for something.</summary>
public class WaterfallDialog : Dialog
{
    private const string OptionsKey = "options";
    private const string ValuesKey = "values";
    private const string InstanceIdKey = "instanceId";
    private const string StepIndexKey = "stepIndex";

    private readonly List<WaterfallStep> _steps;

    /// <summary>Creates a waterfall of the given steps.</summary>
    public WaterfallDialog(string dialogId, IEnumerable<WaterfallStep> actions = null)
        : base(dialogId)
    {
        _steps = actions is null ? [] : [.. actions];
    }

    /// <summary>The id and the number of steps.</summary>
    public override string GetVersion() => $"{Id}:{_steps.Count}";

    /// <summary>Adds a step at the end. Returns this waterfall.</summary>
    public WaterfallDialog AddStep(WaterfallStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        _steps.Add(step);
        return this;
    }

    /// <summary>Starts with the first step.</summary>
    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        DialogContext.ThrowIfToken(options, nameof(options));

        var state = dc.ActiveDialog.State;
        state[OptionsKey] = options;
        state[ValuesKey] = new Dictionary<string, object>();
        state[InstanceIdKey] = Guid.NewGuid().ToString();

        return RunStepAsync(dc, 0, DialogReason.BeginCalled, null, cancellationToken);
    }

    /// <summary>Goes on to the next step with the text of the message. What is not a message is ignored.</summary>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);

        return dc.Context.Activity.Type == ActivityTypes.Message
            ? ResumeDialogAsync(dc, DialogReason.ContinueCalled, dc.Context.Activity.Text, cancellationToken)
            : Task.FromResult(EndOfTurn);
    }

    /// <summary>Goes on to the next step with the result of what the last step started.</summary>
    public override Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);

        // After a reload the number may be of another integer type.
        var index = Convert.ToInt32(dc.ActiveDialog.State[StepIndexKey]);
        return RunStepAsync(dc, index + 1, reason, result, cancellationToken);
    }

    /// <summary>Calls the step of <see cref="WaterfallStepContext.Index"/>.</summary>
    protected virtual Task<DialogTurnResult> OnStepAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stepContext);
        return _steps[stepContext.Index](stepContext, cancellationToken);
    }

    /// <summary>Runs the step at <paramref name="index"/>; behind the last one the waterfall ends with <paramref name="result"/>.</summary>
    protected Task<DialogTurnResult> RunStepAsync(
        DialogContext dc, int index, DialogReason reason, object result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (index >= _steps.Count)
            return dc.EndDialogAsync(result, cancellationToken);

        // Noted before the step runs, because the step may start a dialog and wait.
        var state = dc.ActiveDialog.State;
        state[StepIndexKey] = index;

        return OnStepAsync(
            new WaterfallStepContext(this, dc)
            {
                Index = index,
                Reason = reason,
                Result = result,
                Options = state[OptionsKey],
                Values = (IDictionary<string, object>)state[ValuesKey],
            },
            cancellationToken);
    }
}
