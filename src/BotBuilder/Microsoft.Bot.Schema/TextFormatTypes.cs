namespace Microsoft.Bot.Schema;

/// <summary>How the text of a message is to be read.</summary>
public static class TextFormatTypes
{
    /// <summary>As Markdown; also when nothing is said.</summary>
    public const string Markdown = "markdown";

    /// <summary>As it is.</summary>
    public const string Plain = "plain";

    /// <summary>As XML.</summary>
    public const string Xml = "xml";
}
