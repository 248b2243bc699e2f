using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A card with a small picture beside its text.</summary>
public class ThumbnailCard
{
    /// <summary>The content type of an attachment that is a thumbnail card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.thumbnail";

    /// <summary>Leaves every member unset.</summary>
    public ThumbnailCard()
    {
    }

    /// <summary>Sets the given members.</summary>
    public ThumbnailCard(
        string title = null,
        string subtitle = null,
        string text = null,
        IList<CardImage> images = null,
        IList<CardAction> buttons = null,
        CardAction tap = null)
    {
        Title = title;
        Subtitle = subtitle;
        Text = text;
        Images = images;
        Buttons = buttons;
        Tap = tap;
    }

    /// <summary>The title.</summary>
    [JsonPropertyName("title")]
    public string Title { get; set; }

    /// <summary>The line below the title.</summary>
    [JsonPropertyName("subtitle")]
    public string Subtitle { get; set; }

    /// <summary>The text.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set; }

    /// <summary>The pictures; chats show the first.</summary>
    [JsonPropertyName("images")]
    public IList<CardImage> Images { get; set; }

    /// <summary>The buttons.</summary>
    [JsonPropertyName("buttons")]
    public IList<CardAction> Buttons { get; set; }

    /// <summary>What a tap on the card does.</summary>
    [JsonPropertyName("tap")]
    public CardAction Tap { get; set; }
}
