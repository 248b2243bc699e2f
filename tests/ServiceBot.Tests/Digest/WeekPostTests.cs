using ServiceBot.Bot;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Digest;

/// <summary>The post of the week in the team's channel: once, on its first working day, with what the week before showed.</summary>
public class WeekPostTests
{
    private const string Monday = "2026-11-23T09:05Z";

    [Fact]
    public async Task It_stands_once_in_the_channel_as_the_first_working_day_begins()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-23T08:55Z");
        await RunAsync(bot);
        Assert.Empty(await bot.RoomAsync());

        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await RunAsync(bot);
        await RunAsync(bot);

        var post = Assert.Single(await bot.RoomAsync());
        Assert.Equal("digest/harbour/week/2026-W48", post.Id);
        Assert.Equal(
            [
                "The week from Monday 23 November · Harbour desk",
                "You said, we did: nothing was noted in two weeks",
                "Repeat contacts, matured week: — (nothing matured)",
                "Turned round: — (nothing matured)",
            ],
            post.Lines.Take(4));
        Assert.StartsWith("Principle of the week: ", post.Lines[^2], StringComparison.Ordinal);
        Assert.StartsWith("To try: ", post.Lines[^1], StringComparison.Ordinal);

        bot.Clock.Advance(TimeSpan.FromDays(3));
        await RunAsync(bot);
        Assert.Single(await bot.RoomAsync());
        bot.Clock.Advance(TimeSpan.FromDays(4));
        await RunAsync(bot);
        Assert.Equal(2, (await bot.RoomAsync()).Count);
    }

    [Fact]
    public async Task Until_there_are_principles_nothing_is_posted()
    {
        await using var bot = await TestBot.StartAsync(Monday);
        await RunAsync(bot);

        Assert.Empty(await bot.RoomAsync());
    }

    [Theory]
    [InlineData(3, "2026-11-23")]
    [InlineData(5, "2026-11-24")]
    public async Task After_a_long_rest_it_comes_a_little_late_or_on_the_next_working_day(int hours, string day)
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-23T08:00Z");
        bot.Clock.Advance(TimeSpan.FromHours(1 + hours));
        await RunAsync(bot);
        if (hours == 5)
        {
            Assert.Empty(await bot.RoomAsync());
            bot.Clock.Advance(TimeSpan.FromHours(20));
            await RunAsync(bot);
        }

        Assert.Single(await bot.RoomAsync());
        Assert.Equal(day, await bot.ReadAsync(db => db.DigestPosts.Single(post => post.Kind == DigestKind.Week).At.ToString("yyyy-MM-dd")));
    }

    [Fact]
    public async Task The_figures_are_of_the_week_that_has_matured()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-11T10:00Z"); // a Wednesday, twelve days before the post
        foreach (var number in Enumerable.Range(1, 3))
        {
            await bot.ReachesAsync("ines", Step.Analyze);
            await bot.PressesAsync("ines", "Tools");
            await bot.SaysAsync("ines", $"told {number}");
            await bot.SaysAsync("ines", $"key {number} A-{number}");
            await bot.SaysAsync("ines", $"asked {number} by mail");
            await bot.SaysAsync("ines", $"close {number} because it is done");
        }

        await bot.SaysAsync("ines", "customer says 1 “thank you, that was kind”");
        await bot.SubmitsAsync("ines", (await bot.ChatAsync("ines")).Last(heard => heard.Buttons.Contains("Fine")).Submit("Fine"));
        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.SaysAsync("ines", "reopen 2");
        bot.Clock.Advance(TimeSpan.FromDays(10));
        await RunAsync(bot, "2026-11-23T09:05Z");

        var post = Assert.Single(await bot.RoomAsync(), heard => heard.Id.StartsWith("digest/", StringComparison.Ordinal));
        Assert.Contains("Repeat contacts, matured week: 1 of 3", post.Lines);
        Assert.Contains(post.Lines, line => line.StartsWith("Turned round: 2 of 3, 1 confirmed and 1 presumed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_done_said_in_public_told_and_learned_stands_in_it()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-18T10:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Otto", Role.Leader, team: "far");
        await bot.SaysAsync("marta", "we did empower refunds up to 80 € because you said the limit was too low");
        await bot.SaysAsync("marta", "pledge two hours at the desk by Friday");
        await bot.SaysAsync("marta", "pledge 1 done");
        await bot.SaysAsync("otto", "pledge answer every report in a day by 27 November");
        await bot.SaysAsync("ines", "clue calling first saves three mails");
        await bot.SaysAsync("rui", "clue Ines always calls first");
        await ShareAsync(bot, "ines", "story the baker kept my bread", "Share it with my name");
        await ShareAsync(bot, "rui", "work i'd sign the new note at the till", "Share it without my name");

        await RunAsync(bot, Monday);

        var post = Post(await bot.RoomAsync());
        Assert.Equal(
            [
                "You said “the limit was too low” → we did: refunds up to 80 €",
                "Story: “the baker kept my bread” (Ines)",
                "Work I'd sign: “the new note at the till”",
                "Those who lead: Marta has done it: two hours at the desk · Otto: answer every report in a day, by Friday",
            ],
            post.Lines.Skip(1).Take(4));
        Assert.Contains("Clue: calling first saves three mails", post.Lines);
        Assert.InRange(post.Lines.Count, 5, WeekCards.MostLines);
    }

    [Fact]
    public async Task A_story_that_is_taken_back_goes_out_of_the_post_however_late_and_a_name_too()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-20T10:00Z");
        await ShareAsync(bot, "ines", "story the baker kept my bread", "Share it with my name");
        await RunAsync(bot, Monday);
        Assert.Contains("Story: “the baker kept my bread” (Ines)", Post(await bot.RoomAsync()).Lines);

        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.PressesAsync("ines", "Without my name");
        Assert.Contains("Story: “the baker kept my bread”", Post(await bot.RoomAsync()).Lines);

        var said = (await bot.SaysAsync("ines", "story undo"))[^1];
        Assert.Contains("It does not stand in the post of the week any more.", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Post(await bot.RoomAsync()).Lines, line => line.StartsWith("Story", StringComparison.Ordinal));
        Assert.Single(await bot.RoomAsync());
    }

    [Fact]
    public async Task Whoever_is_forgotten_or_leaves_the_team_stands_in_it_no_more()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-20T10:00Z");
        await ShareAsync(bot, "ines", "story the baker kept my bread", "Share it with my name");
        await ShareAsync(bot, "rui", "work i'd sign the new note", "Share it with my name");
        await RunAsync(bot, Monday);

        await bot.SaysAsync("ines", "forget me mine yes");
        Assert.DoesNotContain("baker", Post(await bot.RoomAsync()).Text, StringComparison.Ordinal);
        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(member => member.PersonId == "rui")));
        await RunAsync(bot, "2026-11-23T10:00Z");
        Assert.DoesNotContain("Rui", Post(await bot.RoomAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_follows_what_changes_on_its_day_and_not_on_the_next()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-20T10:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await RunAsync(bot, Monday);

        await bot.SaysAsync("marta", "we did care a break after hard calls");
        await RunAsync(bot, "2026-11-23T10:00Z");
        Assert.Equal("We did: a break after hard calls", Post(await bot.RoomAsync()).Lines[1]);

        await RunAsync(bot, "2026-11-24T09:05Z");
        await bot.SaysAsync("marta", "we did care a longer one");
        await RunAsync(bot, "2026-11-24T10:00Z");
        Assert.Equal("We did: a break after hard calls", Post(await bot.RoomAsync()).Lines[1]);
    }

    /// <summary>Each of two stories has its own week, the older first.</summary>
    [Fact]
    public async Task Stories_take_turns()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-20T10:00Z");
        await ShareAsync(bot, "ines", "story the first", "Share it without my name");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await ShareAsync(bot, "rui", "story the second", "Share it without my name");
        await RunAsync(bot, Monday);
        Assert.Contains("Story: “the first”", Post(await bot.RoomAsync()).Lines);

        await RunAsync(bot, "2026-11-30T09:05Z");
        Assert.Contains("Story: “the second”", Post(await bot.RoomAsync()).Lines);
        await RunAsync(bot, "2026-12-07T09:05Z");
        Assert.DoesNotContain(Post(await bot.RoomAsync()).Lines, line => line.StartsWith("Story", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("語")]
    [InlineData("a long word and ")]
    [InlineData("שלום ")]
    public void At_their_longest_all_things_fit_into_twelve_lines_and_900_characters(string piece)
    {
        string Long(int most) => string.Concat(Enumerable.Repeat(piece, most))[..most];
        var week = ServiceBot.Calendar.Week.Of(new DateOnly(2026, 11, 23));
        var pledge = new Pledge(1, null, "otto", Long(Pledge.Longest), new DateOnly(2026, 11, 20), default);
        var digest = new WeekDigest(
            Long(80), week, new DateOnly(2026, 11, 23), new WeekFigures(new RepeatRate(1000, 2000, 3000, 9000), 0, new RecoveryRate(500, 400, 300, 800, 0, 0, 0, 0), new CameBack(120, 130, 0), 1000),
            new WordOfMouth(Lore.Essay, 1000, 2000, 3000).Say, false,
            new ManagerAction("1", "harbour", "marta", ManagerActionKind.Care, Long(300), Long(300), default), (Long(300), Long(80)), (Long(300), Long(80)),
            Long(500), Long(300), new string('t', PromptBook.Longest), [(pledge, Long(80)), (pledge, Long(80)), (pledge, Long(80))]);

        var lines = WeekCards.Lines(digest);

        Assert.InRange(lines.Count, 1, WeekCards.MostLines);
        Assert.InRange(lines.Sum(line => line.Length + 1), 1, WeekCards.MostCharacters);
        var again = WeekCards.Again(WeekCards.Kept(lines), digest.Story, digest.Signed, digest.Clue);
        Assert.Equal(lines.Count, again.Count);
        Assert.InRange(again.Sum(line => line.Length + 1), 1, WeekCards.MostCharacters);
    }

    [Theory]
    [InlineData(0, 3, 2, 1, false, "Above and beyond: 3 moments · Came back: 2 to say thanks, 1 to say sorry")]
    [InlineData(0, 0, 0, 1, false, "Came back: 1 to say sorry")]
    [InlineData(0, 1, 0, 0, false, "Above and beyond: 1 moment")]
    [InlineData(1, 3, 2, 1, false, null)]
    [InlineData(0, 3, 2, 1, true, null)]
    [InlineData(0, 0, 0, 0, false, null)]
    public void Nothing_is_celebrated_beside_a_second_failure_or_something_grave(int secondFailures, int above, int thanks, int sorry, bool isGrave, string? line)
    {
        var digest = new WeekDigest(
            "Harbour desk", ServiceBot.Calendar.Week.Of(new DateOnly(2026, 11, 23)), new DateOnly(2026, 11, 23), new WeekFigures(new RepeatRate(0, 0, 0, 0), secondFailures, new RecoveryRate(0, 0, 0, 0, 0, 0, 0, 0), new CameBack(thanks, sorry, 7), above),
            null, isGrave, null, null, null, null, null, "What went right today, and why?", []);

        Assert.Equal(line, WeekCards.Lines(digest).SingleOrDefault(said => said.Contains("Came back", StringComparison.Ordinal) || said.Contains("beyond", StringComparison.Ordinal)));
    }

    /// <summary>What has happened since, the principles of today and what is pledged today are of other weeks.</summary>
    [Fact]
    public async Task Whoever_takes_a_story_back_months_later_changes_nothing_else_in_its_post()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-11T10:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.IsLetDownAsync(1, "the parcel is lost", "2026-11-11T10:00Z", "rui", 5, (about, at) => about.Fix(at(30)));
        await bot.SaysAsync("marta", "pledge two hours at the desk by 24 November");
        await ShareAsync(bot, "ines", "story the baker kept my bread", "Share it with my name");
        await ShareAsync(bot, "rui", "work i'd sign the new note at the till", "Share it with my name");
        await RunAsync(bot, Monday);
        var before = Post(await bot.RoomAsync()).Lines;
        Assert.Contains("Turned round: 0 of 1, 0 confirmed and 0 presumed · 1 not known", before);
        Assert.Contains("Those who lead: Marta: two hours at the desk, by Tuesday", before);

        await RunAsync(bot, "2027-02-10T10:00Z");
        await bot.ChangeAsync(db =>
        {
            db.TeamSettings.Find("harbour")!.Principles = "Something else";
            db.CaseEvents.RemoveRange(db.CaseEvents);
            db.Cases.RemoveRange(db.Cases);
        });
        await bot.SaysAsync("marta", "pledge 1 done");
        await bot.SaysAsync("ines", "story undo");
        Assert.Equal(before.Where(line => !line.StartsWith("Story", StringComparison.Ordinal)), OfNovember(await bot.RoomAsync()).Lines);

        await bot.SaysAsync("rui", "work i'd sign unname");
        Assert.Contains("Work I'd sign: “the new note at the till”", OfNovember(await bot.RoomAsync()).Lines);
    }

    [Fact]
    public async Task What_is_kept_of_a_post_holds_no_story_and_no_name_of_somebody_who_is_forgotten()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-20T10:00Z");
        await bot.HasMemberAsync("Otto", Role.Leader);
        await bot.ChangeAsync(db => db.People.Find("otto")!.Name = "Otto Quodlibet");
        await bot.SaysAsync("otto", "pledge two hours at the desk by 24 November");
        await bot.SaysAsync("ines", "clue calling first saves three mails");
        await ShareAsync(bot, "ines", "story the baker kept my bread", "Share it with my name");
        await RunAsync(bot, Monday);
        var kept = await bot.ReadAsync(db => db.DigestPosts.Single(post => post.Kind == DigestKind.Week).Lines!);
        Assert.Contains("Otto Quodlibet: two hours at the desk", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("baker", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("calling", kept, StringComparison.Ordinal);

        await bot.SaysAsync("otto", "forget me altogether yes");
        await bot.RunRoundAsync<ForgottenRound>();
        Assert.DoesNotContain("Quodlibet", await bot.ReadAsync(db => db.DigestPosts.Single(post => post.Kind == DigestKind.Week).Lines!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clue_of_a_week_stays_the_one_it_was_and_goes_with_its_words()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-02T10:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("ines", "clue calling first saves three mails");
        await RunAsync(bot, Monday);
        Assert.Contains("Clue: calling first saves three mails", Post(await bot.RoomAsync()).Lines);

        await bot.SaysAsync("marta", $"clues import\n{string.Join('\n', Enumerable.Range(1, 20).Select(number => $"- clue {(char)('a' + number)} of others"))}");
        await RunAsync(bot, "2026-11-23T10:00Z");
        Assert.Contains("Clue: calling first saves three mails", Post(await bot.RoomAsync()).Lines);

        await bot.SaysAsync("ines", "forget me mine yes");
        await RunAsync(bot, "2026-11-23T11:00Z");
        Assert.DoesNotContain(Post(await bot.RoomAsync()).Lines, line => line.StartsWith("Clue", StringComparison.Ordinal));
        await RunAsync(bot, "2026-11-30T09:05Z");
        Assert.Contains(Post(await bot.RoomAsync()).Lines, line => line.StartsWith("Clue: clue ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(Hearsay.Essay), true, "1 let down may reach 250")]
    [InlineData(nameof(Hearsay.Older), true, "1 let down may reach 10,")]
    [InlineData(nameof(Hearsay.Off), true, null)]
    [InlineData(nameof(Hearsay.Essay), false, null)]
    public async Task Word_of_mouth_stands_in_it_only_where_the_team_wants_it_in_its_channel(string chosen, bool isInChannel, string? told)
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-18T10:00Z");
        await bot.ChangeAsync(db => (db.TeamSettings.Find("harbour")!.Hearsay, db.TeamSettings.Find("harbour")!.HearsayInChannel) = (Enum.Parse<Hearsay>(chosen), isInChannel));
        await bot.IsLetDownAsync(1, "the parcel is lost", "2026-11-18T10:00Z", "rui", 5, (about, at) =>
        {
            about.Fix(at(30));
            about.Ask(AskChannel.Call, at(40));
            about.Confirm(Outcome.LetDown, "No.", at(50));
            about.Close(at(60));
        });
        await RunAsync(bot, Monday);

        var lines = Post(await bot.RoomAsync()).Lines.Where(line => line.StartsWith("Word of mouth", StringComparison.Ordinal)).ToList();
        if (told is null)
            Assert.Empty(lines);
        else
            Assert.Contains(told, Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_read_no_figures_in_it()
    {
        await using var bot = await PrivateDigestTests.StartAsync("2026-11-11T10:00Z");
        await bot.IsLetDownAsync(1, "the parcel is lost", "2026-11-11T10:00Z", "rui", 5, (about, at) => about.Fix(at(30)));
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(member => member.TeamId == "harbour" && member.PersonId == "amal")));
        await RunAsync(bot, Monday);

        var lines = Post(await bot.RoomAsync()).Lines;
        Assert.Contains(FewPeople.Why, lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Repeat", StringComparison.Ordinal) || line.StartsWith("Turned", StringComparison.Ordinal));
    }

    private static Heard OfNovember(IReadOnlyList<Heard> room) => room.Last(heard => heard.Id == "digest/harbour/week/2026-W48");

    private static Heard Post(IReadOnlyList<Heard> room) => room.Last(heard => heard.Id.StartsWith("digest/harbour/week/", StringComparison.Ordinal));

    private static async Task ShareAsync(TestBot bot, string person, string typed, string button)
    {
        await bot.SaysAsync(person, typed);
        await bot.PressesAsync(person, button);
    }

    private static async Task RunAsync(TestBot bot, string at)
    {
        bot.Clock.Advance(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) - bot.Clock.Now);
        await RunAsync(bot);
    }

    private static Task RunAsync(TestBot bot) => bot.RunRoundAsync<DigestRound>();
}
