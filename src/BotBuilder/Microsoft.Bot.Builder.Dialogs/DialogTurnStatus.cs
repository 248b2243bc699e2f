namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>How a turn left the dialog stack.</summary>
public enum DialogTurnStatus
{
    /// <summary>Nothing was running.</summary>
    Empty = 0,

    /// <summary>The active dialog waits for the next activity.</summary>
    Waiting = 1,

    /// <summary>The last dialog ended; there may be a result.</summary>
    Complete = 2,

    /// <summary>The dialogs were cancelled.</summary>
    Cancelled = 3,

    /// <summary>The last dialog ended, and the conversation waits for the next activity.</summary>
    CompleteAndWait = 4,
}
