using System.Globalization;
using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Recovery;

/// <summary>By when a case should have an owner.</summary>
public class OwnClockTests
{
    private static readonly Targets Own = new TeamSettings("harbour").Own;

    private static readonly WorkWeek Lisbon = new(
        WorkDays.MondayToFriday, new Hours(new TimeOnly(9, 0), new TimeOnly(17, 0)), new HashSet<DateOnly> { new(2026, 11, 2) }, WallClock.Zone("Europe/Lisbon"));

    [Theory]
    [InlineData("2026-11-20T10:00Z", "safety", "2026-11-20T10:10Z")]
    [InlineData("2026-11-20T10:00Z", "serious", "2026-11-20T10:30Z")]
    [InlineData("2026-11-20T10:00Z", "normal", "2026-11-20T12:00Z")]
    [InlineData("2026-11-21T23:55Z", "serious", "2026-11-22T00:25Z")] // bad things do not wait for Monday
    [InlineData("2026-11-20T16:30Z", "normal", "2026-11-23T10:30Z")] // over a weekend
    [InlineData("2026-11-20T15:00Z", "normal", "2026-11-20T17:00Z")] // just before the evening
    [InlineData("2026-11-21T12:00Z", "normal", "2026-11-23T11:00Z")] // reported on a Saturday
    [InlineData("2026-10-30T16:00Z", "normal", "2026-11-03T10:00Z")] // over a weekend and a holiday
    [InlineData("2026-10-23T15:30Z", "normal", "2026-10-26T10:30Z")] // the clocks go back in between
    public void It_depends_on_how_bad_it_is(string reported, string how, string due)
    {
        var about = Reported(reported, how);

        Assert.Equal(At(due), OwnClock.DueAt(about, Own, Lisbon));
    }

    [Fact]
    public void Nobody_is_late_where_nobody_ever_works() =>
        Assert.Null(OwnClock.DueAt(Reported("2026-11-20T10:00Z", "normal"), Own, Lisbon with { Days = WorkDays.None }));

    [Fact]
    public void It_is_nobodys_turn_before_anybody_else_can_know_of_it()
    {
        var about = RecoveryCase.Report(1, "harbour", "the parcel is lost", "The parcel is lost", By("2026-11-20T10:00Z"));
        about.Classify(CustomerKind.External, Severity.Serious, false, "The parcel is lost", "harbour", By("2026-11-20T14:00Z"));

        Assert.Equal(At("2026-11-20T14:00Z"), OwnClock.DueAt(about, Own, Lisbon));
    }

    [Fact]
    public void Whoever_gives_it_back_gives_the_others_all_their_time()
    {
        var about = Reported("2026-11-20T10:00Z", "serious");
        about.Own(By("2026-11-20T10:01Z"));
        about.Offer(By("2026-11-20T12:00Z"));

        Assert.Equal(At("2026-11-20T12:30Z"), OwnClock.DueAt(about, Own, Lisbon));
    }

    [Fact]
    public void To_ask_for_somebody_else_takes_none_of_their_time_and_adds_none()
    {
        var about = Reported("2026-11-20T10:00Z", "serious");
        about.Offer(By("2026-11-20T10:20Z"));

        Assert.Equal(At("2026-11-20T10:30Z"), OwnClock.DueAt(about, Own, Lisbon));
    }

    [Theory]
    [InlineData("2026-11-20T10:15Z", "2026-11-20T10:30Z")]
    [InlineData("2026-11-20T15:00Z", "2026-11-20T15:00Z")]
    public void More_time_and_a_snooze_are_waited_for(string until, string due)
    {
        var snoozed = Reported("2026-11-20T10:00Z", "serious");
        snoozed.Snooze(At(until), By("2026-11-20T10:01Z"));
        var given = Reported("2026-11-20T10:00Z", "serious");
        given.NeedMoreTime(At(until), By("2026-11-20T10:01Z"));

        Assert.Equal([At(due), At(due)], [OwnClock.DueAt(snoozed, Own, Lisbon), OwnClock.DueAt(given, Own, Lisbon)]);
    }

    [Fact]
    public void A_case_that_is_taken_up_again_begins_anew()
    {
        var about = Reported("2026-11-20T10:00Z", "serious");
        about.Cancel(By("2026-11-20T11:00Z"));
        about.TakeUp(By("2026-11-20T15:00Z"));

        Assert.Equal(At("2026-11-20T15:30Z"), OwnClock.DueAt(about, Own, Lisbon));
    }

    [Fact]
    public void When_it_turns_out_to_be_worse_it_is_due_from_then_on_and_not_from_long_ago()
    {
        var about = Reported("2026-11-20T10:00Z", "normal");
        about.Classify(CustomerKind.External, Severity.Serious, danger: true, "The parcel leaks", "harbour", By("2026-11-20T16:00Z"));
        var joined = Reported("2026-11-20T10:00Z", "normal");
        Reported("2026-11-20T15:00Z", "safety").MergeInto(joined, By("2026-11-20T16:00Z"));

        Assert.Equal([At("2026-11-20T16:00Z"), At("2026-11-20T16:00Z")], [OwnClock.DueAt(about, Own, Lisbon), OwnClock.DueAt(joined, Own, Lisbon)]);
    }

    [Fact]
    public void A_correction_that_makes_it_no_worse_begins_nothing_anew()
    {
        var about = Reported("2026-11-20T10:00Z", "serious");
        about.Classify(CustomerKind.Internal, Severity.Serious, danger: false, "The parcel is late", "harbour", By("2026-11-20T16:00Z"));
        about.Classify(CustomerKind.Internal, Severity.Normal, danger: false, "The parcel is late", "harbour", By("2026-11-20T16:01Z"));

        Assert.Equal(At("2026-11-20T12:00Z"), OwnClock.DueAt(about, Own, Lisbon));
    }

    [Fact]
    public void What_turns_out_to_concern_others_too_is_due_from_when_they_knew()
    {
        var about = RecoveryCase.Report(1, "harbour", "I froze", "I froze", By("2026-11-20T10:00Z"));
        about.Classify(CustomerKind.Self, Severity.Serious, danger: false, "I froze", "harbour", By("2026-11-20T10:00Z"));
        about.Classify(CustomerKind.External, Severity.Serious, danger: false, "I froze", "harbour", By("2026-11-20T16:00Z"));

        Assert.Equal(At("2026-11-20T16:00Z"), OwnClock.DueAt(about, Own, Lisbon));
    }

    private static RecoveryCase Reported(string at, string how)
    {
        var about = RecoveryCase.Report(1, "harbour", "the parcel is lost", "The parcel is lost", By(at));
        about.Classify(CustomerKind.External, how == "normal" ? Severity.Normal : Severity.Serious, how == "safety", "The parcel is lost", "harbour", By(at));
        return about;
    }

    private static By By(string at) => new("ines", At(at));

    private static DateTimeOffset At(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
}
