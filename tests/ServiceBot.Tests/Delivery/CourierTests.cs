using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Delivery;

namespace ServiceBot.Tests.Delivery;

/// <summary>The Courier as the program starts and stops it.</summary>
public sealed class CourierTests : IAsyncLifetime
{
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync() => delivery = await TestDelivery.StartAsync();

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Fact]
    public async Task At_the_end_it_waits_five_seconds_for_what_is_out_and_leaves_it_to_the_next_run()
    {
        delivery.Connector.Answers("chat", Answer.With(Fault.AcceptThenSilence));
        await delivery.SayAsync("chat", "one");
        var courier = delivery.Services.GetRequiredService<Courier>();
        await courier.StartAsync(default);
        await delivery.UntilAsync(() => delivery.Connector.Hanging == 1);

        var stopping = courier.StopAsync(default);
        delivery.Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(stopping.IsCompleted);
        delivery.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await stopping.WaitAsync(TimeSpan.FromSeconds(30));

        var row = await delivery.RowAsync();
        Assert.Equal(OutboxState.Waiting, row.State);
        Assert.NotNull(row.LeaseOwner);
    }

    [Fact]
    public async Task It_is_measured_how_long_the_oldest_message_waits()
    {
        delivery.Connector.Answers("chat", Answer.Of(429) with { RetryAfter = "600" });
        await delivery.SayAsync("chat", "one");
        await delivery.DeliverAsync();

        delivery.Clock.Advance(TimeSpan.FromMinutes(3));
        delivery.Measure();
        Assert.Equal(TimeSpan.FromMinutes(3), delivery.WaitingAge);

        await delivery.DeliverEverythingAsync();
        delivery.Measure();
        Assert.Equal(TimeSpan.Zero, delivery.WaitingAge);
    }
}
