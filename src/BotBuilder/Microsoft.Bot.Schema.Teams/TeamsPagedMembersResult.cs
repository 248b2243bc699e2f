using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Microsoft.Bot.Builder;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A page of the members of a team or chat.</summary>
public class TeamsPagedMembersResult
{
    /// <summary>Leaves every member unset.</summary>
    public TeamsPagedMembersResult()
    {
    }

    /// <summary>Takes over a page whose members are read as those of Teams.</summary>
    public TeamsPagedMembersResult(string continuationToken = null, IList<ChannelAccount> members = null)
    {
        ContinuationToken = continuationToken;
        Members = members?.Select(BotJson.ConvertTo<TeamsChannelAccount>).ToList();
    }

    /// <summary>What to ask for the next page with; null on the last one.</summary>
    [JsonPropertyName("continuationToken")]
    public string ContinuationToken { get; set; }

    /// <summary>The members.</summary>
    [JsonPropertyName("members")]
    public IList<TeamsChannelAccount> Members { get; set; }
}
