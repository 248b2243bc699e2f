using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>
/// Somebody who talks to the bot over the Bot Framework protocol, in a private chat of their own. What is not acknowledged is sent again
/// under the same id, as Teams does.
/// </summary>
internal sealed class Chat(ServiceBotProcess bot, HttpClient http, Ledger ledger, string serviceUrl, string name)
{
    private int _sent;

    public string Conversation => $"chat-{name}";

    /// <summary>Returns when it is acknowledged.</summary>
    /// <param name="answer">What the words of the answer contain; without it the answer is what replies to the activity.</param>
    public async Task SayAsync(string text, params string[] answer)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{++_sent}");
        var entry = ledger.Open(Conversation, id, answer.Length > 0 ? answer : [$"\"replyToId\":\"{id}\""]);
        while (!await IsTakenAsync(Activity(id, text)))
            await bot.Ready;

        ledger.Acknowledge(entry);
    }

    private async Task<bool> IsTakenAsync(object activity)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(new Uri(bot.Address, "/api/messages"), activity);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return true;
        }
        catch (HttpRequestException)
        {
            // The program was killed while it worked; it comes back on the same address.
            return false;
        }
    }

    private object Activity(string id, string text) => new
    {
        type = "message",
        id,
        channelId = "emulator",
        serviceUrl,
        text,
        from = new { id = name, name },
        recipient = new { id = "bot", name = "ServiceBot" },
        conversation = new { id = Conversation },
    };
}
