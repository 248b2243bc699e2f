using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>Where a dialog box of Teams was asked for.</summary>
public class TaskModuleRequestContext
{
    /// <summary>Leaves every member unset.</summary>
    public TaskModuleRequestContext()
    {
    }

    /// <summary>Sets the given member.</summary>
    public TaskModuleRequestContext(string theme = null)
    {
        Theme = theme;
    }

    /// <summary>The colors of the person's Teams: <c>default</c>, <c>dark</c> or <c>contrast</c>.</summary>
    [JsonPropertyName("theme")]
    public string Theme { get; set; }
}
