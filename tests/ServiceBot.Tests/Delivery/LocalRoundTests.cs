using ServiceBot.Delivery;

namespace ServiceBot.Tests.Delivery;

public class LocalRoundTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-27T17:00Z");

    [Fact]
    public void What_waits_goes_out_in_the_order_in_which_it_was_said()
    {
        var (due, _) = LocalRound.Due([Row(1, "a"), Row(2, "b"), Row(3, "c")], Now);

        Assert.Equal([1, 2, 3], due.Select(row => row.Id));
    }

    [Fact]
    public void Of_several_states_of_a_card_only_the_newest_goes_out_in_the_place_of_the_first()
    {
        var (due, _) = LocalRound.Due([Row(1, "card", "old"), Row(2, "other"), Row(3, "card", "newer"), Row(4, "card", "newest")], Now);

        Assert.Equal([1, 2], due.Select(row => row.Id));
        Assert.Equal("newest", due[0].Activity);
        Assert.Equal(4, due[0].UpTo);
    }

    [Fact]
    public void What_makes_no_sense_any_more_does_not_go_out()
    {
        var old = Row(1, "a");
        old.GoodUntil = Now;

        var (due, late) = LocalRound.Due([old, Row(2, "b")], Now);

        Assert.Equal([2], due.Select(row => row.Id));
        Assert.Equal([1], late.Select(row => row.Id));
    }

    private static OutboxRow Row(long id, string slot, string activity = "{}") => new()
    {
        Id = id,
        Channel = "directline",
        Conversation = "here",
        Slot = slot,
        Activity = activity,
    };
}
