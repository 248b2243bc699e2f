namespace Microsoft.Bot.Schema;

/// <summary>Makes attachments of cards.</summary>
public static class Extensions
{
    /// <summary>Makes an attachment of the card.</summary>
    public static Attachment ToAttachment(this HeroCard card) => new(HeroCard.ContentType, content: card);

    /// <summary>Makes an attachment of the card.</summary>
    public static Attachment ToAttachment(this ThumbnailCard card) => new(ThumbnailCard.ContentType, content: card);
}
