using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A reaction to a message.</summary>
public class MessageReaction
{
    /// <summary>Leaves every member unset.</summary>
    public MessageReaction()
    {
    }

    /// <summary>Sets the given members.</summary>
    public MessageReaction(string type = null)
    {
        Type = type;
    }

    /// <summary>The reaction, such as <c>like</c>.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
