using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>Buttons that go away once one is pressed.</summary>
public class SuggestedActions
{
    /// <summary>Leaves every member unset.</summary>
    public SuggestedActions()
    {
    }

    /// <summary>Sets the given members.</summary>
    public SuggestedActions(IList<string> to = null, IList<CardAction> actions = null)
    {
        To = to;
        Actions = actions;
    }

    /// <summary>Sets both members to lists of what is given.</summary>
    public SuggestedActions(IEnumerable<string> to, IEnumerable<CardAction> actions)
        : this(to?.ToList(), actions?.ToList())
    {
    }

    /// <summary>The ids of those who see the buttons; null for everybody.</summary>
    [JsonPropertyName("to")]
    public IList<string> To { get; set; }

    /// <summary>The buttons.</summary>
    [JsonPropertyName("actions")]
    public IList<CardAction> Actions { get; set; }
}
