using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A person as Teams knows them; what the app may not see is null.</summary>
public class TeamsChannelAccount : ChannelAccount
{
    /// <summary>Leaves every member unset.</summary>
    public TeamsChannelAccount()
    {
    }

    /// <summary>Sets the given members.</summary>
    public TeamsChannelAccount(
        string id = null,
        string name = null,
        string givenName = null,
        string surname = null,
        string email = null,
        string userPrincipalName = null)
        : base(id, name)
    {
        GivenName = givenName;
        Surname = surname;
        Email = email;
        UserPrincipalName = userPrincipalName;
    }

    /// <summary>Sets the given members.</summary>
    public TeamsChannelAccount(
        string id = null,
        string name = null,
        string givenName = null,
        string surname = null,
        string email = null,
        string userPrincipalName = null,
        string tenantId = null,
        string userRole = null)
        : this(id, name, givenName, surname, email, userPrincipalName)
    {
        TenantId = tenantId;
        UserRole = userRole;
    }

    /// <summary>The given name.</summary>
    [JsonPropertyName("givenName")]
    public string GivenName { get; set; }

    /// <summary>The family name.</summary>
    [JsonPropertyName("surname")]
    public string Surname { get; set; }

    /// <summary>The e-mail address.</summary>
    [JsonPropertyName("email")]
    public string Email { get; set; }

    /// <summary>The name with which the person signs in.</summary>
    [JsonPropertyName("userPrincipalName")]
    public string UserPrincipalName { get; set; }

    /// <summary>What the person is in the tenant, such as <c>user</c> or <c>guest</c>.</summary>
    [JsonPropertyName("userRole")]
    public string UserRole { get; set; }

    /// <summary>The tenant that the person belongs to.</summary>
    [JsonPropertyName("tenantId")]
    public string TenantId { get; set; }

    /// <summary>What some routes of Teams call the id in the directory; never written.</summary>
    [JsonInclude]
    [JsonPropertyName("objectId")]
    internal string ObjectId
    {
        get => null;
        set => AadObjectId ??= value;
    }
}
