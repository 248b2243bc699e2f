using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The dialogs that can start one another by id.</summary>
public class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = [];
    private readonly IStatePropertyAccessor<DialogState> _dialogState;
    private string _version;

    /// <summary>Creates a set that keeps its stack in <paramref name="dialogState"/>.</summary>
    public DialogSet(IStatePropertyAccessor<DialogState> dialogState)
    {
        ArgumentNullException.ThrowIfNull(dialogState);
        _dialogState = dialogState;
    }

    /// <summary>Creates a set for the inside of a dialog; it has no stack of its own.</summary>
    public DialogSet()
    {
    }

    /// <summary>What changes when a dialog is added, removed or changed.</summary>
    public virtual string GetVersion() => _version ??= ComputeVersion();

    /// <summary>
    /// Adds a dialog, with those that it needs (<see cref="IDialogDependencies"/>), and returns this set. A dialog whose id is taken
    /// by another one gets a number behind its id: "name2", "name3" and so on.
    /// </summary>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);

        if (_dialogs.TryGetValue(dialog.Id, out var present))
        {
            if (ReferenceEquals(present, dialog))
                return this;

            var number = 2;
            while (_dialogs.ContainsKey(dialog.Id + number))
                number++;
            dialog.Id += number;
        }

        _dialogs.Add(dialog.Id, dialog);
        _version = null;

        if (dialog is IDialogDependencies needs)
        {
            foreach (var needed in needs.GetDependencies())
                Add(needed);
        }

        return this;
    }

    /// <summary>Reads the stack and returns the context of this turn. A set without a stack of its own throws <see cref="InvalidOperationException"/>.</summary>
    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (_dialogState is null)
            throw new InvalidOperationException("This dialog set was created without an accessor for its state, so it has no stack to read.");

        var state = await _dialogState.GetAsync(turnContext, () => new DialogState(), cancellationToken);
        return new DialogContext(this, turnContext, state);
    }

    /// <summary>The dialog with that id; null when there is none.</summary>
    public Dialog Find(string dialogId)
    {
        if (string.IsNullOrWhiteSpace(dialogId))
            throw new ArgumentNullException(nameof(dialogId));

        return _dialogs.GetValueOrDefault(dialogId);
    }

    /// <summary>All dialogs, in the order in which they were added.</summary>
    public IEnumerable<Dialog> GetDialogs() => _dialogs.Values;

    private string ComputeVersion()
    {
        var versions = string.Join('\n', _dialogs.Values.Select(dialog => dialog.GetVersion()));
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(versions)));
    }
}
