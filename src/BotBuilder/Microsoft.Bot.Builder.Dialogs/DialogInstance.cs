using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>One run of a dialog on the stack.</summary>
public class DialogInstance
{
    /// <summary>The id under which the dialog is found in its set. Wire name "id".</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }

    /// <summary>What the dialog remembers between turns, by name; it belongs to the dialog. Wire name "state".</summary>
    [JsonPropertyName("state")]
    public IDictionary<string, object> State { get; set; }

    /// <summary>Where in the stack the state is kept, for dialogs that share another one's; null when it is their own.</summary>
    public int? StackIndex { get; set; }

    /// <summary>The version of the dialog's definition that last ran; null when the dialog keeps no version.</summary>
    public string Version { get; set; }
}
