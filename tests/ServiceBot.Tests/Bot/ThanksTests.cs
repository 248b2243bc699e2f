using System.Text.Json.Nodes;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>Thanks between colleagues: private until whoever is thanked shows them, linked to what they made possible, and counted nowhere.</summary>
public class ThanksTests
{
    private const string Call = "thanks @Rui for the call";

    [Fact]
    public async Task Nothing_stands_in_the_channel_until_the_one_who_is_thanked_shows_it()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", Call);
        var card = (await bot.ReadsAsync("rui"))[^1];
        Assert.Equal(["Show it to the team", "Keep it between us"], card.Buttons);
        Assert.DoesNotContain("positive", card.Activity.ToJsonString(), StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Empty(await bot.RoomAsync());

        var said = await bot.SubmitsAsync("rui", card.Submit("Show it to the team"));

        Assert.Equal("Harbour desk can read it in its channel now: for the call. To take it away again: thanks keep", said[^1].Text);
        Assert.Equal(["Thanks: Ines → Rui for the call"], (await bot.RoomAsync()).Select(heard => heard.Text));
        Assert.Equal(["Keep it between us"], (await bot.ChatAsync("rui")).Single(heard => heard.Id == card.Id).Buttons);
    }

    [Fact]
    public async Task It_may_be_kept_and_shown_after_all_and_taken_away_again()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", Call);

        Assert.Equal("It stays between you and Ines: for the call. Should you change your mind: thanks show", (await bot.PressesAsync("rui", "Keep it between us"))[^1].Text);
        Assert.Equal("It stays between you and Ines already.", (await bot.SaysAsync("rui", "thanks keep"))[^1].Text);
        Assert.Empty(await bot.RoomAsync());

        await bot.PressesAsync("rui", "Show it to the team");
        Assert.Equal("It is shown to Harbour desk already.", (await bot.SaysAsync("rui", "thanks show"))[^1].Text);
        Assert.Single(await bot.RoomAsync());

        Assert.Equal("Taken out of the channel: for the call. It stays between you and Ines.", (await bot.PressesAsync("rui", "Keep it between us"))[^1].Text);
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task Of_several_each_decides_alone()
    {
        await using var bot = await StartAsync();

        Assert.StartsWith("Amal and Rui hear it now, in private.", (await bot.SaysAsync("ines", "thanks @Amal and @Rui for the boat"))[^1].Text, StringComparison.Ordinal);
        await bot.PressesAsync("rui", "Show it to the team");
        Assert.Equal("Thanks: Ines → Rui for the boat", Assert.Single(await bot.RoomAsync()).Text);

        await bot.PressesAsync("amal", "Show it to the team");
        Assert.Equal("Thanks: Ines → Amal and Rui for the boat", Assert.Single(await bot.RoomAsync()).Text);

        await bot.PressesAsync("rui", "Keep it between us");
        Assert.Equal("Thanks: Ines → Amal for the boat", Assert.Single(await bot.RoomAsync()).Text);
    }

    [Fact]
    public async Task Two_who_show_it_at_the_same_moment_both_stand_there()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "thanks Rui, Amal for the boat");
        var (rui, amal) = ((await bot.ReadsAsync("rui"))[^1].Submit("Show it to the team"), (await bot.ReadsAsync("amal"))[^1].Submit("Show it to the team"));

        await bot.AtOnceAsync(() => bot.SubmitsAsync("rui", rui), () => bot.SubmitsAsync("amal", amal), () => bot.SubmitsAsync("rui", rui));

        Assert.Equal("Thanks: Ines → Amal and Rui for the boat", Assert.Single(await bot.RoomAsync()).Text);
    }

    [Theory]
    [InlineData("thanks 1 @Rui for staying on the line")]
    [InlineData("thanks case 1 @Rui for staying on the line")]
    [InlineData("thanks @Rui for staying on the line 1")]
    [InlineData("thanks @Rui for staying on the line in case 1")]
    [InlineData("thanks @Rui for staying on the line (#1)")]
    public async Task They_are_linked_to_the_case_they_helped_in(string typed)
    {
        await using var bot = await WithCaseAsync();

        var said = (await bot.SaysAsync("ines", typed))[^1].Text;

        Assert.EndsWith("nobody counts it. It is linked to case 1: The parcel is lost.", said, StringComparison.Ordinal);
        Assert.Equal("Ines thanks you: for staying on the line. It helped in case 1.", (await bot.ReadsAsync("rui"))[^1].Lines[0]);
        await bot.PressesAsync("rui", "Show it to the team");
        Assert.Equal("Thanks: Ines → Rui for staying on the line · case 1: The parcel is lost", (await bot.RoomAsync())[^1].Text);
    }

    [Theory]
    [InlineData("thanks 9 @Rui for the call", "I know no case 9 in your team. Nothing was said to anybody. Without it: thanks @Rui for the call")]
    [InlineData("thanks @Rui for the call in room 9", null)]
    [InlineData("thanks 3 times over", "You are welcome. I know nobody of that name")]
    [InlineData("thanks @Rui", "What for? For example: thanks @Rui for staying on the line")]
    [InlineData("thanks @Rui and @Olga for the call", "I know nobody called “Olga” in your teams.")]
    [InlineData("thanks moment 0123456789abcdef0123456789abcdef @Rui for it", "That moment was taken back. Nothing was said to anybody. Without it: thanks @Rui for it")]
    [InlineData("thanks show", "Those thanks were taken back, or they were not said to you.")]
    [InlineData("thanks keep 0123456789abcdef0123456789abcdef", "Those thanks were taken back, or they were not said to you.")]
    public async Task What_cannot_be_said_so_is_answered_and_loses_nothing(string typed, string? answer)
    {
        await using var bot = await WithCaseAsync();

        var said = (await bot.SaysAsync("ines", typed))[^1].Text;

        Assert.StartsWith(answer ?? "Rui hears it now", said, StringComparison.Ordinal);
        Assert.Equal(answer is null ? 1 : 0, (await bot.ReadsAsync("rui")).Count);
    }

    [Fact]
    public async Task To_a_case_of_ones_own_they_do_not_point()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "problem I froze");
        await bot.PressesAsync("ines", "Me");
        await bot.SaysAsync("ines", "pause");

        Assert.StartsWith(
            "Only you know of case 1, so thanks do not point to it. Nothing was said to anybody.", (await bot.SaysAsync("ines", "thanks 1 @Rui for listening"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("rui"));
        Assert.StartsWith("I know no case 1", (await bot.SaysAsync("rui", "thanks 1 @Ines for it"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "thanks @Rui for listening 1");
        Assert.Equal("Ines thanks you: for listening 1.", (await bot.ReadsAsync("rui"))[^1].Lines[0]);
    }

    [Fact]
    public async Task In_practice_nobody_is_disturbed()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "practice");
        await bot.SaysAsync("ines", "pause");

        var said = (await bot.SaysAsync("ines", "thanks 1 @Rui for the call"))[^1].Text;

        Assert.Contains("Case 1 is practice. In a real one they would hear it in private now. Nothing was said to anybody.", said, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadsAsync("rui"));
        Assert.Empty(await bot.ReadAsync(db => db.Moments.ToList()));
    }

    [Fact]
    public async Task When_the_case_becomes_ones_own_its_title_is_taken_out_of_the_channel()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "problem I froze on the pier");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "thanks 1 @Rui for the call");
        await bot.PressesAsync("rui", "Show it to the team");
        Assert.Contains(await bot.RoomAsync(), heard => heard.Text == "Thanks: Ines → Rui for the call · case 1: I froze on the pier");

        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Me");

        Assert.Equal(["Thanks: Ines → Rui for the call"], (await bot.RoomAsync()).Select(heard => heard.Text));
    }

    [Fact]
    public async Task A_title_that_is_corrected_is_corrected_there_too()
    {
        await using var bot = await WithCaseAsync();
        await bot.SaysAsync("ines", "thanks 1 @Rui for the call");
        await bot.PressesAsync("rui", "Show it to the team");

        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Title", "The parcel is late"));

        Assert.Contains(await bot.RoomAsync(), heard => heard.Text == "Thanks: Ines → Rui for the call · case 1: The parcel is late");
    }

    [Fact]
    public async Task A_moment_can_be_what_they_are_for()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "moment amazed: the ferry family hugged us");
        var moment = (await bot.ChatAsync("ines"))[^1];
        Assert.Equal(["Thank somebody", "Take it back"], moment.Buttons);
        await bot.PressesAsync("ines", "Thank somebody");

        var said = (await bot.PressesAsync("ines", "Say thanks", ("thanksTo", "Rui, Amal"), ("thanksFor", "the boat")))[^1].Text;
        Assert.EndsWith("It is linked to the moment “the ferry family hugged us”.", said, StringComparison.Ordinal);
        await bot.PressesAsync("amal", "Show it to the team");
        Assert.Equal("Thanks: Ines → Amal for the boat · moment: the ferry family hugged us", Assert.Single(await bot.RoomAsync()).Text);

        await bot.SubmitsAsync("ines", moment.Submit("Take it back"));
        Assert.Equal("Thanks: Ines → Amal for the boat", Assert.Single(await bot.RoomAsync()).Text);
    }

    [Theory]
    [InlineData("", "the call", "Whom do you thank? A name is enough, for example @Rui.")]
    [InlineData("Olga", "the call", "I know nobody called “Olga” in your teams.")]
    [InlineData("Rui Amal", "the call", "I know nobody called “Amal” in your teams.")]
    [InlineData("Rui", "", "What for?")]
    [InlineData("Ines", "the call", "You may well be content with yourself")]
    public async Task What_the_card_cannot_take_stands_in_it_again(string to, string what, string answer)
    {
        await using var bot = await WithCaseAsync();
        await bot.SaysAsync("ines", "thanks 1");

        var said = await bot.PressesAsync("ines", "Say thanks", ("thanksTo", to), ("thanksFor", what));

        Assert.StartsWith(answer, said[^2].Text, StringComparison.Ordinal);
        Assert.Equal((to, what), (said[^1].Values["thanksTo"], said[^1].Values["thanksFor"]));
        Assert.Empty(await bot.ReadsAsync("rui"));
    }

    [Fact]
    public async Task Whoever_left_the_team_cannot_show_it_and_is_not_shown()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", Call);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SaysAsync("amal", "thanks @Rui for the boat");
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "amal")));

        Assert.Equal("Amal is not in Harbour desk any more, so it stays between you.", (await bot.SaysAsync("rui", "thanks show"))[^1].Text);
        var ines = (await bot.ChatAsync("rui")).First(heard => heard.Lines[0].StartsWith("Ines", StringComparison.Ordinal)).Submit("Show it to the team");
        await bot.SubmitsAsync("rui", ines);
        Assert.Single(await bot.RoomAsync());

        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").LeftAt = bot.Clock.Now);
        Assert.StartsWith("No thanks were shown to Harbour desk today.", (await bot.SaysAsync("rui", "thanks today"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_the_team_meanwhile_cannot_show_it_there()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", Call);
        await bot.HasMemberAsync("Olga", Role.Member, team: "harbour");
        await bot.ChangeAsync(db =>
        {
            db.Teams.Add(new Team { Id = "pier", Name = "Pier desk", Zone = "Europe/Lisbon" });
            db.Memberships.Add(new Membership { TeamId = "pier", PersonId = "rui" });
            db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "rui" && membership.TeamId == "harbour"));
        });

        Assert.Equal("You are not in Harbour desk any more, so it stays between you.", (await bot.PressesAsync("rui", "Show it to the team"))[^1].Text);
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task Taken_back_in_time_they_are_gone_everywhere()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "thanks @Rui and @Amal for the boat");
        var old = (await bot.ReadsAsync("amal"))[^1].Submit("Show it to the team");
        await bot.PressesAsync("rui", "Show it to the team");

        await bot.SaysAsync("ines", "moment undo");

        Assert.Empty(await bot.RoomAsync());
        foreach (var person in (string[])["rui", "amal"])
            Assert.DoesNotContain(await bot.ChatAsync(person), heard => heard.Text.StartsWith("Ines thanks you", StringComparison.Ordinal));
        Assert.Empty(await bot.ReadAsync(db => db.Thanked.ToList()));
        Assert.Equal("Those thanks were taken back, or they were not said to you.", (await bot.SubmitsAsync("amal", old))[^1].Text);
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task Nobody_decides_about_thanks_to_somebody_else()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", Call);
        var show = (await bot.ReadsAsync("rui"))[^1].Submit("Show it to the team");

        foreach (var other in (string[])["ines", "amal"])
            Assert.Equal("Those thanks were taken back, or they were not said to you.", (await bot.SubmitsAsync(other, show))[^1].Text);
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task What_was_shown_today_can_be_read_for_as_long_as_today_lasts()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", Call);
        await bot.SaysAsync("amal", "thanks @Rui we would have stood there all night");
        await bot.PressesAsync("rui", "Show it to the team");

        Assert.Equal(
            ["Shown to Harbour desk today:", "Thanks: Amal → Rui: we would have stood there all night"], (await bot.SaysAsync("ines", "thanks today"))[^1].Lines);
        bot.Clock.Advance(TimeSpan.FromHours(10));
        Assert.StartsWith("No thanks were shown to Harbour desk today.", (await bot.SaysAsync("ines", "thanks today"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_of_a_case_with_help_one_line_remembers_those_in_the_background()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("rui", "join 1");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");

        var closed = (await bot.PressesAsync("ines", "Fine"))[^1];

        Assert.EndsWith(" If somebody helped in the background: thanks 1 @… for what they did.", closed.Text, StringComparison.Ordinal);
        Assert.Equal(["thanks 1"], closed.Buttons);
        Assert.Equal("Thank somebody", (await bot.SaysAsync("ines", "thanks 1"))[^1].Lines[0]);
    }

    [Fact]
    public async Task Alone_with_a_case_nobody_is_told_to_thank_anybody()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.BeGracious);

        Assert.DoesNotContain("thanks", (await bot.PressesAsync("ines", "Fine"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_five_at_once_and_more_than_fits_are_refused()
    {
        await using var bot = await StartAsync();
        foreach (var name in (string[])["Bea", "Cai", "Dora", "Emil"])
            await bot.HasMemberAsync(name, Role.Member);

        Assert.Equal(
            "I can tell at most 5 people at once. Please thank the others in a second line.",
            (await bot.SaysAsync("ines", "thanks @Rui @Amal @Bea @Cai @Dora @Emil for all of it"))[^1].Text);
        Assert.Contains("501 of 500 characters", (await bot.SaysAsync("ines", $"thanks @Rui {new string('a', 501)}"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.ReadAsync(db => db.Thanked.ToList()));
    }

    [Fact]
    public async Task Without_a_channel_nothing_is_posted_and_that_is_said()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.Teams.Single().RoomConversation = null);
        await bot.SaysAsync("ines", Call);

        Assert.Equal("Harbour desk may see it now: for the call. It has no channel here to show it in.", (await bot.PressesAsync("rui", "Show it to the team"))[^1].Text);
        Assert.Equal(2, (await bot.SaysAsync("ines", "thanks today"))[^1].Lines.Count);
    }

    [Fact]
    public async Task Where_there_are_no_cards_the_choice_is_typed()
    {
        var thanks = new Moment { Id = "1", TeamId = "harbour", PersonId = "ines", Kind = MomentKind.Thanks, Text = "for the call" };

        Assert.Equal(
            "Ines thanks you: for the call.\nHarbour desk does not see it unless you show it. To show it: thanks show. To keep it between you: thanks keep",
            ThanksCards.Received(thanks, ThanksShown.NotSaid, "Ines", "Harbour desk", "sms").Text);
        Assert.Equal(
            "Whom do you thank, and what for? Type it in one line, for example: thanks 43 @Rui for staying on the line", ThanksCards.Ask("43 ", null, null, "sms").Text);
        await using var bot = await StartAsync();
        Assert.NotEmpty(await bot.SubmitsAsync("ines", new JsonObject { ["answer"] = "thank", ["thanks"] = new string('9', 400), ["thanksTo"] = "Rui", ["thanksFor"] = "it" }));
    }

    /// <summary>A Friday afternoon: everybody works.</summary>
    private static Task<TestBot> StartAsync() => TestBot.StartAsync("2026-11-20T14:00Z");

    private static async Task<TestBot> WithCaseAsync()
    {
        var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "pause");
        await bot.ReadsAsync("rui");
        return bot;
    }
}
