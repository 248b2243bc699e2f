using System.Collections.Generic;
using System.Text.Json.Serialization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>One of the answers a prompt offers.</summary>
public class Choice
{
    /// <summary>Creates a choice; its value is also what is shown, unless an action with a title is set.</summary>
    public Choice(string value = null)
    {
        Value = value;
    }

    /// <summary>What is returned when the choice is picked. Wire name "value".</summary>
    [JsonPropertyName("value")]
    public string Value { get; set; }

    /// <summary>The button that stands for the choice; null makes one that says the value. Wire name "action".</summary>
    [JsonPropertyName("action")]
    public CardAction Action { get; set; }

    /// <summary>Other words a person may use for it; may be null. Wire name "synonyms".</summary>
    [JsonPropertyName("synonyms")]
    public List<string> Synonyms { get; set; }

    internal string Title => string.IsNullOrEmpty(Action?.Title) ? Value : Action.Title;
}
