using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Delivery;

/// <summary>Where the bot was blocked or removed it keeps silent until somebody writes from there.</summary>
public sealed class BlockTests : IAsyncLifetime
{
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync() => delivery = await TestDelivery.StartAsync();

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Theory]
    [InlineData("""{"error":{"code":"ConversationBlockedByUser","message":"No."}}""")]
    [InlineData("""{"error":{"code":"BotDisabledByAdmin","message":"No."}}""")]
    [InlineData("""{"error":{"code":"BotNotInConversationRoster","message":"No."}}""")]
    [InlineData("""{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread is disabled\"}"}""")]
    public async Task Nothing_more_is_sent_there_until_somebody_writes(string body)
    {
        delivery.Connector.Answers("chat", new Answer(HttpStatusCode.Forbidden, body));
        await delivery.SayAsync("chat", "one");
        await delivery.SayAsync("chat", "two");
        await delivery.SayAsync("elsewhere", "three");
        await delivery.DeliverAsync();
        await delivery.SayAsync("chat", "four");
        await delivery.DeliverAsync();

        Assert.Equal(["chat", "elsewhere"], delivery.Connector.Requests.Select(request => request.Conversation).Order());
        Assert.Equal(3, (await delivery.RowsAsync()).Count(row => row is { State: OutboxState.Cancelled, Activity: null }));

        await delivery.Services.GetRequiredService<Blocks>().LiftAsync(Pace.Limited, "chat");
        await delivery.SayAsync("chat", "welcome back");
        await delivery.DeliverAsync();

        Assert.Equal(["welcome back"], delivery.Connector.TextsIn("chat"));
    }

    [Fact]
    public async Task Who_writes_in_a_thread_lets_the_bot_into_its_channel_and_all_threads_again()
    {
        await using (var scope = delivery.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BotDb>();
            db.Blocked.AddRange(
                BlockOf("19:a@thread.tacv2"), BlockOf("19:a@thread.tacv2;messageid=1"), BlockOf("19:a@thread.tacv2x"), BlockOf("19:b@thread.tacv2"));
            await db.SaveChangesAsync();
        }

        await delivery.Services.GetRequiredService<Blocks>().LiftAsync(Pace.Limited, "19:a@thread.tacv2;messageid=2");

        await using var after = delivery.Services.CreateAsyncScope();
        Assert.Equal(
            ["19:a@thread.tacv2x", "19:b@thread.tacv2"],
            after.ServiceProvider.GetRequiredService<BotDb>().Blocked.Select(blocked => blocked.Conversation).Order());
    }

    [Fact]
    public async Task Somebody_who_blocked_the_bot_is_reached_where_they_did_not()
    {
        await using var scope = delivery.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        db.Addresses.AddRange(AddressOf("chat", "09:00"), AddressOf("older", "08:00"));
        await db.SaveChangesAsync();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        Assert.Equal("chat", (await people.PrivateAddressAsync("ines", default))?.Conversation);

        delivery.Connector.Answers("chat", Answer.Of(403, "ConversationBlockedByUser"));
        await delivery.SayAsync("chat", "one");
        await delivery.DeliverAsync();

        Assert.Equal("older", (await people.PrivateAddressAsync("ines", default))?.Conversation);
    }

    private static BlockedConversation BlockOf(string conversation) => new() { Channel = Pace.Limited, Conversation = conversation, Reason = "removed" };

    private static PersonAddress AddressOf(string conversation, string time) => new()
    {
        Channel = Pace.Limited,
        Account = conversation,
        PersonId = "ines",
        Conversation = conversation,
        LastWrittenAt = DateTimeOffset.Parse($"2026-03-27T{time}Z", System.Globalization.CultureInfo.InvariantCulture),
    };
}
