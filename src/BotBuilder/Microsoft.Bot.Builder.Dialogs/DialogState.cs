using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Where a conversation is: the dialogs that wait for something, the active one first. This is what is stored between turns.</summary>
public class DialogState
{
    /// <summary>Creates the state of a conversation in which no dialog runs.</summary>
    public DialogState()
        : this(null)
    {
    }

    /// <summary>Creates a state over <paramref name="stack"/>, which is kept and not copied; null stands for an empty one.</summary>
    public DialogState(List<DialogInstance> stack)
    {
        DialogStack = stack ?? [];
    }

    /// <summary>The waiting dialogs; index 0 is the active one. Wire name "dialogStack".</summary>
    [JsonPropertyName("dialogStack")]
    public List<DialogInstance> DialogStack { get; set; }
}
