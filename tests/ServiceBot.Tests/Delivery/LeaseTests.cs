using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Tests.Delivery;

/// <summary>Who claimed a message may send it for a while; who was overtaken changes nothing.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync() => delivery = await TestDelivery.StartAsync();

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Fact]
    public async Task What_a_process_was_sending_when_it_was_killed_is_sent_once_more_and_counted()
    {
        delivery.Connector.Answers("chat", Answer.With(Fault.AcceptThenSilence));
        await delivery.SayAsync("chat", "one");
        await delivery.SayAsync("chat", "two");
        _ = delivery.StartDelivering();
        await delivery.UntilAsync(() => delivery.Connector.Hanging == 1);

        await delivery.RestartAsync();
        await delivery.DeliverAsync();

        Assert.Equal(["one", "one", "two"], delivery.Connector.TextsIn("chat"));
        Assert.True((await delivery.RowsAsync())[0].Ambiguous);
        Assert.Equal(1, delivery.Counted["ambiguous"]);
    }

    [Fact]
    public async Task Killed_over_it_twice_it_is_an_operators_business()
    {
        delivery.Connector.Answers("chat", Answer.With(Fault.AcceptThenSilence), Answer.With(Fault.AcceptThenSilence));
        await delivery.SayAsync("chat", "one");
        for (var kill = 0; kill < 2; kill++)
        {
            _ = delivery.StartDelivering();
            await delivery.UntilAsync(() => delivery.Connector.Hanging == 1);
            await delivery.RestartAsync();
        }

        await delivery.DeliverAsync();

        var row = await delivery.RowAsync();
        Assert.Equal(OutboxState.Dead, row.State);
        Assert.Contains("it may have arrived", row.Problem);
        Assert.Equal(["one", "one"], delivery.Connector.TextsIn("chat"));
    }

    [Fact]
    public async Task An_edit_that_was_being_sent_is_sent_again_and_is_not_ambiguous()
    {
        await delivery.SayAsync("chat", "old", slot: "card");
        await delivery.DeliverAsync();
        delivery.Connector.Answers("chat", Answer.With(Fault.AcceptThenSilence));
        await delivery.SayAsync("chat", "new", slot: "card");
        delivery.Clock.Advance(TimeSpan.FromSeconds(1));
        _ = delivery.StartDelivering();
        await delivery.UntilAsync(() => delivery.Connector.Hanging == 1);

        await delivery.RestartAsync();
        await delivery.DeliverAsync();

        Assert.All(await delivery.RowsAsync(), row => Assert.False(row.Ambiguous));
        Assert.Equal(["old", "new", "new"], delivery.Connector.TextsIn("chat"));
    }

    [Fact]
    public async Task Who_comes_back_after_its_lease_has_ended_changes_nothing()
    {
        await delivery.SayAsync("chat", "one");
        await using var zombie = Another();
        await using var successor = Another();
        var old = Assert.Single(await zombie.TakeAsync(16, default));
        delivery.Clock.Advance(Claims.Lease);

        var claim = Assert.Single(await successor.TakeAsync(16, default));
        await zombie.SentAsync(old, "late", 1);
        await zombie.AgainAsync(old, delivery.Clock.Now.AddHours(1), "late", 1, false);
        await zombie.DeadAsync(old, "late", 1, false);

        Assert.True(claim.IsTakenOver);
        var row = await delivery.RowAsync();
        Assert.Equal((OutboxState.Waiting, claim.Epoch, 0, true), (row.State, row.LeaseEpoch, row.Attempts, row.Ambiguous));
        await successor.SentAsync(claim, "7", 1);
        Assert.Equal(OutboxState.Sent, (await delivery.RowAsync()).State);
    }

    [Fact]
    public async Task A_lease_of_a_process_that_lives_is_respected_and_its_conversation_waits()
    {
        // On one's own file there is no other process.
        if (!delivery.Services.GetRequiredService<IDatabase>().IsShared)
            return;

        await delivery.SayAsync("chat", "one");
        await delivery.SayAsync("chat", "two");
        await delivery.SayAsync("elsewhere", "three");
        await using var first = Another();
        await using var second = Another();

        Assert.Single(await first.TakeAsync(1, default));
        Assert.Equal("elsewhere", Assert.Single(await second.TakeAsync(16, default)).Conversation);
        delivery.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(await second.TakeAsync(16, default));
    }

    [Fact]
    public async Task Stopped_while_it_waits_it_puts_the_message_back()
    {
        using var stopping = new CancellationTokenSource();
        for (var i = 0; i < 6; i++)
            await delivery.SayAsync("chat", $"{i}");
        await delivery.DeliverAsync();
        await delivery.SayAsync("chat", "6");
        await delivery.SayAsync("chat", "7");

        var delivering = delivery.StartDelivering(stopping.Token);
        await delivery.UntilAsync(() => delivery.Clock.Alarms(default).Next is not null);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivering);

        var waiting = (await delivery.RowsAsync()).Where(row => row.State == OutboxState.Waiting).ToList();
        Assert.Equal(2, waiting.Count);
        Assert.All(waiting, row => Assert.Null(row.LeaseOwner));
        await delivery.DeliverEverythingAsync();
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"{i}"), delivery.Connector.TextsIn("chat"));
    }

    private Claims Another() => new(delivery.Services.GetRequiredService<IDatabase>(), delivery.Clock, NullLogger<Claims>.Instance);
}
