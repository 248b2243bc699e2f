namespace ServiceBot.Channels.Web;

/// <summary>The bot's account in the web chat.</summary>
internal static class WebBot
{
    public const string Id = "servicebot";
    public const string Name = "ServiceBot";
}
