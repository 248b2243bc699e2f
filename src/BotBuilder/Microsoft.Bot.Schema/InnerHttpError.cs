using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>The HTTP error behind a channel's refusal.</summary>
public class InnerHttpError
{
    /// <summary>Leaves every member unset.</summary>
    public InnerHttpError()
    {
    }

    /// <summary>Sets the given members.</summary>
    public InnerHttpError(int? statusCode = null, object body = null)
    {
        StatusCode = statusCode;
        Body = body;
    }

    /// <summary>Its status.</summary>
    [JsonPropertyName("statusCode")]
    public int? StatusCode { get; set; }

    /// <summary>Its body.</summary>
    [JsonPropertyName("body")]
    public object Body { get; set; }
}
