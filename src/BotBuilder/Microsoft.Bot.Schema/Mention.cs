using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>Somebody is named in the text of a message.</summary>
public class Mention : Entity
{
    /// <summary>Leaves every member but the type unset.</summary>
    public Mention()
        : base("mention")
    {
    }

    /// <summary>Sets the given members; without a type it is <c>mention</c>.</summary>
    public Mention(ChannelAccount mentioned = null, string text = null, string type = null)
        : base(type ?? "mention")
    {
        Mentioned = mentioned;
        Text = text;
    }

    /// <summary>Who is named.</summary>
    [JsonPropertyName("mentioned")]
    public ChannelAccount Mentioned { get; set; }

    /// <summary>The part of the text that names them.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set; }
}
