using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

internal static class DialogTestClientExtensions
{
    /// <summary>Says a text and returns the texts of all replies. Between two calls the state has been saved and read again.</summary>
    public static Task<string[]> SayAsync(this DialogTestClient client, string text) =>
        client.SendAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    public static async Task<string[]> SendAsync(this DialogTestClient client, Activity activity)
    {
        var replies = new List<string>();
        for (var reply = await client.SendActivityAsync<Activity>(activity); reply is not null; reply = client.GetNextReply<Activity>())
            replies.Add(reply.Text);
        return [.. replies];
    }
}
