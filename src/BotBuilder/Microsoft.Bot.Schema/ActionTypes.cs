namespace Microsoft.Bot.Schema;

/// <summary>What buttons do.</summary>
public static class ActionTypes
{
    /// <summary>Opens an address.</summary>
    public const string OpenUrl = "openUrl";

    /// <summary>Says its value in the chat, for all to see.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends its value to the bot unseen.</summary>
    public const string PostBack = "postBack";

    /// <summary>Sends its value to the bot and shows its display text.</summary>
    public const string MessageBack = "messageBack";

    /// <summary>Opens a sign-in page.</summary>
    public const string Signin = "signin";

    /// <summary>Calls a number.</summary>
    public const string Call = "call";

    /// <summary>Plays a sound.</summary>
    public const string PlayAudio = "playAudio";

    /// <summary>Plays a film.</summary>
    public const string PlayVideo = "playVideo";

    /// <summary>Shows a picture.</summary>
    public const string ShowImage = "showImage";

    /// <summary>Downloads a file.</summary>
    public const string DownloadFile = "downloadFile";
}
