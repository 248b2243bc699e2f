using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>The body of a channel's refusal.</summary>
public class ErrorResponse
{
    /// <summary>Leaves every member unset.</summary>
    public ErrorResponse()
    {
    }

    /// <summary>Sets the given members.</summary>
    public ErrorResponse(Error error = null)
    {
        Error = error;
    }

    /// <summary>What was wrong.</summary>
    [JsonPropertyName("error")]
    public Error Error { get; set; }
}
