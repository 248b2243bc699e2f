using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>
/// Somebody who talks to the bot over the Bot Framework protocol, in a private chat of their own. What is not acknowledged is sent again
/// under the same id, as Teams does; where there are several programs, to the next one.
/// </summary>
/// <param name="name">Names this client and begins its ids.</param>
/// <param name="person">Whose private chat it is, when several clients share it.</param>
internal sealed class Chat(ServiceBotProcess[] bots, HttpClient http, Ledger ledger, string serviceUrl, string name, string? person = null)
{
    private readonly string _person = person ?? name;
    private readonly List<object> _said = [];
    private int _attempts;
    private int _refused;

    public string Conversation => $"chat-{_person}";

    /// <summary>How often the program said that it cannot now.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Returns when it is acknowledged.</summary>
    /// <param name="answer">What the words of the answer contain; without it the answer is what replies to the activity.</param>
    public Task SayAsync(string text, params string[] answer) => SayAsync(1, text, answer);

    /// <summary>Sends so many copies at the same time, as channels do that are not sure whether they were heard.</summary>
    public async Task SayAsync(int copies, string text, params string[] answer)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{_said.Count + 1}");
        var entry = ledger.Open(Conversation, id, answer.Length > 0 ? answer : [$"\"replyToId\":\"{id}\""]);
        var activity = Activity(id, text);
        _said.Add(activity);
        await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => InsistAsync(activity)));
        ledger.Acknowledge(entry);
    }

    /// <summary>Sends something once more that was acknowledged before.</summary>
    public Task SayAgainAsync(Random random) => InsistAsync(_said[random.Next(_said.Count)]);

    private async Task InsistAsync(object activity)
    {
        while (true)
        {
            var bot = bots[Interlocked.Increment(ref _attempts) % bots.Length];
            if (await IsTakenAsync(bot, activity))
                return;

            await bot.Ready;
        }
    }

    private async Task<bool> IsTakenAsync(ServiceBotProcess bot, object activity)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(new Uri(bot.Address, "/api/messages"), activity);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                Interlocked.Increment(ref _refused);
                await Task.Delay(response.Headers.RetryAfter!.Delta!.Value, TimeProvider.System, CancellationToken.None); // a refusal says when to come again
                return false;
            }

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or SocketException)
        {
            // The program was killed while it worked; it comes back on the same address. HttpClient lets a SocketException through when
            // the other side is gone the moment it has connected.
            return false;
        }
    }

    private object Activity(string id, string text) => new
    {
        type = "message",
        id,

        // Clocks disagree: what is sent later claims to be older.
        timestamp = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(_said.Count % 30),
        channelId = "emulator",
        serviceUrl,
        text,
        from = new { id = _person, name = _person },
        recipient = new { id = "bot", name = "ServiceBot" },
        conversation = new { id = Conversation },
    };
}
