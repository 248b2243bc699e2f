using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>What a channel says was wrong.</summary>
public class Error
{
    /// <summary>Leaves every member unset.</summary>
    public Error()
    {
    }

    /// <summary>Sets the given members.</summary>
    public Error(string code = null, string message = null, InnerHttpError innerHttpError = null)
    {
        Code = code;
        Message = message;
        InnerHttpError = innerHttpError;
    }

    /// <summary>A word for programs.</summary>
    [JsonPropertyName("code")]
    public string Code { get; set; }

    /// <summary>A sentence for people.</summary>
    [JsonPropertyName("message")]
    public string Message { get; set; }

    /// <summary>The error behind this one, when there is one.</summary>
    [JsonPropertyName("innerHttpError")]
    public InnerHttpError InnerHttpError { get; set; }
}
