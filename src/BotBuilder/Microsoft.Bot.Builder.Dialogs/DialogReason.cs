namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Why a dialog, or a step of a waterfall, is called.</summary>
public enum DialogReason
{
    /// <summary>The dialog was started.</summary>
    BeginCalled = 0,

    /// <summary>Something arrived for the waiting dialog.</summary>
    ContinueCalled = 1,

    /// <summary>A dialog ended normally.</summary>
    EndCalled = 2,

    /// <summary>Another dialog takes the place of this one.</summary>
    ReplaceCalled = 3,

    /// <summary>The dialog was cancelled.</summary>
    CancelCalled = 4,

    /// <summary>The step before went on without waiting.</summary>
    NextCalled = 5,
}
