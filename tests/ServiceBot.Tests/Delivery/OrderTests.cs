using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Tests.Delivery;

/// <summary>In which order and how fast messages go out.</summary>
public sealed class OrderTests : IAsyncLifetime
{
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync() => delivery = await TestDelivery.StartAsync();

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Fact]
    public async Task Each_conversation_keeps_its_order_whatever_fails_and_however_many_send()
    {
        const int seed = 4711;
        var random = new Random(seed);
        var faults = new[] { Answer.Of(412), Answer.Of(429) with { RetryAfter = "7" }, Answer.Of(503), Answer.With(Fault.AcceptThenCut) };
        await using var another = delivery.Services.GetRequiredService<IDatabase>().IsShared ? delivery.StartAnother() : null;
        for (var message = 0; message < 6; message++)
            for (var chat = 0; chat < 8; chat++)
            {
                await delivery.SayAsync($"chat {chat}", $"{message}");
                delivery.Connector.Answers($"chat {chat}", random.Next(3) == 0 ? faults[random.Next(faults.Length)] : new Answer(), new Answer());
            }

        while ((await delivery.RowsAsync()).Any(row => row.State == OutboxState.Waiting))
        {
            await delivery.WaitAsync(Task.WhenAll(delivery.StartDelivering(), another?.StartDelivering() ?? Task.CompletedTask));
            delivery.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var rows = await delivery.RowsAsync();
        Assert.All(rows, row => Assert.Equal(OutboxState.Sent, row.State));
        for (var chat = 0; chat < 8; chat++)
            Assert.Equal(Enumerable.Range(0, 6).Select(i => $"{i}"), Once(delivery.Connector.TextsIn($"chat {chat}")));

        Assert.InRange(delivery.Connector.Taken.Count, rows.Count, rows.Count + rows.Count(row => row.Ambiguous));
    }

    [Fact]
    public async Task Of_several_states_of_a_card_only_the_newest_goes_out_in_the_place_of_the_first()
    {
        await delivery.SayAsync("chat", "old", slot: "card");
        await delivery.SayAsync("chat", "other");
        await delivery.SayAsync("chat", "newer", slot: "card");
        await delivery.SayAsync("chat", "newest", slot: "card");

        await delivery.DeliverAsync();

        Assert.Equal(["newest", "other"], delivery.Connector.TextsIn("chat"));
        Assert.Equal(
            [OutboxState.Sent, OutboxState.Sent, OutboxState.Superseded, OutboxState.Superseded], (await delivery.RowsAsync()).Select(row => row.State));
    }

    [Fact]
    public async Task The_trouble_of_one_conversation_holds_up_no_other()
    {
        var start = delivery.Clock.Now;
        delivery.Connector.Answers("busy", Answer.Of(429) with { RetryAfter = "600" });
        await delivery.SayAsync("busy", "one");
        await delivery.SayAsync("busy", "two");
        for (var i = 0; i < 20; i++)
            await delivery.SayAsync($"chat {i}", "one");

        await delivery.DeliverAsync();

        Assert.Equal(20, delivery.Connector.Taken.Count);
        Assert.True(delivery.Clock.Now - start < TimeSpan.FromSeconds(3));
        await delivery.DeliverEverythingAsync();
        Assert.Equal(["one", "two"], delivery.Connector.TextsIn("busy"));
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 8)]
    [InlineData(30, 60)]
    [InlineData(3600, 1800)]
    public async Task Twenty_messages_in_a_row_keep_the_limits_of_a_conversation(int seconds, int limit)
    {
        for (var i = 0; i < 20; i++)
            await delivery.SayAsync("chat", $"{i}");

        await delivery.DeliverEverythingAsync();

        var times = delivery.Connector.Requests.Select(request => request.At).ToList();
        Assert.Equal(20, times.Count);
        Assert.All(times, start => Assert.InRange(times.Count(at => at >= start && at - start < TimeSpan.FromSeconds(seconds)), 1, limit));
        Assert.InRange(times[^1] - times[0], TimeSpan.FromSeconds(28), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task All_conversations_together_keep_the_limit_of_the_bot()
    {
        for (var i = 0; i < 60; i++)
            await delivery.SayAsync($"chat {i}", "one");

        await delivery.DeliverEverythingAsync();

        var times = delivery.Connector.Requests.Select(request => request.At).ToList();
        Assert.All(times, start => Assert.InRange(times.Count(at => at >= start && at - start < TimeSpan.FromSeconds(1)), 1, 31));
    }

    [Fact]
    public async Task A_service_in_trouble_is_left_alone_for_a_while_and_then_tried_again()
    {
        for (var i = 0; i < 60; i++)
        {
            delivery.Connector.Answers($"chat {i}", Answer.Of(503));
            await delivery.SayAsync($"chat {i}", "one");
        }

        await delivery.DeliverAsync();
        var tried = delivery.Connector.Requests.Count;
        var resting = (await delivery.RowsAsync()).Where(row => row.Problem == "the service is left alone for a moment").ToList();
        foreach (var chat in Enumerable.Range(0, 60))
            delivery.Connector.Heals($"chat {chat}");
        await delivery.DeliverEverythingAsync();

        Assert.InRange(tried, 8, 40);
        Assert.NotEmpty(resting);
        Assert.All(resting, row => Assert.False(row.Ambiguous));
        Assert.All(await delivery.RowsAsync(), row => Assert.Equal(OutboxState.Sent, row.State));
    }

    [Fact]
    public async Task What_makes_no_sense_any_more_is_dropped()
    {
        await delivery.SayAsync("chat", "late", goodUntil: delivery.Clock.Now.AddMinutes(10));
        await delivery.SayAsync("chat", "in time", goodUntil: delivery.Clock.Now.AddMinutes(11));
        delivery.Clock.Advance(TimeSpan.FromMinutes(10));

        await delivery.DeliverAsync();

        Assert.Equal(["in time"], delivery.Connector.TextsIn("chat"));
        var row = (await delivery.RowsAsync())[0];
        Assert.Equal((OutboxState.Expired, null), (row.State, row.Activity));
        Assert.Equal(1, delivery.Counted["expired"]);
    }

    private static IEnumerable<string> Once(IEnumerable<string> texts)
    {
        string? last = null;
        foreach (var text in texts)
        {
            if (text != last)
                yield return text;

            last = text;
        }
    }
}
