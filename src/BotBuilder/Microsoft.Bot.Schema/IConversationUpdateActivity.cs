using System.Collections.Generic;

namespace Microsoft.Bot.Schema;

/// <summary>Members came or went, or the conversation changed.</summary>
public interface IConversationUpdateActivity : IActivity
{
    /// <summary>Who has come.</summary>
    IList<ChannelAccount> MembersAdded { get; set; }

    /// <summary>Who has gone.</summary>
    IList<ChannelAccount> MembersRemoved { get; set; }

    /// <summary>The new topic.</summary>
    string TopicName { get; set; }

    /// <summary>Whether newcomers see what was said before.</summary>
    bool? HistoryDisclosed { get; set; }
}
