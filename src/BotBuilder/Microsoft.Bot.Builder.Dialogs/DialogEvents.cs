namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>The names of the events dialogs are told about.</summary>
public class DialogEvents
{
    /// <summary>A dialog starts.</summary>
    public const string BeginDialog = "beginDialog";

    /// <summary>The active dialog is to say again what it waits for.</summary>
    public const string RepromptDialog = "repromptDialog";

    /// <summary>Dialogs are being cancelled.</summary>
    public const string CancelDialog = "cancelDialog";

    /// <summary>An activity arrived; its value is the activity. Once a turn, from the innermost dialog outwards.</summary>
    public const string ActivityReceived = "activityReceived";

    /// <summary>The definition of a waiting dialog has changed since it last ran; the value is its id.</summary>
    public const string VersionChanged = "versionChanged";

    /// <summary>A dialog threw; the value is the exception.</summary>
    public const string Error = "error";

    /// <summary>An event of the bot's own.</summary>
    public const string Custom = "custom";
}
