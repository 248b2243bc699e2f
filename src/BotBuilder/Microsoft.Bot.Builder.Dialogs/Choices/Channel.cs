using Microsoft.Bot.Connector;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>What the channels can show.</summary>
public class Channel
{
    /// <summary>Whether the channel shows that many suggested actions; in Teams only a private chat does, up to three.</summary>
    public static bool SupportsSuggestedActions(string channelId, int buttonCnt = 100, string conversationType = null) => channelId switch
    {
        Channels.Msteams => conversationType == "personal" && buttonCnt <= 3,
        Channels.Facebook or Channels.Skype => buttonCnt <= 10,
        Channels.Line => buttonCnt <= 13,
        Channels.Kik => buttonCnt <= 20,
        Channels.Telegram or Channels.Emulator or Channels.Directline or Channels.Webchat => buttonCnt <= 100,
        _ => false,
    };

    /// <summary>Whether the channel shows that many buttons on a card.</summary>
    public static bool SupportsCardActions(string channelId, int buttonCnt = 100) => channelId switch
    {
        Channels.Facebook or Channels.Skype => buttonCnt <= 3,
        Channels.Msteams => buttonCnt <= 50,
        Channels.Line => buttonCnt <= 99,
        Channels.Slack or Channels.Emulator or Channels.Directline or Channels.Webchat or Channels.Cortana => buttonCnt <= 100,
        _ => false,
    };

    /// <summary>Whether earlier messages stay visible in the channel.</summary>
    public static bool HasMessageFeed(string channelId) => channelId != Channels.Cortana;

    /// <summary>How long the title of a button may be, in characters.</summary>
    public static int MaxActionTitleLength(string channelId) => 20;

    /// <summary>The channel of the turn; empty when the activity names none.</summary>
    public static string GetChannelId(ITurnContext turnContext) => turnContext.Activity.ChannelId ?? string.Empty;
}
