namespace Microsoft.Bot.Schema;

/// <summary>How several attachments are arranged.</summary>
public static class AttachmentLayoutTypes
{
    /// <summary>One below the other.</summary>
    public const string List = "list";

    /// <summary>Side by side.</summary>
    public const string Carousel = "carousel";
}
