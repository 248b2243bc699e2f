namespace ServiceBot.Channels.Web;

/// <summary>A conversation the web channel keeps: a person's private chat with the bot, or a team's room.</summary>
internal sealed class WebConversation
{
    public required string Id { get; set; }

    /// <summary>Whose private chat this is; null for a room.</summary>
    public string? PersonId { get; set; }

    /// <summary>Whose room this is; null for a private chat.</summary>
    public string? TeamId { get; set; }

    /// <summary>Rises with every change of the transcript, in the same transaction as the change (<see cref="Data.WebTranscript"/>).</summary>
    public long Watermark { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public static string PrivateId(string personId) => $"private-{personId}";

    public static string RoomId(string teamId) => $"room-{teamId}";
}

/// <summary>One message of the transcript as it reads now; an edit moves it to a new watermark and keeps its time.</summary>
internal sealed class WebActivity
{
    public required string Conversation { get; set; }
    public required string Id { get; set; }
    public long Watermark { get; set; }

    /// <summary>The Direct Line activity, with id and timestamp.</summary>
    public required string Json { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Nobody is shown it after that, and it is closed (<see cref="Data.Envelope"/>); null for what stays.</summary>
    public DateTimeOffset? GoodUntil { get; set; }
}
