using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>The channels of a team.</summary>
public class ConversationList
{
    /// <summary>Leaves every member unset.</summary>
    public ConversationList()
    {
    }

    /// <summary>Sets the given member.</summary>
    public ConversationList(IList<ChannelInfo> conversations = null)
    {
        Conversations = conversations;
    }

    /// <summary>The channels.</summary>
    [JsonPropertyName("conversations")]
    public IList<ChannelInfo> Conversations { get; set; }
}
