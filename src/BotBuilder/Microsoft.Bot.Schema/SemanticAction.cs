using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>A programmatic action that goes with an activity.</summary>
public class SemanticAction
{
    /// <summary>Leaves every member unset.</summary>
    public SemanticAction()
    {
    }

    /// <summary>Sets the given members.</summary>
    public SemanticAction(string id = null, IDictionary<string, Entity> entities = null)
    {
        Id = id;
        Entities = entities;
    }

    /// <summary>Its id.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }

    /// <summary>Its entities by name.</summary>
    [JsonPropertyName("entities")]
    public IDictionary<string, Entity> Entities { get; set; }

    /// <summary>How far it is: start, continue or done.</summary>
    [JsonPropertyName("state")]
    public string State { get; set; }
}
