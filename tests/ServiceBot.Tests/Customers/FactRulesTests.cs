using System.Globalization;
using ServiceBot.Customers;

namespace ServiceBot.Tests.Customers;

public class FactRulesTests
{
    [Theory]
    [InlineData("2026-11-26T10:00Z", "Europe/Lisbon", "2027-11-26T10:00Z")]
    [InlineData("2026-07-01T10:00Z", "Europe/Lisbon", "2027-07-01T10:00Z")]
    [InlineData("2028-02-29T10:00Z", "Europe/Lisbon", "2029-02-28T10:00Z")]

    // 27 March 2026 is winter time in Lisbon and 28 March 2027 is the day of the change: the clock shows the same, the instant is an hour off.
    [InlineData("2026-03-28T12:00Z", "Europe/Lisbon", "2027-03-28T11:00Z")]

    // 01:30 does not exist on 28 March 2027; the first instant after it does.
    [InlineData("2026-03-28T01:30Z", "Europe/Lisbon", "2027-03-28T01:00Z")]

    // 01:30 comes twice on 31 October 2027, and the first one counts.
    [InlineData("2026-10-31T01:30Z", "Europe/Lisbon", "2027-10-31T00:30Z")]

    // There clocks go forward by half an hour, and 02:15 does not exist on 3 October 2027.
    [InlineData("2026-10-02T15:45Z", "Australia/Lord_Howe", "2027-10-02T15:30Z")]
    public void A_fact_is_kept_for_twelve_months_of_the_teams_clocks(string recorded, string zone, string until) =>
        Assert.Equal(Instant(until), FactRules.Until(Instant(recorded), Zone(zone)));

    /// <summary>Every six hours of two years, in zones that change their clocks at different times and one that does not.</summary>
    [Theory]
    [InlineData("Europe/Lisbon")]
    [InlineData("America/Santiago")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Tokyo")]
    public void It_is_never_kept_much_longer_or_shorter_than_a_year_and_later_means_later(string zone)
    {
        var last = Instant("2026-01-01T00:00Z");
        for (var recorded = Instant("2026-01-01T00:00Z"); recorded < Instant("2028-01-01T00:00Z"); recorded = recorded.AddHours(6))
        {
            var until = FactRules.Until(recorded, Zone(zone));

            Assert.InRange(until - recorded, TimeSpan.FromDays(365) - TimeSpan.FromHours(2), TimeSpan.FromDays(366) + TimeSpan.FromHours(2));
            Assert.True(until >= last - TimeSpan.FromHours(1), $"{recorded:O} ends at {until:O}, and an earlier one at {last:O}");
            last = until;
        }
    }

    [Theory]
    [InlineData("2027-11-26T10:00Z", "2027-10-26T08:59Z", false)]
    [InlineData("2027-11-26T10:00Z", "2027-10-26T09:00Z", true)]
    [InlineData("2027-03-31T10:00Z", "2027-02-28T10:59Z", false)]
    [InlineData("2027-03-31T10:00Z", "2027-02-28T11:00Z", true)]
    public void Asking_again_is_offered_in_the_last_month_only(string expires, string now, bool isOffered) =>
        Assert.Equal(isOffered, FactRules.MayBeAskedAgain(Instant(expires), Instant(now), Zone("Europe/Lisbon")));

    [Theory]
    [InlineData("4111 1111 1111 1111", true)]
    [InlineData("pays with 4111-1111-1111-1111", true)]
    [InlineData("call +44 (0)20 7946 0958", true)]
    [InlineData("DE89 3704 0044 0532 0130 00", true)]
    [InlineData("٤١١١١١١١", true)]
    [InlineData("order 123456", true)]
    [InlineData("cabin 12345", false)]
    [InlineData("came in 2019-2020", false)]
    [InlineData("mornings 9:00 to 11:30, 14 May 1980", false)]
    [InlineData("2 sugars, table 14", false)]
    [InlineData("", false)]
    public void Numbers_by_which_somebody_is_charged_or_found_do_not_belong_here(string text, bool isLong) => Assert.Equal(isLong, FactRules.HasLongNumber(text));

    [Theory]
    [InlineData("14 May her birthday", "14 May: her birthday")]
    [InlineData("14th may: her birthday", "14 May: her birthday")]
    [InlineData("May 14, 1980 - her birthday", "14 May 1980: her birthday")]
    [InlineData("29 Feb wedding", "29 February: wedding")]
    [InlineData("29 February 2027 wedding", null)]
    [InlineData("31 April opening", null)]
    [InlineData("0 May x", null)]
    [InlineData("14 May", null)]
    [InlineData("14 Mai Geburtstag", null)]
    [InlineData("14/5 her birthday", null)]
    [InlineData("her birthday", null)]
    public void A_day_has_a_month_in_words_and_says_what_it_is(string text, string? day) => Assert.Equal(day, DayToRemember.Read(text));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
