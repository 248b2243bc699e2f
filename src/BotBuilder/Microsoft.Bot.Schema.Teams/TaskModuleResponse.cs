using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>The answer to a <see cref="TaskModuleRequest"/>.</summary>
public class TaskModuleResponse
{
    /// <summary>Leaves every member unset.</summary>
    public TaskModuleResponse()
    {
    }

    /// <summary>Sets the given member.</summary>
    public TaskModuleResponse(TaskModuleResponseBase task = null)
    {
        Task = task;
    }

    /// <summary>What Teams is to do next.</summary>
    [JsonPropertyName("task")]
    public TaskModuleResponseBase Task { get; set; }
}
