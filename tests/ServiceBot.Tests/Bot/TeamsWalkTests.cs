using ServiceBot.Bot;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Digest;
using ServiceBot.Tests.Harness;
using ServiceBot.Tests.Pulse;

namespace ServiceBot.Tests.Bot;

/// <summary>What is said in Teams unasked and in set-up, whatever people and teams are called: all of it keeps to what Teams takes and shows.</summary>
public class TeamsWalkTests
{
    public static TheoryData<string> Names =>
    [
        "Ines",
        "[x](https://evil.example) **b** <at>Everyone</at> &lt;b&gt; {{DATE(2026-11-24T00:00:00Z, SHORT)}}",
        string.Concat(Enumerable.Repeat("اسم طويل ", 9)),
        string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 7)),
        "\u202Enoitcerid rehto eht\u2066",
        new string('語', Longest.Name),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_day_and_a_week_of_a_team_keep_to_it(string name)
    {
        await using var bot = await TestBot.StartAsync("2026-11-24T08:00Z", inTeams: true);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Lena", Role.Lead, hours: "08:00-19:00");
        await bot.HasMemberAsync("Otto", Role.Leader);
        await bot.ChangeAsync(db =>
        {
            foreach (var person in db.People.Where(person => person.Id != "ines"))
                person.Name = Called(name, person.Id);

            db.Teams.Single().Name = name;
            db.TeamSettings.Add(new TeamSettings("harbour") { Vision = Start(name, Longest.Note), Principles = Start(name, 100), DigestAt = new(17, 30) });
        });

        foreach (var person in (string[])["ines", "rui", "amal", "marta", "lena", "otto"])
        {
            await bot.ArrivesAsync(person);
            foreach (var typed in (string[])["help", "my hours", "commitment", "my work", "status", "cases", "morale", "my data", "forget me", "what is", "support", "team page", "nothing i know"])
                await bot.SaysAsync(person, typed);
        }

        await bot.ReachesAsync("ines", Step.FixItFast, $"problem {Start(name, 60)} is lost");
        await bot.SaysAsync("ines", "hand 1 to @rui");
        await bot.SaysAsync("ines", "get help 1");
        await bot.SaysAsync("rui", "safety 1");
        foreach (var typed in (string[])["help", "cases", "case 1", "case 9", "gap what is this", "policy refund", "nothing i know"])
            Assert.NotEmpty(await bot.SaysInRoomAsync("rui", $"@ServiceBot {typed}"));
        for (var waited = 0; waited < 12; waited++)
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(15));
            await bot.RunNudgesAsync();
        }

        bot.Clock.Advance(DateTimeOffset.Parse("2026-11-24T15:10Z") - bot.Clock.Now);
        await bot.RunRoundAsync<CheckInRound>();
        foreach (var person in (string[])["ines", "rui", "amal", "marta", "lena"])
        {
            await bot.SaysAsync(person, "check in");
            await bot.ChoosesAsync(person, 2);
        }

        await bot.SaysAsync("rui", "thanks @lena for staying on the line");
        await bot.SaysAsync("rui", $"story {Start(name, 80)} smiled at last");
        await bot.SaysAsync("marta", $"pledge {Start(name, 60)} two hours at the desk by Friday");
        await bot.DigestsAtAsync("2026-11-24T17:31Z");
        var digest = Assert.Single(await bot.DigestsAsync());
        foreach (var button in digest.Buttons.Where(button => button != "Details"))
            Assert.NotEmpty(await bot.InvokesAsync("rui", (string)digest.Submit(button)["action"]!));
        await bot.SaysAsync("ines", "told 1");
        await bot.DigestsAtAsync("2026-11-24T18:31Z");
        bot.Clock.Advance(TimeSpan.FromDays(6));
        for (var hour = 0; hour < 4; hour++)
        {
            bot.Clock.Advance(TimeSpan.FromHours(1));
            await bot.RunRoundAsync<DigestRound>();
            await bot.RunRoundAsync<PrivateDigestRound>();
            await bot.RunHeldNotesAsync();
        }

        foreach (var typed in (string[])["my digest", "pledges", "clues", "story", "follow-ups", "case 1"])
            await bot.SaysAsync("marta", typed);

        TeamsLimits.Hold(bot, "](https://evil", "**b**", "<at>Everyone", "اسم طويل اسم", "語語語");
        Assert.Contains(bot.SentToTeams, sent => sent.Activity["attachments"]?[0]?["content"]?["actions"]?[0]?["type"]?.GetValue<string>() == "Action.Execute");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Set_up_and_settings_keep_to_it(string name)
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z", inTeams: true);
        await bot.HasMemberAsync("Marta", Role.Manager);
        for (var more = 0; more < 12; more++)
            await bot.HasMemberAsync($"p{more}", Role.Member);

        await bot.ChangeAsync(db =>
        {
            foreach (var person in db.People.Where(person => person.Id != "marta"))
                person.Name = Called(name, person.Id);

            db.Teams.Single().Name = name;
        });

        await bot.SaysAsync("marta", "setup");
        await bot.SaysAsync("marta", Start(name, Longest.Note));
        await bot.PressesAsync("marta", "Save", ("principles", Start(name, 100)));
        for (var topic = 0; topic < 10; topic++)
            await bot.SaysAsync("marta", "skip");

        var settings = (await bot.SaysAsync("marta", "settings")).Last(heard => heard.Buttons.Count > 0);
        foreach (var topic in settings.Buttons)
        {
            await bot.SubmitsAsync("marta", settings.Submit(topic));
            await bot.SaysAsync("marta", "pause");
        }

        await bot.SaysAsync("p1", "settings");
        await bot.SaysAsync("p1", "vision");

        TeamsLimits.Hold(bot, "](https://evil", "**b**", "<at>Everyone", "اسم طويل اسم", "語語語");
    }

    private static string Called(string name, string id) => id is "ines" ? name : $"{Start(name, Longest.Name - 6).TrimEnd()} {id}";

    private static string Start(string text, int most) => text.Length <= most ? text : Said.Shorten(text, most);
}
