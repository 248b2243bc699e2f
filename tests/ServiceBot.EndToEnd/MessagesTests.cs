using System.Net;
using System.Net.Http.Json;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>A client on this machine that speaks the Bot Framework protocol, with the connector it brings.</summary>
public sealed class MessagesTests : IAsyncLifetime
{
    private ServiceBotProcess bot = null!; // set before each test
    private Connector connector = null!; // set before each test
    private HttpClient http = null!; // set before each test

    public async Task InitializeAsync()
    {
        bot = await ServiceBotProcess.StartNewAsync();
        connector = await Connector.StartAsync();
        http = new HttpClient { BaseAddress = bot.Address };
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await connector.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_unknown_is_walked_through_the_steps_and_cards_are_edited_in_place()
    {
        await SayAsync("1", "problem the courier lost a parcel");
        var intake = await connector.HearsAsync();
        Assert.Equal(("POST", "chat;messageid=1"), (intake.Method, intake.Conversation));
        Assert.Contains("Before we start", intake.Words, StringComparison.Ordinal);

        await SayAsync("2", "A customer");
        var answered = await connector.HearsAsync();
        var next = await connector.HearsAsync();

        Assert.Equal(("PUT", intake.Id), (answered.Method, answered.Id));
        Assert.Contains("Step 1 of 5 · Don't blame", next.Words.Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_activity_three_times_at_once_has_one_effect_and_one_answer()
    {
        await Task.WhenAll(SayAsync("1", "problem one"), SayAsync("1", "problem one"), SayAsync("1", "problem one"));
        await SayAsync("2", "pause");
        await SayAsync("1", "problem one");
        await SayAsync("3", "case 2");

        var heard = new List<Connector.Heard>();
        do
            heard.Add(await connector.HearsAsync());
        while (!heard[^1].Words.Contains("no case 2", StringComparison.Ordinal));

        Assert.Single(heard, message => message.Words.Contains("Who is affected?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connector_that_is_busy_gets_the_messages_later_in_their_order()
    {
        connector.Answers.Enqueue(HttpStatusCode.TooManyRequests);
        connector.Answers.Enqueue(HttpStatusCode.BadGateway);

        await SayAsync("1", "help");
        await SayAsync("2", "cases");

        Assert.Contains("problem", (await connector.HearsAsync()).Words, StringComparison.Ordinal);
        Assert.Contains("open", (await connector.HearsAsync()).Words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_has_blocked_the_bot_hears_nothing_until_they_write_again()
    {
        await SayAsync("1", "problem the courier lost a parcel");
        await SayAsync("2", "A customer");
        for (var message = 0; message < 3; message++)
            await connector.HearsAsync();

        connector.Answers.Enqueue(HttpStatusCode.Forbidden);
        await SayAsync("3", "help");
        using var rui = await DirectLinePerson.JoinAsync(bot, "rui");
        await rui.SayAsync("own 1");
        await rui.ReadUntilAsync(transcript => transcript.Any(said => said.ToString().Contains("is yours", StringComparison.Ordinal)));
        await SayAsync("4", "case 1");

        var heard = await connector.HearsAsync();
        Assert.Contains("Rui Matos", heard.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("owns case 1 now", heard.Words, StringComparison.Ordinal);
        Assert.Empty(connector.Messages);
    }

    private async Task SayAsync(string id, string text)
    {
        using var response = await http.PostAsJsonAsync("/api/messages", Activity(id, text, connector.ServiceUrl));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static object Activity(string id, string text, string? serviceUrl) => new
    {
        type = "message",
        id,
        channelId = "emulator",
        serviceUrl,
        text,
        from = new { id = "user-1", name = "Alex Wilber" },
        recipient = new { id = "bot", name = "ServiceBot" },
        conversation = new { id = "chat;messageid=1" },
    };
}
