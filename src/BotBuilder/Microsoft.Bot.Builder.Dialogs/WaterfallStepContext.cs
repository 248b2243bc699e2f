using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a step of a waterfall knows and can do.</summary>
public class WaterfallStepContext : DialogContext
{
    private readonly WaterfallDialog _waterfall;
    private bool _nextCalled;

    internal WaterfallStepContext(WaterfallDialog waterfall, DialogContext dc)
        : base(dc.Dialogs, dc, new DialogState(dc.Stack))
    {
        // Not one stack further in: the same stack, as the step sees it.
        Parent = dc.Parent;
        _waterfall = waterfall;
    }

    /// <summary>Which step this is, from 0.</summary>
    public int Index { get; internal init; }

    /// <summary>What the waterfall was started with; after a reload of the state, as it came back from storage.</summary>
    public object Options { get; internal init; }

    /// <summary>Why the step is called.</summary>
    public DialogReason Reason { get; internal init; }

    /// <summary>What the step before led to: the result of a prompt or dialog, the text of a message, or null.</summary>
    public object Result { get; internal init; }

    /// <summary>What the steps of this run remember, by name; stored between turns.</summary>
    public IDictionary<string, object> Values { get; internal init; }

    /// <summary>Goes on to the next step in the same turn. A second call by the same step is an <see cref="InvalidOperationException"/>.</summary>
    public Task<DialogTurnResult> NextAsync(object result = null, CancellationToken cancellationToken = default)
    {
        ThrowIfToken(result, nameof(result));
        if (_nextCalled)
            throw new InvalidOperationException($"Step {Index} of the waterfall '{ActiveDialog?.Id}' has already gone on to the next step.");

        _nextCalled = true;
        return _waterfall.ResumeDialogAsync(this, DialogReason.NextCalled, result, cancellationToken);
    }
}
