using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>The replies of a turn whose caller waits for them in the HTTP answer.</summary>
public class ExpectedReplies
{
    /// <summary>Leaves every member unset.</summary>
    public ExpectedReplies()
    {
    }

    /// <summary>Sets the given members.</summary>
    public ExpectedReplies(IList<Activity> activities = null)
    {
        Activities = activities;
    }

    /// <summary>The replies, in the order in which they were sent.</summary>
    [JsonPropertyName("activities")]
    public IList<Activity> Activities { get; set; }
}
