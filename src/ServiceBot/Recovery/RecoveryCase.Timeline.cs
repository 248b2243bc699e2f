namespace ServiceBot.Recovery;

/// <summary>What was added and corrected by hand.</summary>
internal sealed partial class RecoveryCase
{
    public void AddNote(string text, By by)
    {
        Note(CaseEventKind.Noted, by);
        Keep(CaseField.Note, null, text);
    }
}
