using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Rui leaves the team and stays in the company: its cases are not his business any more, and nobody waits for him.</summary>
public class DepartureTests
{
    private const string AtWork = "2026-11-20T14:00Z";
    private const string Sentence = "problem the zebra crate is lost";
    private const string Title = "zebra";

    private static readonly string[] Ways = ["opens", "tells", "owns", "is asked", "speaks", "is asked to speak", "helps", "is asked to take over", "follows up"];

    public static TheoryData<string, bool> EveryWay
    {
        get
        {
            var all = new TheoryData<string, bool>();
            foreach (var way in Ways)
                foreach (var rests in new[] { false, true })
                    all.Add(way, rests);

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Whatever_part_they_had_in_it_they_hear_no_more_of_the_case(string way, bool rests)
    {
        await using var bot = await StartAsync(rests);
        await TakePartAsync(bot, way);
        if (rests)
        {
            // What happens meanwhile waits for him: until he writes he is left alone.
            bot.Clock.Advance(TimeSpan.FromHours(3));
            await StirAsync(bot);
        }

        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui")));
        var before = (await bot.ChatAsync("rui")).ToDictionary(message => message.Id, message => message.Activity.ToJsonString());

        await StirAsync(bot);
        await RunRoundsAsync(bot);
        foreach (var typed in new[] { "They waited all day.", "back", "pause", "cancel", "cases", "case 1", "next 1", "own 1", "told 1", "accept 1", "voice 1 yes", "join 1", "follow-ups", "follow-up 1", "export 1", "resume 1", "thanks 1 @ines for it", "gap about 1 what now" })
            await bot.SaysAsync("rui", typed);
        foreach (var hours in new[] { 1, 20, 60, 400 })
        {
            bot.Clock.Advance(TimeSpan.FromHours(hours));
            await StirAsync(bot);
            await RunRoundsAsync(bot);
        }

        await bot.SaysAsync("ines", "close 1 because it is over; right; impact; reputation");
        await bot.SaysAsync("ines", "reopen 1");

        var said = (await bot.ChatAsync("rui")).Where(message => before.GetValueOrDefault(message.Id) != message.Activity.ToJsonString()).ToList();
        Assert.NotEmpty(said);
        Assert.All(said, message => Assert.DoesNotContain(Title, message.Activity.ToJsonString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Their_open_question_is_settled_and_their_desk_is_free()
    {
        await using var bot = await StartAsync();
        await TakePartAsync(bot, "owns");
        await LeaveAsync(bot);

        Assert.Equal("You are not in that team any more.", (await bot.ChatAsync("rui")).Single(message => message.Lines[0] == "Step 3 of 5 · Fix it fast").Lines[1]);
        Assert.Equal("Case 1 needs an owner. Whoever can, please press “Take it” on its card.", (await bot.RoomAsync())[^1].Text);
        Assert.Contains(await bot.ChatAsync("marta"), message => message.Text == "Rui had case 1 in hand. I asked the team who can take over.");
        Assert.Contains("Take it", (await bot.CardAsync(1))!.Buttons);
        Assert.Null((await bot.CaseAsync(1)).OwnerId);
        Assert.StartsWith("I did not understand that.", (await bot.SaysAsync("rui", "It is fixed"))[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("problem the zebra crate is lost", false, "Rui had case 1 in hand. The team has no channel here, so I asked nobody. Whoever takes it types: own 1")]
    [InlineData("practice", false, "Practice · Rui had case 1 in hand. That is practice, so I asked nobody.")]
    [InlineData("practice", true, "Rui had cases 1 and 2 in hand. I asked the team who can take over case 2. The rest is practice.")]
    public async Task Whoever_takes_them_out_hears_whom_I_asked(string sentence, bool hasAnother, string said)
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("rui", Step.FixItFast, sentence);
        await bot.SaysAsync("rui", "pause");
        if (hasAnother)
            await bot.ReachesAsync("rui", Step.FixItFast, Sentence);
        else
            await bot.ChangeAsync(db => db.Teams.Single().RoomConversation = null);

        await LeaveAsync(bot);

        Assert.Contains(await bot.ChatAsync("marta"), message => message.Text == said);
    }

    [Theory]
    [InlineData("owns")]
    [InlineData("tells")]
    [InlineData("speaks")]
    [InlineData("is asked to speak")]
    [InlineData("is asked to take over")]
    public async Task Nobody_is_said_to_have_done_what_a_departure_did(string way)
    {
        await using var bot = await StartAsync();
        await TakePartAsync(bot, way);
        await LeaveAsync(bot);

        var lines = (await bot.SaysAsync("ines", "case 1"))[^1].Lines;
        Assert.Equal(["14:00 · Marta let it go on without Rui"], lines.Where(line => line.Contains("· Marta", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task By_leaving_with_everything_they_gave_it_back_themselves()
    {
        await using var bot = await StartAsync();
        await TakePartAsync(bot, "owns");
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui")));
        await bot.RunRoundAsync<DeparturesRound>();

        Assert.Equal("14:00 · Rui gave it back to the team", (await bot.SaysAsync("ines", "case 1"))[^1].Lines[^1]);
    }

    [Fact]
    public async Task Whoever_takes_them_out_is_still_asked_to_find_an_owner()
    {
        await using var bot = await StartAsync();
        await TakePartAsync(bot, "tells");
        await LeaveAsync(bot);
        await bot.ReadsAsync("marta");

        bot.Clock.Advance(TimeSpan.FromMinutes(119));
        await bot.RunNudgesAsync();
        Assert.Empty(await bot.ReadsAsync("marta"));

        var heard = new List<Heard>();
        for (var minute = 120; minute <= 165; minute += 5)
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(5));
            await bot.RunNudgesAsync();
            heard.AddRange(await bot.ReadsAsync("marta"));
        }

        Assert.StartsWith("Case 1 has no owner yet.", Assert.Single(heard).Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_goes_nowhere()
    {
        await using var bot = await StartAsync();
        await TakePartAsync(bot, "tells");
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui")));

        Assert.Equal("You are not in that team any more. Nothing of what you just wrote went into the case.", (await bot.SaysAsync("rui", "They waited all day."))[^1].Text);
        Assert.Null((await bot.CaseAsync(1)).Story);
    }

    [Theory]
    [InlineData("cases")]
    [InlineData("@ServiceBot cases")]
    public async Task Whoever_says_something_else_is_heard(string typed)
    {
        await using var bot = await StartAsync();
        await TakePartAsync(bot, "tells");
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui")));

        Assert.DoesNotContain(await bot.SaysAsync("rui", typed), message => message.Text.Contains("what you just wrote", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_takes_it_tells_the_story_in_place_of_an_opener_who_left()
    {
        await using var bot = await StartAsync();
        await TakePartAsync(bot, "tells");
        await LeaveAsync(bot);

        var heard = await bot.PressesInRoomAsync("ines", 1, "Take it");

        Assert.Contains(heard, message => message.Text == "Case 1 is yours.");
        Assert.Equal("Step 1 of 5 · Don't blame", heard[^1].Lines[0]);
    }

    [Theory]
    [InlineData("is asked to take over", "Rui is not in the team any more, so case 1 stays yours: The zebra crate is lost.")]
    [InlineData("speaks", "Rui is not in the team any more, so keeping contact with the customer of case 1 is yours: The zebra crate is lost.")]
    [InlineData("is asked to speak", "Rui is not in the team any more, so keeping contact with the customer of case 1 is yours: The zebra crate is lost.")]
    public async Task The_owner_hears_that_nobody_else_is_on_it(string way, string said)
    {
        await using var bot = await StartAsync();
        await TakePartAsync(bot, way);
        await LeaveAsync(bot);

        var about = await bot.CaseAsync(1);
        Assert.Equal(("ines", null, null), (about.OwnerId, about.VoiceId, about.HandToId));
        Assert.Contains(await bot.ReadsAsync("ines"), message => message.Text == said);
    }

    [Fact]
    public async Task What_waits_until_somebody_works_again_is_said_in_the_order_in_which_it_happened()
    {
        await using var bot = await StartAsync();
        for (var number = 1; number <= 5; number++)
        {
            await bot.ReachesAsync("ines", Step.FixItFast, Sentence);
            await bot.SaysAsync("ines", $"hand {number} to @rui");
            await bot.SaysAsync("ines", "pause");
        }

        bot.Clock.Advance(TimeSpan.FromHours(8));
        await bot.ReadsAsync("ines");
        await LeaveAsync(bot);
        Assert.Empty(await bot.ReadsAsync("ines"));

        bot.Clock.Advance(TimeSpan.FromHours(62));
        await bot.RunHeldNotesAsync();

        Assert.Equal(["1", "2", "3", "4", "5"], (await bot.ReadsAsync("ines")).Where(message => message.Text.Contains("stays yours", StringComparison.Ordinal)).Select(message => message.Text.Split("case ")[1][..1]));
    }

    [Theory]
    [InlineData("tells")]
    [InlineData("owns")]
    [InlineData("speaks")]
    [InlineData("is asked to speak")]
    [InlineData("is asked to take over")]
    public async Task However_they_left_nobody_waits_for_them(string way)
    {
        await using var bot = await StartAsync();
        await TakePartAsync(bot, way);
        await bot.ChangeAsync(db =>
        {
            db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui"));
            db.People.Single(person => person.Id == "rui").LeftAt = bot.Clock.Now;
        });

        await bot.RunRoundAsync<DeparturesRound>();
        var version = (await bot.CaseAsync(1)).Version;
        await bot.RunRoundAsync<DeparturesRound>();

        var about = await bot.CaseAsync(1);
        Assert.Equal((way is "tells" or "owns" ? null : "ines", null, null, version), (about.OwnerId, about.VoiceId, about.HandToId, about.Version));
        Assert.Equal(about.OwnerId is not null, (await bot.ReadsAsync("ines")).Any(message => message.Text.StartsWith("Rui is not in the team any more", StringComparison.Ordinal)));
        Assert.Equal(about.OwnerId is null, (await bot.RoomAsync()).Any(message => message.Text.Contains("Case 1 needs an owner.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_about_themselves_stays_theirs()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("rui", "problem I forgot to rest");
        await bot.PressesAsync("rui", "Me");
        await LeaveAsync(bot);

        await bot.SaysAsync("rui", "I was tired.");
        await bot.PressesAsync("rui", "I own it", ("promise", "in 20 minutes"));
        Assert.Equal("rui", (await bot.CaseAsync(1)).OwnerId);

        bot.Clock.Advance(TimeSpan.FromMinutes(12));
        await bot.RunNudgesAsync();
        Assert.Contains(await bot.ReadsAsync("rui"), message => message.Text.Contains("The promise for case 1 is", StringComparison.Ordinal));
    }

    private static async Task<TestBot> StartAsync(bool rests = false)
    {
        var bot = await TestBot.StartAsync(AtWork);
        await bot.HasMemberAsync("Marta", Role.Manager);
        if (rests)
            await bot.ChangeAsync(db => db.PersonHours.Add(new PersonHours("rui") { Work = new Hours(new TimeOnly(6, 0), new TimeOnly(14, 30)) }));

        return bot;
    }

    private static async Task TakePartAsync(TestBot bot, string way)
    {
        if (way is "opens" or "tells" or "owns")
        {
            await bot.ReachesAsync("rui", way switch { "owns" => Step.FixItFast, "tells" => Step.DontBlame, _ => Step.OwnIt }, Sentence);
            if (way == "opens")
            {
                await bot.PressesAsync("rui", "Someone else");
                await bot.PressesInRoomAsync("ines", 1, "Take it");
            }

            return;
        }

        await bot.ReachesAsync("ines", way switch { "is asked" => Step.OwnIt, "follows up" => Step.Analyze, _ => Step.FixItFast }, Sentence);
        switch (way)
        {
            case "is asked":
                await bot.PressesAsync("ines", "Someone else");
                await bot.PressesInRoomAsync("rui", 1, "Take it");
                break;
            case "speaks":
                await bot.SaysAsync("ines", "voice 1 @rui");
                await bot.SaysAsync("rui", "voice 1 yes");
                break;
            case "is asked to speak":
                await bot.SaysAsync("ines", "voice 1 @rui");
                break;
            case "helps":
                await bot.SaysAsync("rui", "join 1");
                break;
            case "is asked to take over":
                await bot.SaysAsync("ines", "hand 1 to @rui");
                break;
            default:
                await bot.PressesAsync("ines", "Tools", ("prevention", "A zebra label"), ("preventionOwner", "Rui"), ("preventionDue", "tomorrow"));
                break;
        }
    }

    /// <summary>All that others can do with it, as far as it can be done where it is.</summary>
    private static async Task StirAsync(TestBot bot)
    {
        foreach (var typed in new[]
        {
            "own 1", "told 1", "promise 1 in 30 minutes", "get help 1", "waiting 1", "resume 1", "more time 1 in 40 minutes", "note 1 called again", "snooze 1", "remind 1", "stop 1",
            "remind 1", "hand 1 to @amal", "voice 1 @amal", "customer says 1 it is late", "follow-up 1 by Friday", "follow-up 1 done", "follow-up 1 reopen", "fixed 1", "reopen 1", "next 1",
        })
            await bot.SaysAsync("ines", typed);

        await bot.SaysAsync("amal", "decline 1");
        await bot.SaysAsync("amal", "voice 1 yes");
        await bot.SaysAsync("amal", "voice 1 no");
        await bot.SaysAsync("amal", "join 1");
        await bot.SaysAsync("marta", "promise 1 in 20 minutes");
        await RunRoundsAsync(bot);
    }

    private static async Task RunRoundsAsync(TestBot bot)
    {
        await bot.RunHeldNotesAsync();
        await bot.RunNudgesAsync();
        await bot.RunRoundAsync<FollowUpRound>();
        await bot.RunRoundAsync<DeparturesRound>();
    }

    private static async Task LeaveAsync(TestBot bot)
    {
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "People");
        await bot.PressesAsync("marta", "Save", ("people", "Amal\nInes\nMarta"));
    }
}
