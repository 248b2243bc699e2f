namespace Microsoft.Bot.Schema;

/// <summary>How the sender of an activity wants the replies.</summary>
public static class DeliveryModes
{
    /// <summary>As activities of their own; also when nothing is said.</summary>
    public const string Normal = "normal";

    /// <summary>As activities of their own; the sender is told of this one only.</summary>
    public const string Notification = "notification";

    /// <summary>In the HTTP response.</summary>
    public const string ExpectReplies = "expectReplies";

    /// <summary>In the HTTP response of a message that nobody keeps.</summary>
    public const string Ephemeral = "ephemeral";
}
