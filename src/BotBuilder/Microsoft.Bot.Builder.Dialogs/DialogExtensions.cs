using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Runs a dialog as the whole of a turn.</summary>
public static class DialogExtensions
{
    /// <summary>
    /// Continues what waits in <paramref name="accessor"/>, or starts the dialog when nothing does. State is not saved here.
    /// An exception is offered to the active dialogs as <see cref="DialogEvents.Error"/>, and thrown on when none handles it.
    /// </summary>
    public static async Task RunAsync(
        this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dialog);

        var dc = await new DialogSet(accessor).Add(dialog).CreateContextAsync(turnContext, cancellationToken);
        try
        {
            var result = await dc.ContinueDialogAsync(cancellationToken);
            if (result.Status == DialogTurnStatus.Empty)
                await dc.BeginDialogAsync(dialog.Id, null, cancellationToken);
        }
        catch (Exception exception)
        {
            if (!await dc.EmitEventAsync(DialogEvents.Error, exception, bubble: true, fromLeaf: true, cancellationToken))
                throw;
        }
    }
}
