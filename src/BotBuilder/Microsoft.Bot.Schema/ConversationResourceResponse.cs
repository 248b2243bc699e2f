using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>The answer of a channel that has started a conversation.</summary>
public class ConversationResourceResponse
{
    /// <summary>Leaves every member unset.</summary>
    public ConversationResourceResponse()
    {
    }

    /// <summary>Sets the given members.</summary>
    public ConversationResourceResponse(string activityId = null, string serviceUrl = null, string id = null)
    {
        ActivityId = activityId;
        ServiceUrl = serviceUrl;
        Id = id;
    }

    /// <summary>The id of the first activity, when one was sent.</summary>
    [JsonPropertyName("activityId")]
    public string ActivityId { get; set; }

    /// <summary>The address to use for the conversation from now on.</summary>
    [JsonPropertyName("serviceUrl")]
    public string ServiceUrl { get; set; }

    /// <summary>The id of the conversation.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }
}
