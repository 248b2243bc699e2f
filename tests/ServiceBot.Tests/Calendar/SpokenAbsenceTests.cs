using ServiceBot.Calendar;
using static ServiceBot.Tests.Calendar.Places;

namespace ServiceBot.Tests.Calendar;

public class SpokenAbsenceTests
{
    private static readonly DateOnly Saturday = new(2026, 11, 21);

    [Theory]
    [InlineData("away until Monday", "2026-11-23")]
    [InlineData("until monday", "2026-11-23")]
    [InlineData("Away until next Monday.", "2026-11-23")]
    [InlineData("away till Saturday", "2026-11-28")]
    [InlineData("away until tomorrow", "2026-11-22")]
    [InlineData("away today", "2026-11-22")]
    [InlineData("for today", "2026-11-22")]
    [InlineData("away 1 day", "2026-11-22")]
    [InlineData("away 3 days", "2026-11-24")]
    [InlineData("away for a week", "2026-11-28")]
    [InlineData("two weeks", "2026-12-05")]
    [InlineData("away for 6 months", "2027-05-21")]
    [InlineData("away until 14 May", "2027-05-14")]
    [InlineData("away until 2027-11-21", "2027-11-21")]
    [InlineData("back on 3 December", "2026-12-03")]
    [InlineData("away ٣ days", "2026-11-24")]
    public void An_absence_is_known_by_the_first_day_back(string text, string back) =>
        Assert.Equal(new SpokenAbsence(SpokenAbsenceKind.Understood, Date(back)), SpokenAbsence.Parse(text, Saturday));

    [Theory]
    [InlineData("away until 14 November", nameof(SpokenAbsenceKind.Past))]
    [InlineData("away until 21 November", nameof(SpokenAbsenceKind.Past))]
    [InlineData("away until today", nameof(SpokenAbsenceKind.Past))]
    [InlineData("away 0 days", nameof(SpokenAbsenceKind.Past))]
    [InlineData("away until 2027-11-22", nameof(SpokenAbsenceKind.TooFar))]
    [InlineData("away 999 weeks", nameof(SpokenAbsenceKind.TooFar))]
    [InlineData("away until 14 May 2099", nameof(SpokenAbsenceKind.TooFar))]
    [InlineData("away", nameof(SpokenAbsenceKind.NotUnderstood))]
    [InlineData("", nameof(SpokenAbsenceKind.NotUnderstood))]
    [InlineData("away for a while", nameof(SpokenAbsenceKind.NotUnderstood))]
    [InlineData("away tomorrow", nameof(SpokenAbsenceKind.NotUnderstood))]
    [InlineData("away until 30 February", nameof(SpokenAbsenceKind.NotUnderstood))]
    [InlineData("away many days", nameof(SpokenAbsenceKind.NotUnderstood))]
    public void What_is_no_absence_of_up_to_a_year_is_asked_about(string text, string kind) =>
        Assert.Equal(kind, SpokenAbsence.Parse(text, Saturday).Kind.ToString());
}
