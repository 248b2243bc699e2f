using System.Globalization;
using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Recovery;

/// <summary>Who is reminded of what people must be told, as plain facts. It is due on Friday at 12:00.</summary>
public class DisclosureRulesTests
{
    private static readonly TimeZoneInfo Lisbon = WallClock.Zone("Europe/Lisbon");

    [Theory]
    [InlineData("10:59", "")]
    [InlineData("11:00", "DisclosureSoon: ines")]
    [InlineData("11:59", "DisclosureSoon: ines")]
    [InlineData("12:00", "DisclosureDue: ines")]
    [InlineData("12:29", "DisclosureDue: ines")]
    [InlineData("12:30", "DisclosureDue: ines; DisclosureLate: nora, lea")]
    public void Whoever_sees_to_it_hears_it_before_and_at_the_time_and_then_others(string now, string due) => Assert.Equal(due, Due(Told(), now));

    [Theory]
    [InlineData("12:30", 0, "")]
    [InlineData("09:00", 1, "DisclosureLate: nora, lea")]
    [InlineData("09:00", 30, "DisclosureLate: nora, lea")]
    public void After_that_they_hear_it_once_a_day_however_long_it_takes(string now, int days, string due) => Assert.Equal(
        due, Due(Told(), now, days: days, said: [new Nudge(1, NudgeKind.DisclosureDue, At("12:00"), At("12:00")), new Nudge(1, NudgeKind.DisclosureLate, At("12:00"), At("12:30"))]));

    [Fact]
    public void Neither_rest_nor_stop_silences_it()
    {
        var about = Told();
        about.Snooze(At("23:00"), By("ines", "10:30"));
        about.StopReminders(By("ines", "10:30"));
        about.Wait(By("ines", "10:30"));

        Assert.Equal("DisclosureSoon: ines", Due(about, "11:00"));
    }

    [Fact]
    public void Nobody_who_rests_hears_it_but_whoever_sees_to_it_where_somebody_is_in_danger()
    {
        Assert.Equal("", Due(Told(danger: false), "12:30", here: ""));
        Assert.Equal("DisclosureDue: ines; DisclosureLate: nora", Due(Told(), "12:30", here: ""));
    }

    [Fact]
    public void It_waits_for_whoever_comes_to_work_later() =>
        Assert.Equal("DisclosureDue: ines; DisclosureLate: nora, lea", Due(Told(danger: false), "16:00"));

    [Fact]
    public void Whoever_sets_so_short_a_time_is_not_told_at_once_that_it_is_near()
    {
        var about = Told();
        about.MoveDisclosure(At("11:40"), By("ines", "11:00"));

        Assert.Equal("DisclosureSoon: nobody", Due(about, "11:06"));
        Assert.Equal("DisclosureDue: ines", Due(about, "11:40"));
    }

    [Theory]
    [InlineData("11:05", 0, "ToAcknowledge: lea")]
    [InlineData("09:00", 1, "ToAcknowledge: lea")]
    [InlineData("09:00", 2, "")]
    public void Whoever_is_to_look_at_it_hears_it_once_a_day(string now, int days, string due)
    {
        var about = Told();
        about.Disclose("I called them", By("ines", "11:00"));

        Assert.Equal(due, Due(about, now, days: days, said: [new Nudge(1, NudgeKind.ToAcknowledge, Day(2), At("09:00").AddDays(2))]));
    }

    [Fact]
    public void Opened_again_nobody_is_late_who_could_not_know_and_a_day_later_it_is_asked()
    {
        var about = Told();
        about.Disclose("I called them", By("ines", "11:00"));
        about.Acknowledge(By("lea", "11:10"));
        about.Close(By("ines", "11:20"));
        about.Reopen(By("ines", "13:00"));

        Assert.Equal(Disclosure.AskedAnew, about.Disclosure);
        Assert.Equal("", Due(about, "16:00"));
        Assert.Equal("DisclosureDue: ines", Due(about, "13:10", days: 1));
    }

    [Fact]
    public void When_it_was_looked_at_nobody_hears_anything()
    {
        var about = Told();
        about.Disclose("I called them", By("ines", "11:00"));
        about.Acknowledge(By("lea", "11:10"));

        Assert.Equal("", Due(about, "12:30"));
    }

    [Theory]
    [InlineData("2026-11-20T10:00Z", 1, "2026-11-23T17:00Z")] // Friday to Monday
    [InlineData("2026-11-20T10:00Z", 0, "2026-11-20T17:00Z")]
    [InlineData("2026-11-20T18:00Z", 0, "2026-11-23T17:00Z")]
    [InlineData("2026-11-21T10:00Z", 1, "2026-11-23T17:00Z")]
    [InlineData("2026-11-20T10:00Z", 3, "2026-11-26T17:00Z")] // the holiday on Tuesday does not count
    [InlineData("2026-03-27T10:00Z", 1, "2026-03-30T16:00Z")] // the clocks go forward in between
    public void It_is_due_at_the_end_of_a_working_day(string now, int days, string due) => Assert.Equal(
        Instant(due),
        Disclosures.Due(new WorkWeek(WorkDays.MondayToFriday, new Hours(new TimeOnly(9, 0), new TimeOnly(17, 0)), new HashSet<DateOnly> { new(2026, 11, 24) }, Lisbon), Instant(now), days));

    [Fact]
    public void Where_nobody_ever_works_it_is_due_a_day_later() => Assert.Equal(
        Instant("2026-11-21T10:00Z"), Disclosures.Due(new WorkWeek(WorkDays.None, new Hours(new TimeOnly(9, 0), new TimeOnly(17, 0)), new HashSet<DateOnly>(), Lisbon), Instant("2026-11-20T10:00Z"), 0));

    [Theory]
    [InlineData("lea", "", "lea", false)]
    [InlineData("", "", "lea, leo", false)]
    [InlineData("gone", "", "lea, leo", false)]
    [InlineData("lea", "lea", "leo", false)]
    [InlineData("lea", "lea leo", "marta", false)]
    [InlineData("lea", "lea leo marta", "nora", false)]
    [InlineData("lea", "lea leo marta nora", "ines", false)]
    [InlineData("lea", "lea leo marta nora ines", "lea", true)]
    public void Somebody_who_had_no_hand_in_it_looks_at_it_as_long_as_there_is_anybody(string named, string hands, string may, bool isAlone)
    {
        var some = Rights.Acknowledge(
            named, [One("lea", Role.Leader), One("leo", Role.Leader)], [One("ines", Role.Member), One("nora", Role.Lead), One("marta", Role.Manager)], hands.Split(' '));

        Assert.Equal((may, isAlone), (string.Join(", ", some.People.Select(one => one.Person.Id)), some.IsAlone));
    }

    [Theory]
    [InlineData("Tools", "Tell the truth", false, true, "Tools", "Tell the truth", true)]
    [InlineData("Tools", null, false, true, "Tools", null, false)] // the word alone fits too much
    [InlineData("Tools", "Tell the truth", false, false, "Tools", "Tell the truth", false)] // it was prevented
    [InlineData("Tools", "Tell the truth", false, true, "Tools", "Be there", false)]
    [InlineData("The mat was gone.", null, false, true, "the mat was gone", null, true)] // in their own words
    [InlineData("Tools", null, true, false, "Tools", null, true)] // in this case, before it was opened again
    [InlineData("Time", null, true, false, "Tools", null, false)]
    public void A_cause_is_known_where_it_is_the_same_and_was_left(
        string earlier, string? touched, bool isOwn, bool isLeft, string conditions, string? principle, bool isKnown) => Assert.Equal(
        isKnown, KnownCauses.Find(conditions, principle, At("12:00"), [new EarlierCause(7, earlier, touched, At("12:00").AddDays(-89), isOwn, isLeft)]) is not null);

    [Fact]
    public void After_a_quarter_it_is_not_held_against_anybody() => Assert.Null(
        KnownCauses.Find("Tools", null, At("12:00"), [new EarlierCause(1, "Tools", null, At("12:00").AddDays(-91), IsOwn: true, IsLeft: true)]));

    [Fact]
    public void What_was_told_in_one_case_is_not_what_another_owes()
    {
        var (told, due) = (Told(), Told());
        told.Disclose("I called them", By("ines", "11:00"));
        Assert.False(due.MergeInto(told, By("ines", "11:05")));

        told.Acknowledge(By("lea", "11:05"));
        Assert.True(due.MergeInto(told, By("ines", "11:10")));
        Assert.Equal(Disclosure.Due, told.Disclosure);

        due.Unmerge(told, By("ines", "11:20"));
        Assert.Equal((Disclosure.Acknowledged, Disclosure.Due), (told.Disclosure, due.Disclosure));
    }

    private static string Due(RecoveryCase about, string now, string here = "ines nora marta lea", int days = 0, params Nudge[] said)
    {
        List<Colleague> team = [One("ines", Role.Member), One("nora", Role.Lead), One("marta", Role.Manager)];
        var facts = new NudgeFacts(about, null, said, [], team, here.Split(' ').ToHashSet(), At(now).AddDays(days))
        {
            Acknowledgers = [One("lea", Role.Leader)],
            Today = Day(days),
        };
        return string.Join("; ", DisclosureRules.Due(facts).Select(due => $"{due.Kind}: {(due.To.Count == 0 ? "nobody" : string.Join(", ", due.To.Select(person => person.Id)))}"));
    }

    private static RecoveryCase Told(bool danger = true)
    {
        var about = RecoveryCase.Report(1, "harbour", "the gangway broke", "The gangway broke", By("ines", "09:00"));
        about.Classify(CustomerKind.External, Severity.Serious, danger, "The gangway broke", "harbour", By("ines", "09:00"));
        about.Hear(new Hearing("A child nearly fell."), By("ines", "09:00"));
        about.Own(By("ines", "09:00"));
        about.OpenDisclosure(At("12:00"), By("ines", "09:00"));
        return about;
    }

    private static Colleague One(string id, Role role) => new(new Person { Id = id, Name = id, Zone = "Europe/Lisbon" }, role);

    private static By By(string person, string time) => new(person, At(time));

    private static DateTimeOffset At(string time) => new(new DateTime(2026, 11, 20) + TimeSpan.Parse(time, CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static DateTimeOffset Day(int days) => At("00:00").AddDays(days);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
