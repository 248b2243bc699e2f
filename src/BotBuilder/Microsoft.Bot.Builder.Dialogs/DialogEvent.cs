namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Something that happened, offered to the active dialogs.</summary>
public class DialogEvent
{
    /// <summary>Whether dialogs further up are asked when this one does not handle it.</summary>
    public bool Bubble { get; set; }

    /// <summary>What happened; see <see cref="DialogEvents"/>.</summary>
    public string Name { get; set; }

    /// <summary>What belongs to it, depending on the name.</summary>
    public object Value { get; set; }
}
