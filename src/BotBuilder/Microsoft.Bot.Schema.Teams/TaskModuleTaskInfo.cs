using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A dialog box of Teams: a card, or a page.</summary>
public class TaskModuleTaskInfo
{
    /// <summary>Leaves every member unset.</summary>
    public TaskModuleTaskInfo()
    {
    }

    /// <summary>Sets the given members.</summary>
    public TaskModuleTaskInfo(
        string title = null,
        object height = null,
        object width = null,
        string url = null,
        Attachment card = null,
        string fallbackUrl = null,
        string completionBotId = null)
    {
        Title = title;
        Height = height;
        Width = width;
        Url = url;
        Card = card;
        FallbackUrl = fallbackUrl;
        CompletionBotId = completionBotId;
    }

    /// <summary>The title.</summary>
    [JsonPropertyName("title")]
    public string Title { get; set; }

    /// <summary>Its height: pixels, or <c>small</c>, <c>medium</c> or <c>large</c>.</summary>
    [JsonPropertyName("height")]
    public object Height { get; set; }

    /// <summary>Its width: pixels, or <c>small</c>, <c>medium</c> or <c>large</c>.</summary>
    [JsonPropertyName("width")]
    public object Width { get; set; }

    /// <summary>The page to show; it must be within the domains of the app's manifest.</summary>
    [JsonPropertyName("url")]
    public string Url { get; set; }

    /// <summary>The Adaptive Card to show.</summary>
    [JsonPropertyName("card")]
    public Attachment Card { get; set; }

    /// <summary>The page to open where dialog boxes are not known.</summary>
    [JsonPropertyName("fallbackUrl")]
    public string FallbackUrl { get; set; }

    /// <summary>The app id of the bot that is told what was filled in; unless set, the one that answers.</summary>
    [JsonPropertyName("completionBotId")]
    public string CompletionBotId { get; set; }
}
