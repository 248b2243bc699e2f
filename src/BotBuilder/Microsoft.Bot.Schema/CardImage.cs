using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A picture on a card.</summary>
public class CardImage
{
    /// <summary>Leaves every member unset.</summary>
    public CardImage()
    {
    }

    /// <summary>Sets the given members.</summary>
    public CardImage(string url = null, string alt = null, CardAction tap = null)
    {
        Url = url;
        Alt = alt;
        Tap = tap;
    }

    /// <summary>Where the picture is.</summary>
    [JsonPropertyName("url")]
    public string Url { get; set; }

    /// <summary>The text that stands for it.</summary>
    [JsonPropertyName("alt")]
    public string Alt { get; set; }

    /// <summary>What a tap on it does.</summary>
    [JsonPropertyName("tap")]
    public CardAction Tap { get; set; }
}
