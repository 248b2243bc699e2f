using System;
using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <content>Finds dialogs, and the language to speak.</content>
public partial class DialogContext
{
    /// <summary>
    /// The dialog with that id, looked for in this set, then in the active containers and the sets around it; null when there is none.
    /// </summary>
    public Dialog FindDialog(string dialogId) =>
        Dialogs.Find(dialogId) ?? Parent?.FindInActiveContainer(dialogId) ?? Parent?.FindDialog(dialogId);

    /// <summary>The language of the turn, such as <c>en-GB</c>: that of the turn context, of the activity, or of the machine.</summary>
    public string GetLocale()
    {
        if (Context.TurnState.Get<string>(TurnContext.LocaleKey) is { Length: > 0 } ofTurn)
            return ofTurn;

        return Context.Activity.Locale is { Length: > 0 } ofActivity ? ofActivity : CultureInfo.CurrentCulture.Name;
    }

    private Dialog FindInActiveContainer(string dialogId) =>
        ActiveDialog is { } active && FindDialog(active.Id) is DialogContainer container ? container.FindDialog(dialogId) : null;

    private Dialog FindActiveDialog(string purpose) => FindDialog(ActiveDialog.Id) ?? throw new InvalidOperationException(
        $"Cannot {purpose} the dialog '{ActiveDialog.Id}': it is on the stack, but no dialog of that name is in the set. Was it renamed?");
}
