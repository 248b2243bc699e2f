using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog that has dialogs of its own inside.</summary>
public abstract class DialogContainer : Dialog
{
    /// <summary>Creates a container without inner dialogs.</summary>
    protected DialogContainer(string dialogId = null)
        : base(dialogId)
    {
    }

    /// <summary>The inner dialogs.</summary>
    public DialogSet Dialogs { get; set; } = new();

    /// <summary>The context in which the inner dialogs run; <paramref name="dc"/> is the one in which this dialog is active.</summary>
    public abstract DialogContext CreateChildContext(DialogContext dc);

    /// <summary>The inner dialog with that id; null when there is none.</summary>
    public virtual Dialog FindDialog(string dialogId) => Dialogs.Find(dialogId);

    /// <summary>What changes when an inner dialog is added, removed or changed.</summary>
    protected virtual string GetInternalVersion() => Dialogs.GetVersion();

    /// <summary>Raises <see cref="DialogEvents.VersionChanged"/> when the inner dialogs are not those that last ran; a dialog that ignores it goes on with its old state.</summary>
    protected virtual async Task CheckForVersionChangeAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);

        var last = dc.ActiveDialog.Version;
        dc.ActiveDialog.Version = GetInternalVersion();

        if (last is not null && last != dc.ActiveDialog.Version)
            await dc.EmitEventAsync(DialogEvents.VersionChanged, Id, bubble: true, fromLeaf: true, cancellationToken);
    }
}
