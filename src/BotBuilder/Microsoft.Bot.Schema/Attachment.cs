using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A card, a picture or a file that goes with a message.</summary>
public class Attachment
{
    /// <summary>Leaves every member unset.</summary>
    public Attachment()
    {
    }

    /// <summary>Sets the given members.</summary>
    public Attachment(
        string contentType = null,
        string contentUrl = null,
        object content = null,
        string name = null,
        string thumbnailUrl = null)
    {
        ContentType = contentType;
        ContentUrl = contentUrl;
        Content = content;
        Name = name;
        ThumbnailUrl = thumbnailUrl;
    }

    /// <summary>The media type, or the type of the card.</summary>
    [JsonPropertyName("contentType")]
    public string ContentType { get; set; }

    /// <summary>Where the content is, when it is not carried here.</summary>
    [JsonPropertyName("contentUrl")]
    public string ContentUrl { get; set; }

    /// <summary>The content itself: anything that can be written as JSON; read from JSON, a <see cref="JsonElement"/>.</summary>
    [JsonPropertyName("content")]
    public object Content { get; set; }

    /// <summary>The name to show.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; }

    /// <summary>Where a small picture of it is.</summary>
    [JsonPropertyName("thumbnailUrl")]
    public string ThumbnailUrl { get; set; }

    /// <summary>Fields of the JSON that have no member here; written back as they came.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement> Properties { get; set; }
}
