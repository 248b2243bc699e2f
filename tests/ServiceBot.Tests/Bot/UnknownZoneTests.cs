using Microsoft.EntityFrameworkCore;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>A time zone that is kept and not known: another is used meanwhile, and an admin hears of it once.</summary>
public class UnknownZoneTests
{
    private const string OfInes =
        "I do not know the time zone “Mars/Base” of Ines. Until they have another one, their days and times follow Europe/Lisbon, like those of Harbour desk. "
        + "They set it themselves: my hours";

    private const string OfTheTeam =
        "I do not know the time zone “Mars/Base” of Harbour desk. Until it has another one, its days and times follow UTC. To set it: settings Harbour desk";

    [Fact]
    public async Task Every_admin_hears_once_whose_zone_it_is_and_what_is_used()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Ada", Role.Admin);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await LivesOnMarsAsync(bot, "ines");

        await bot.RunUnknownZonesAsync();
        await bot.RunUnknownZonesAsync();
        await bot.RestartAsync();
        await bot.RunUnknownZonesAsync();

        Assert.Equal(OfInes, Assert.Single(await bot.ReadsAsync("olga")).Text);
        Assert.Equal(OfInes, Assert.Single(await bot.ReadsAsync("ada")).Text);
        Assert.Empty(await bot.ReadsAsync("marta"));
        Assert.Empty(await bot.ReadsAsync("ines"));
    }

    [Fact]
    public async Task Two_processes_that_look_at_the_same_moment_say_it_once()
    {
        await using var bot = await StartAsync();
        await LivesOnMarsAsync(bot, "ines", "rui");

        await bot.AtOnceAsync(bot.RunUnknownZonesAsync, bot.RunUnknownZonesAsync, bot.RunUnknownZonesAsync);

        Assert.Single(await bot.ReadsAsync("olga"));
    }

    [Fact]
    public async Task Another_unknown_zone_of_the_same_person_is_another_notice()
    {
        await using var bot = await StartAsync();
        await LivesOnMarsAsync(bot, "ines");
        await bot.RunUnknownZonesAsync();

        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").Zone = "Moon/Base");
        await bot.RunUnknownZonesAsync();

        Assert.Equal([OfInes, OfInes.Replace("Mars", "Moon", StringComparison.Ordinal)], (await bot.ReadsAsync("olga")).Select(heard => heard.Text));
    }

    [Fact]
    public async Task Several_people_of_one_team_are_one_notice_and_who_follows_is_another()
    {
        await using var bot = await StartAsync();
        await LivesOnMarsAsync(bot, "ines", "rui");
        await bot.RunUnknownZonesAsync();
        await LivesOnMarsAsync(bot, "amal");
        await bot.RunUnknownZonesAsync();

        Assert.Equal(
            [OfInes.Replace("of Ines", "of Ines and Rui", StringComparison.Ordinal), OfInes.Replace("of Ines", "of Amal", StringComparison.Ordinal)],
            (await bot.ReadsAsync("olga")).Select(heard => heard.Text));
    }

    [Fact]
    public async Task Where_there_is_no_admin_the_managers_of_the_team_hear_of_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await LivesOnMarsAsync(bot, "ines");
        await bot.RunUnknownZonesAsync();

        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.RunUnknownZonesAsync();
        await bot.HasMemberAsync("Olga", Role.Admin);
        await bot.RunUnknownZonesAsync();

        Assert.Equal(OfInes, Assert.Single(await bot.ReadsAsync("marta")).Text);
        Assert.Empty(await bot.ReadsAsync("olga"));
    }

    [Fact]
    public async Task At_night_the_notice_waits_for_the_admin_to_work_again()
    {
        await using var bot = await StartAsync("2026-11-20T20:00Z");
        await LivesOnMarsAsync(bot, "ines");
        await bot.RunUnknownZonesAsync();
        await bot.RunUnknownZonesAsync();
        Assert.Empty(await bot.ReadsAsync("olga"));

        bot.Clock.Advance(TimeSpan.FromHours(61)); // Monday, 9 o'clock
        await bot.RunHeldNotesAsync();

        Assert.Equal(OfInes, Assert.Single(await bot.ReadsAsync("olga")).Text);
    }

    [Theory]
    [InlineData("W. Europe Standard Time")]
    [InlineData("Europe/Kiev")]
    [InlineData("Etc/UTC")]
    public async Task Old_names_and_those_of_Windows_are_known(string zone)
    {
        await using var bot = await StartAsync();
        await LivesAsync(bot, zone, "ines");

        await bot.RunUnknownZonesAsync();

        Assert.Empty(await bot.ReadsAsync("olga"));
    }

    [Fact]
    public async Task Whoever_has_left_is_no_reason_to_write()
    {
        await using var bot = await StartAsync();
        await LivesOnMarsAsync(bot, "ines");
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").LeftAt = bot.Clock.Now);

        await bot.RunUnknownZonesAsync();

        Assert.Empty(await bot.ReadsAsync("olga"));
    }

    [Fact]
    public async Task A_person_lives_by_the_zone_of_their_home_team_meanwhile()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.Teams.Single(team => team.Id == "harbour").Zone = "Asia/Kolkata");
        await LivesOnMarsAsync(bot, "ines");
        await bot.RunUnknownZonesAsync();

        var hours = (await bot.SaysAsync("ines", "my hours"))[^1];
        Assert.Contains("I write to you unasked Mon–Fri, 09:00–17:00 (Asia/Kolkata).", hours.Lines);
        Assert.Contains("I do not know your time zone “Mars/Base”, so Asia/Kolkata is used. Please write another below.", hours.Lines);
        Assert.Contains(hours.Lines, line => line.EndsWith("Zone: “Mars/Base” is not known, so that of the home team is used", StringComparison.Ordinal));
        Assert.StartsWith("I know no time zone", (await bot.PressesAsync("ines", "Save"))[^1].Text);

        await bot.ReachesAsync("ines", Step.FixItFast);
        Assert.Contains("21:00 (Asia/Kolkata)", (await bot.SaysAsync("ines", "promise 1 21:00"))[0].Text);
        Assert.Equal(DateTimeOffset.Parse("2026-11-20T15:30Z"), (await bot.CaseAsync(1)).PromiseAt);
    }

    [Fact]
    public async Task A_person_without_a_team_lives_by_UTC()
    {
        await using var bot = await StartAsync();
        await bot.HasStrangerAsync("noor");
        await LivesOnMarsAsync(bot, "noor");
        await bot.RunUnknownZonesAsync();

        Assert.Equal(
            "I do not know the time zone “Mars/Base” of noor. Until they have another one, their days and times follow UTC. They set it themselves: my hours",
            Assert.Single(await bot.ReadsAsync("olga")).Text);
        Assert.Contains("I write to you unasked Mon–Fri, 09:00–17:00 (UTC).", (await bot.SaysAsync("noor", "my hours"))[^1].Lines);
    }

    [Fact]
    public async Task A_team_lives_by_UTC_until_somebody_sets_its_zone()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.Teams.Single(team => team.Id == "harbour").Zone = "Mars/Base");
        await bot.RunUnknownZonesAsync();
        await bot.RunUnknownZonesAsync();
        Assert.Equal(OfTheTeam, Assert.Single(await bot.ReadsAsync("olga")).Text);

        var settings = (await bot.SaysAsync("olga", "settings Harbour desk"))[^1];
        Assert.Contains("Zone: Mars/Base, which I do not know, so UTC is used", settings.Lines);
        await bot.PressesAsync("olga", "Zone");
        Assert.StartsWith("I know no time zone “Mars/Base”.", (await bot.PressesAsync("olga", "Save"))[^1].Text);
        await bot.SaysAsync("olga", "Europe/Lisbon");

        await using var db = bot.Look();
        Assert.Equal("Europe/Lisbon", (await db.Teams.SingleAsync(team => team.Id == "harbour")).Zone);
    }

    private static async Task<TestBot> StartAsync(string now = "2026-11-20T14:00Z")
    {
        var bot = await TestBot.StartAsync(now);
        await bot.HasMemberAsync("Olga", Role.Admin);
        return bot;
    }

    private static Task LivesOnMarsAsync(TestBot bot, params string[] people) => LivesAsync(bot, "Mars/Base", people);

    private static Task<int> LivesAsync(TestBot bot, string zone, params string[] people) => bot.ChangeAsync(db =>
    {
        foreach (var person in db.People.Where(person => people.Contains(person.Id)))
            person.Zone = zone;
    });
}
