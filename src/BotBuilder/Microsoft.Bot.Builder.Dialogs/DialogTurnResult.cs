namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What became of a turn: how it left the stack, and what the dialog that ended hands back.</summary>
public class DialogTurnResult
{
    /// <summary>Creates an outcome; <paramref name="result"/> is what the ended dialog hands back, if it hands back anything.</summary>
    public DialogTurnResult(DialogTurnStatus status, object result = null)
    {
        Status = status;
        Result = result;
    }

    /// <summary>How the turn left the stack.</summary>
    public DialogTurnStatus Status { get; set; }

    /// <summary>What the ended dialog handed back; null when it waits or handed back nothing.</summary>
    public object Result { get; set; }

    /// <summary>True when a dialog further down the stack has already ended because of this turn.</summary>
    public bool ParentEnded { get; set; }
}
