using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A card with one large picture.</summary>
public class HeroCard
{
    /// <summary>The content type of an attachment that is a hero card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.hero";

    /// <summary>Leaves every member unset.</summary>
    public HeroCard()
    {
    }

    /// <summary>Sets the given members.</summary>
    public HeroCard(
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
