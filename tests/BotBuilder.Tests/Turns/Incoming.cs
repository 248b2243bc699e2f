using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Turns;

/// <summary>What comes in, from Amal to the bot.</summary>
internal static class Incoming
{
    public static Activity Message(string text = "hello") => Of(ActivityTypes.Message, a => a.Text = text);

    public static Activity Of(string type, Action<Activity> with = null)
    {
        var activity = new Activity(type)
        {
            Id = "in1",
            ChannelId = "test",
            ServiceUrl = "https://chat.example",
            From = new ChannelAccount("amal", "Amal"),
            Recipient = new ChannelAccount("bot", "Bot"),
            Conversation = new ConversationAccount(id: "room"),
        };
        with?.Invoke(activity);
        return activity;
    }
}
