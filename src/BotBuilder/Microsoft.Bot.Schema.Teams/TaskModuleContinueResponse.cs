using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>Shows a dialog box, or the next one in its place.</summary>
public class TaskModuleContinueResponse : TaskModuleResponseBase
{
    /// <summary>Leaves the value unset.</summary>
    public TaskModuleContinueResponse()
        : this(null)
    {
    }

    /// <summary>Shows the given dialog box.</summary>
    public TaskModuleContinueResponse(TaskModuleTaskInfo value = null)
        : base("continue")
    {
        Value = value;
    }

    /// <summary>The dialog box.</summary>
    [JsonPropertyName("value")]
    public TaskModuleTaskInfo Value { get; set; }
}
