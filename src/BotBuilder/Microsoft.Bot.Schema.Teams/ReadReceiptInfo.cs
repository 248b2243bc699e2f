using System.Globalization;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>How far somebody has read a chat with the bot.</summary>
public class ReadReceiptInfo
{
    /// <summary>Leaves every member unset.</summary>
    public ReadReceiptInfo()
    {
    }

    /// <summary>Sets the given member.</summary>
    public ReadReceiptInfo(string lastReadMessageId)
    {
        LastReadMessageId = lastReadMessageId;
    }

    /// <summary>The id of the last message that was read; ids of Teams are milliseconds, and so in the order of time.</summary>
    [JsonPropertyName("lastReadMessageId")]
    public string LastReadMessageId { get; set; }

    /// <summary>Whether the one message is not after the other; false when an id is not a number.</summary>
    public static bool IsMessageRead(string compareMessageId, string lastReadMessageId) =>
        long.TryParse(compareMessageId, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
        && long.TryParse(lastReadMessageId, NumberStyles.None, CultureInfo.InvariantCulture, out var lastRead)
        && message <= lastRead;

    /// <summary>Whether the message was read; false when an id is not a number.</summary>
    public bool IsMessageRead(string compareMessageId) => IsMessageRead(compareMessageId, LastReadMessageId);
}
