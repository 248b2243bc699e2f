using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

public class TurnedRoundTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-11-20T09:00Z");

    /// <param name="log">What happened on which day, in the order in which it was noted: "0 Fixed, 1 Asked".</param>
    [Theory]
    [InlineData("0 Reported", 9, Turned.NotFixed)]
    [InlineData("0 Fixed", 90, Turned.Unknown)]
    [InlineData("0 Fixed, 1 Closed", 90, Turned.Unknown)]
    [InlineData("0 Fixed, 1 NotAsked, 1 Closed", 90, Turned.Unknown)]
    [InlineData("0 Fixed, 1 Asked", 7, Turned.Provisional)]
    [InlineData("0 Fixed, 1 Asked", 8, Turned.Presumed)]
    [InlineData("0 Fixed, 1 Asked, 6 Asked", 8, Turned.Presumed)]
    [InlineData("0 Asked, 5 Fixed", 7, Turned.Provisional)]
    [InlineData("0 Asked, 5 Fixed", 12, Turned.Presumed)]
    [InlineData("0 Fixed, 1 Asked, 20 Confirmed Fine", 19, Turned.Presumed)]
    [InlineData("0 Fixed, 1 Confirmed Fine", 1, Turned.Confirmed)]
    [InlineData("0 Fixed, 1 Confirmed BetterThanExpected", 1, Turned.Confirmed)]
    [InlineData("0 Fixed, 1 Confirmed", 90, Turned.Unknown)]
    [InlineData("0 Fixed, 1 Confirmed Fine, 2 Confirmed LetDown", 2, Turned.Not)]
    [InlineData("0 Fixed, 1 Confirmed LetDown, 2 Confirmed Fine", 2, Turned.Confirmed)]
    [InlineData("0 Fixed, 1 Confirmed Fine, 1 Closed, 2 Reopened Fixed", 90, Turned.NotFixed)]
    [InlineData("0 Fixed, 1 Confirmed Fine, 1 Closed, 2 Reopened Fixed, 3 Fixed", 90, Turned.Unknown)]
    [InlineData("0 Fixed, 1 Asked, 1 Closed, 2 Reopened Fixed, 3 Fixed, 3 Closed", 90, Turned.Unknown)]
    [InlineData("0 Fixed, 1 Asked, 1 Closed, 2 Reopened Fixed, 3 Fixed, 4 Asked", 10, Turned.Provisional)]
    [InlineData("0 Asked, 0 Confirmed Fine, 0 Closed, 1 Reopened, 2 Fixed", 90, Turned.Unknown)]
    [InlineData("0 Fixed, 1 Asked, 1 Cancelled, 2 Reopened", 8, Turned.Presumed)]
    [InlineData("0 Fixed, 1 Asked, 2 Corrected FixItFast", 90, Turned.NotFixed)]
    [InlineData("0 Fixed, 1 DidHelp Yes", 90, Turned.Unknown)]
    [InlineData("0 Fixed, 1 Asked, 2 DidHelp No", 90, Turned.Not)]
    [InlineData("0 Fixed, 1 Asked, 2 DidHelp No, 3 DidHelp", 90, Turned.Presumed)]
    [InlineData("0 Fixed, 1 Asked, 2 DidHelp No, 3 DidHelp Partly", 90, Turned.Presumed)]
    [InlineData("0 Fixed, 1 Asked, 2 WouldReturn No", 90, Turned.Presumed)]
    [InlineData("0 Fixed, 1 DidHelp No, 1 Confirmed Fine", 90, Turned.Confirmed)]
    [InlineData("0 Fixed, 1 Confirmed Fine, 2 DidHelp No", 90, Turned.Not)]
    [InlineData("0 DidHelp No, 1 Fixed, 2 Asked", 90, Turned.Presumed)]
    [InlineData("0 Fixed, 1 DidHelp No, 1 Closed, 2 Reopened Fixed, 3 Fixed, 4 Asked", 90, Turned.Presumed)]
    [InlineData("0 Fixed, 1 Confirmed Fine, 1 AbuseEnded", 90, Turned.Apart)]
    [InlineData("0 Fixed, 1 AbuseEnded, 2 Confirmed LetDown", 90, Turned.Apart)]
    [InlineData("0 AbuseEnded", 0, Turned.Apart)]
    [InlineData("0 Fixed, 1 Closed, 1 AbuseEnded, 2 Confirmed LetDown", 90, Turned.Not)] // said of what was over
    [InlineData("0 AbuseEnded, 1 Closed, 2 AbuseWithdrawn", 90, Turned.Apart)]
    [InlineData("0 AbuseEnded, 1 HandedOver, 2 Fixed, 2 Asked", 90, Turned.Apart)]
    [InlineData("0 Fixed, 1 Closed, 1 AbuseEnded, 2 Reopened Fixed, 3 Fixed, 3 Asked", 90, Turned.Apart)]
    [InlineData("0 Fixed, 1 Asked, 1 AbuseEnded, 2 AbuseWithdrawn", 90, Turned.Presumed)]
    [InlineData("0 Fixed, 1 Confirmed Fine, 9 AbuseEnded", 8, Turned.Confirmed)]
    internal void Silence_after_an_honest_ask_becomes_an_answer_only_by_time(string log, int day, Turned turned)
    {
        var events = log.Split(", ").Select((line, index) =>
        {
            var words = line.Split(' ');
            return new CaseEvent(
                1, index + 1, Enum.Parse<CaseEventKind>(words[1]), Start.AddDays(int.Parse(words[0])), "ines", words.ElementAtOrDefault(2));
        });

        Assert.Equal(turned, TurnedRound.At(Start.AddDays(day), events.Reverse()));
    }

    [Fact]
    public void The_window_ends_with_the_seventh_day_and_not_before()
    {
        CaseEvent[] events = [new(1, 1, CaseEventKind.Fixed, Start, "ines", null), new(1, 2, CaseEventKind.Asked, Start, "ines", "Mail")];

        Assert.Equal(Turned.Provisional, TurnedRound.At(Start.AddDays(7).AddTicks(-1), events));
        Assert.Equal(Turned.Presumed, TurnedRound.At(Start.AddDays(7), events));
    }
}
