using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>What Teams is to do after it has asked for a dialog box or sent what was filled in there.</summary>
[JsonPolymorphic(UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToNearestAncestor)]
[JsonDerivedType(typeof(TaskModuleContinueResponse))]
[JsonDerivedType(typeof(TaskModuleMessageResponse))]
public class TaskModuleResponseBase
{
    /// <summary>Leaves every member unset.</summary>
    public TaskModuleResponseBase()
    {
    }

    /// <summary>Sets the given member.</summary>
    public TaskModuleResponseBase(string type = null)
    {
        Type = type;
    }

    /// <summary><c>continue</c> to show a dialog box, <c>message</c> to close it with a text.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }
}
