using ServiceBot.Delivery;

namespace ServiceBot.Tests.Delivery;

/// <summary>What was said for one moment only, on its way to a channel elsewhere.</summary>
public sealed class ClosedMessageTests : IAsyncLifetime
{
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync() => delivery = await TestDelivery.StartAsync();

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Fact]
    public async Task It_waits_closed_and_arrives_open()
    {
        await delivery.SayAsync("chat", "a hint", isClosed: true);
        Assert.DoesNotContain("hint", (await delivery.RowAsync()).Activity, StringComparison.Ordinal);

        await delivery.DeliverAsync();

        Assert.Equal("a hint", Assert.Single(delivery.Connector.Taken).Text);
        Assert.Null((await delivery.RowAsync()).Activity);
    }

    [Fact]
    public async Task When_it_is_refused_for_good_nothing_of_it_is_left_for_an_operator()
    {
        delivery.Connector.Answers("chat", Answer.Of(400));
        await delivery.SayAsync("chat", "a hint", isClosed: true);

        await delivery.DeliverAsync();

        var row = await delivery.RowAsync();
        Assert.Equal((OutboxState.Expired, null), (row.State, row.Activity));
        Assert.Empty(await Dead());
    }

    private async Task<IReadOnlyList<DeadLetter>> Dead() =>
        await ((DeadLetters)delivery.Services.GetService(typeof(DeadLetters))!).ListAsync(CancellationToken.None); // AddDelivery has it
}
