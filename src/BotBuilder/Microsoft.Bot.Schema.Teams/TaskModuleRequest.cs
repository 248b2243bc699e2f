using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A request to open a dialog box of Teams, or what was filled in there.</summary>
public class TaskModuleRequest
{
    /// <summary>Leaves every member unset.</summary>
    public TaskModuleRequest()
    {
    }

    /// <summary>Sets the given members.</summary>
    public TaskModuleRequest(object data = null, TaskModuleRequestContext context = null)
    {
        Data = data;
        Context = context;
    }

    /// <summary>The data of the button, or the inputs; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    [JsonPropertyName("data")]
    public object Data { get; set; }

    /// <summary>Where it was asked for.</summary>
    [JsonPropertyName("context")]
    public TaskModuleRequestContext Context { get; set; }
}
