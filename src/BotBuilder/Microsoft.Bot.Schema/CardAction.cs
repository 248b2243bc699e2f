using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A button, or what a tap on a card does.</summary>
public class CardAction
{
    /// <summary>Leaves every member unset.</summary>
    public CardAction()
    {
    }

    /// <summary>Sets the given members.</summary>
    public CardAction(
        string type = null,
        string title = null,
        string image = null,
        string text = null,
        string displayText = null,
        object value = null,
        object channelData = null)
    {
        Type = type;
        Title = title;
        Image = image;
        Text = text;
        DisplayText = displayText;
        Value = value;
        ChannelData = channelData;
    }

    /// <summary>One of <see cref="ActionTypes"/>.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }

    /// <summary>The text on the button.</summary>
    [JsonPropertyName("title")]
    public string Title { get; set; }

    /// <summary>The address of a picture on the button.</summary>
    [JsonPropertyName("image")]
    public string Image { get; set; }

    /// <summary>The text that is sent with it.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set; }

    /// <summary>The text that the chat then shows.</summary>
    [JsonPropertyName("displayText")]
    public string DisplayText { get; set; }

    /// <summary>What the action carries; a text for most types.</summary>
    [JsonPropertyName("value")]
    public object Value { get; set; }

    /// <summary>Fields that only this channel knows.</summary>
    [JsonPropertyName("channelData")]
    public object ChannelData { get; set; }

    /// <summary>The text that stands for the picture.</summary>
    [JsonPropertyName("imageAltText")]
    public string ImageAltText { get; set; }

    /// <summary>Makes an action whose title and value are the text; null makes null.</summary>
    public static CardAction FromString(string input) =>
        input == null ? null : new CardAction { Title = input, Value = input };
}
