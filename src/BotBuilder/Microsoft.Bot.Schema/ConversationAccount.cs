using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A conversation as its channel knows it.</summary>
public class ConversationAccount
{
    /// <summary>Leaves every member unset.</summary>
    public ConversationAccount()
    {
    }

    /// <summary>Sets the given members.</summary>
    public ConversationAccount(
        bool? isGroup = null,
        string conversationType = null,
        string id = null,
        string name = null,
        string aadObjectId = null,
        string role = null,
        string tenantId = null)
    {
        IsGroup = isGroup;
        ConversationType = conversationType;
        Id = id;
        Name = name;
        AadObjectId = aadObjectId;
        Role = role;
        TenantId = tenantId;
    }

    /// <summary>Whether more than two take part; null when the channel does not say.</summary>
    [JsonPropertyName("isGroup")]
    public bool? IsGroup { get; set; }

    /// <summary>The kind of conversation in the channel's own words, such as <c>personal</c> or <c>channel</c>.</summary>
    [JsonPropertyName("conversationType")]
    public string ConversationType { get; set; }

    /// <summary>The id within the channel.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }

    /// <summary>The name to show.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; }

    /// <summary>The object id in the Microsoft Entra directory; null outside it.</summary>
    [JsonPropertyName("aadObjectId")]
    public string AadObjectId { get; set; }

    /// <summary>One of <see cref="RoleTypes"/>, or null.</summary>
    [JsonPropertyName("role")]
    public string Role { get; set; }

    /// <summary>The tenant that the conversation belongs to.</summary>
    [JsonPropertyName("tenantId")]
    public string TenantId { get; set; }

    /// <summary>Fields of the JSON that have no member here; written back as they came.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement> Properties { get; set; }
}
