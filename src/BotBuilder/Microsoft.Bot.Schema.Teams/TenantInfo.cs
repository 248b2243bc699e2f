using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>The organization somebody belongs to.</summary>
public class TenantInfo
{
    /// <summary>Leaves every member unset.</summary>
    public TenantInfo()
    {
    }

    /// <summary>Sets the given member.</summary>
    public TenantInfo(string id = null)
    {
        Id = id;
    }

    /// <summary>The id of the tenant.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }
}
