using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>Closes the dialog box with a text.</summary>
public class TaskModuleMessageResponse : TaskModuleResponseBase
{
    /// <summary>Leaves the text unset.</summary>
    public TaskModuleMessageResponse()
        : this(null)
    {
    }

    /// <summary>Shows the given text.</summary>
    public TaskModuleMessageResponse(string value = null)
        : base("message")
    {
        Value = value;
    }

    /// <summary>The text.</summary>
    [JsonPropertyName("value")]
    public string Value { get; set; }
}
