using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>How Teams points out a message.</summary>
public class NotificationInfo
{
    /// <summary>Leaves every member unset.</summary>
    public NotificationInfo()
    {
    }

    /// <summary>Sets the given member.</summary>
    public NotificationInfo(bool? alert = null)
    {
        Alert = alert;
    }

    /// <summary>Whether it is shown in the activity feed of those who get it.</summary>
    [JsonPropertyName("alert")]
    public bool? Alert { get; set; }

    /// <summary>Whether it is shown in the meeting that is going on.</summary>
    [JsonPropertyName("alertInMeeting")]
    public bool? AlertInMeeting { get; set; }

    /// <summary>The page to show in the meeting.</summary>
    [JsonPropertyName("externalResourceUrl")]
    public string ExternalResourceUrl { get; set; }
}
