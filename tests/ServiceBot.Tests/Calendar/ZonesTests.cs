using ServiceBot.Calendar;

namespace ServiceBot.Tests.Calendar;

public class ZonesTests
{
    [Theory]
    [InlineData("Europe/Lisbon", "Europe/Lisbon")]
    [InlineData("europe/lisbon", "Europe/Lisbon")]
    [InlineData("lisbon", "Europe/Lisbon")]
    [InlineData(" Lisbon. ", "Europe/Lisbon")]
    [InlineData("Lisbon, Portugal", "Europe/Lisbon")]
    [InlineData("Portugal", "Europe/Lisbon")]
    [InlineData("new york", "America/New_York")]
    [InlineData("New_York", "America/New_York")]
    [InlineData("york", "America/New_York")]
    [InlineData("US/Eastern", "America/New_York")]
    [InlineData("buenos aires", "America/Argentina/Buenos_Aires")]
    [InlineData("America/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("São Paulo", "America/Sao_Paulo")]
    [InlineData("Port-au-Prince", "America/Port-au-Prince")]
    [InlineData("lord howe", "Australia/Lord_Howe")]
    [InlineData("Kolkata", "Asia/Kolkata")]
    [InlineData("Calcutta", "Asia/Kolkata")]
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("kiev", "Europe/Kyiv")]
    [InlineData("saigon", "Asia/Ho_Chi_Minh")]
    [InlineData("UTC", "UTC")]
    [InlineData("utc", "UTC")]
    [InlineData("Etc/UTC", "UTC")]
    [InlineData("Etc/GMT+5", "Etc/GMT+5")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("India Standard Time", "Asia/Kolkata")]
    [InlineData("GMT Standard Time", "Europe/London")]
    [InlineData("Eastern Standard Time", "America/New_York")]
    [InlineData("Pacific SA Standard Time", "America/Santiago")]
    [InlineData("Lord Howe Standard Time", "Australia/Lord_Howe")]
    public void What_people_type_is_one_zone_by_its_name_of_today(string text, string expected) =>
        Assert.Equal([expected], Zones.Find(text).Select(zone => zone.Id));

    [Theory]
    [InlineData("san j", "America/Argentina/San_Juan")]
    [InlineData("port", "America/Port-au-Prince", "America/Port_of_Spain", "Africa/Porto-Novo", "America/Porto_Velho", "Pacific/Port_Moresby")]
    [InlineData("st jo", "America/St_Johns")]
    [InlineData("santi", "America/Santiago")]
    [InlineData("samar", "Asia/Samarkand", "Europe/Samara")]
    public void A_part_of_a_name_offers_the_few_that_have_it(string text, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), Zones.Find(text).Select(zone => zone.Id));

    [Theory]
    [InlineData("")]
    [InlineData("Mars")]
    [InlineData("Mars/Olympus")]
    [InlineData("san")]
    [InlineData("l")]
    [InlineData("EST")]
    [InlineData("+2")]
    [InlineData("../../../dev/zero")]
    [InlineData("/etc/passwd")]
    [InlineData("Europe")]
    [InlineData("\ud800")]
    [InlineData("\0")]
    [InlineData(",,,")]
    public void What_names_no_zone_or_too_many_finds_none(string text) => Assert.Empty(Zones.Find(text));

    [Fact]
    public void Each_zone_is_found_by_its_own_id() =>
        Assert.All(TimeZoneInfo.GetSystemTimeZones(), zone => Assert.Equal([zone.Id], Zones.Find(zone.Id).Select(found => found.Id)));

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("../Europe/Lisbon")]
    [InlineData("")]
    public void The_caller_knows_that_a_stored_zone_is_unknown(string id)
    {
        Assert.Null(Zones.Stored(id));
        Assert.Equal(TimeZoneInfo.Utc, WallClock.Zone(id));
    }

    [Fact]
    public void A_stored_zone_is_known_by_an_old_name_too() =>
        Assert.Equal(TimeSpan.FromHours(5.5), Zones.Stored("Asia/Calcutta")?.BaseUtcOffset);
}
