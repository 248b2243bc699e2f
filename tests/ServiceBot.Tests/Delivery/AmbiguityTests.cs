using ServiceBot.Delivery;

namespace ServiceBot.Tests.Delivery;

/// <summary>A message whose fate is unknown is repeated once, and never lost in silence.</summary>
public sealed class AmbiguityTests : IAsyncLifetime
{
    private TestDelivery delivery = null!; // set before each test

    public async Task InitializeAsync() => delivery = await TestDelivery.StartAsync();

    public async Task DisposeAsync() => await delivery.DisposeAsync();

    [Theory]
    [InlineData(nameof(Fault.AcceptThenCut), 2)]
    [InlineData(nameof(Fault.AcceptThenSilence), 2)]
    [InlineData(nameof(Fault.CutBeforeReading), 1)]
    public async Task A_new_message_without_an_answer_is_repeated_once_and_counted(string fault, int copies)
    {
        delivery.Connector.Answers("chat", Answer.With(Enum.Parse<Fault>(fault)));
        await delivery.SayAsync("chat", "one");
        await delivery.SayAsync("chat", "two");

        await delivery.DeliverEverythingAsync();

        Assert.Equal([.. Enumerable.Repeat("one", copies), "two"], delivery.Connector.TextsIn("chat"));
        var row = (await delivery.RowsAsync())[0];
        Assert.Equal((OutboxState.Sent, 2, true), (row.State, row.Attempts, row.Ambiguous));
        Assert.Equal(1, delivery.Counted["ambiguous"]);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    [InlineData(520)]
    public async Task So_is_one_for_which_something_in_between_answered(int status)
    {
        delivery.Connector.Answers("chat", Answer.Of(status));
        await delivery.SayAsync("chat", "one");

        await delivery.DeliverEverythingAsync();

        var row = await delivery.RowAsync();
        Assert.Equal((OutboxState.Sent, 2, true), (row.State, row.Attempts, row.Ambiguous));
    }

    [Fact]
    public async Task The_second_time_it_is_an_operators_business()
    {
        delivery.Connector.Answers("chat", Answer.With(Fault.AcceptThenCut), Answer.Of(412), Answer.Of(502));
        await delivery.SayAsync("chat", "one");
        await delivery.SayAsync("chat", "two");

        await delivery.DeliverEverythingAsync();

        var row = (await delivery.RowsAsync())[0];
        Assert.Equal((OutboxState.Dead, true), (row.State, row.Ambiguous));
        Assert.Contains("it may have arrived", row.Problem);
        Assert.Equal(2, delivery.Counted["ambiguous"]);
        Assert.Equal(["one", "two"], delivery.Connector.TextsIn("chat"));
    }

    [Theory]
    [InlineData(nameof(Fault.AcceptThenTruncate))]
    [InlineData(nameof(Fault.AcceptThenDawdle))]
    public async Task An_answer_that_ends_too_early_is_an_answer(string fault)
    {
        delivery.Connector.Answers("chat", Answer.With(Enum.Parse<Fault>(fault)));
        await delivery.SayAsync("chat", "one");

        await delivery.DeliverEverythingAsync();

        var row = await delivery.RowAsync();
        Assert.Equal((OutboxState.Sent, 1, false), (row.State, row.Attempts, row.Ambiguous));
        Assert.Equal(["one"], delivery.Connector.TextsIn("chat"));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("")]
    public async Task So_is_one_nobody_can_read(string body)
    {
        delivery.Connector.Answers("chat", new Answer(Body: body));
        await delivery.SayAsync("chat", "one");

        await delivery.DeliverEverythingAsync();

        Assert.Equal((OutboxState.Sent, 1), ((await delivery.RowAsync()).State, (await delivery.RowAsync()).Attempts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Edits_and_deletions_are_repeated_as_often_as_it_takes(bool delete)
    {
        await delivery.SayAsync("chat", "old", slot: "card");
        await delivery.DeliverAsync();
        delivery.Connector.Answers("chat",
            Answer.With(Fault.AcceptThenCut), Answer.Of(502), Answer.With(Fault.AcceptThenSilence), Answer.Of(504), Answer.With(Fault.CutBeforeReading));

        await delivery.SayAsync("chat", "new", slot: "card", delete: delete);
        await delivery.DeliverEverythingAsync();

        var row = (await delivery.RowsAsync())[1];
        Assert.Equal((OutboxState.Sent, 6, false), (row.State, row.Attempts, row.Ambiguous));
        Assert.Equal(0, delivery.Counted.GetValueOrDefault("ambiguous"));
    }
}
