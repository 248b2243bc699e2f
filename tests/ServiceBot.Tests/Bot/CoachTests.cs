using ServiceBot.Channels.Web;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>Private hints about words: asked for, and unasked while a case is walked through.</summary>
public class CoachTests
{
    private const string Draft = "coach That is not our problem, Mr Plover.";

    [Fact]
    public async Task A_draft_is_checked_and_the_answer_shows_which_words_are_meant_and_others()
    {
        await using var bot = await TestBot.StartAsync();

        var hint = (await bot.SaysAsync("ines", Draft))[^1].Text;

        Assert.StartsWith("⚠️ ", hint, StringComparison.Ordinal);
        Assert.Contains("“not our problem”", hint, StringComparison.Ordinal);
        Assert.Contains("I'll see this through", hint, StringComparison.Ordinal);
        Assert.Contains("I keep neither your text nor this", hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coach We are sorry for the long wait. A new parcel is on its way, and I call you at four.")]
    [InlineData("Coach: she wrote “that is not our problem”. I told her that it is ours, and that I see it through.")]
    [InlineData("coach They wrote:\n> not our problem\nWe see it differently and take care of it.")]
    public async Task A_draft_in_which_nothing_is_found_is_let_through(string draft)
    {
        await using var bot = await TestBot.StartAsync();

        Assert.StartsWith("✅ ", (await bot.SaysAsync("ines", draft))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_asked_while_a_question_is_open_and_the_question_stays()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        Assert.StartsWith("⚠️ ", (await bot.SaysAsync("ines", Draft))[^1].Text, StringComparison.Ordinal);

        var about = await bot.CaseAsync(1);
        Assert.Equal((Step.DontBlame, null), (about.Step, about.Story));
        await bot.SaysAsync("ines", "They waited at the gate.");
        Assert.Equal("They waited at the gate.", (await bot.CaseAsync(1)).Story);
    }

    [Fact]
    public async Task Nothing_to_look_at_and_too_much_of_it_are_said_so()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.StartsWith("Type your draft behind it", (await bot.SaysAsync("ines", "coach"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("4,000", (await bot.SaysAsync("ines", $"coach {new string('a', 4001)}"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(
            "Please say that in our private chat; questions are asked only there.",
            (await bot.SaysInRoomAsync("ines", $"@ServiceBot {Draft}"))[^1].Text);
    }

    [Fact]
    public async Task A_wrong_hint_is_not_given_to_that_person_again()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", Draft);

        Assert.StartsWith("Thank you. I leave that out for you", (await bot.PressesAsync("ines", "Wrong hint"))[^1].Text, StringComparison.Ordinal);

        Assert.StartsWith("✅ ", (await bot.SaysAsync("ines", Draft))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("⚠️ ", (await bot.SaysAsync("rui", Draft))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "hints on");
        Assert.StartsWith("⚠️ ", (await bot.SaysAsync("ines", Draft))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hint_comes_unasked_once_and_holds_nothing_up()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);

        var heard = await bot.SaysAsync("ines", "They called again. Not our problem, I told them; and the customer is an idiot anyway.");

        var hint = Assert.Single(heard, message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
        Assert.Equal(["Wrong hint", "No more hints"], hint.Buttons);
        Assert.Equal("Step 2 of 5 · Own it", heard[^1].Lines[0]);
        Assert.StartsWith("They called again.", (await bot.CaseAsync(1)).Story, StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.RoomAsync(), message => message.Text.Contains("⚠️", StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.ChatAsync("rui"), message => message.Text.Contains("⚠️", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_and_a_correction_are_looked_at_too_but_never_what_the_customer_said()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        Assert.Contains(await bot.SaysAsync("ines", "note 1 The customer is an idiot"), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.SaysInRoomAsync("ines", "@ServiceBot note 1 She is an idiot"), message => message.Text.Contains("⚠️", StringComparison.Ordinal));

        await bot.SaysAsync("ines", "correct 1");
        Assert.Contains(
            await bot.PressesAsync("ines", "Save", ("text-Story", "Not our problem, I told them.")), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.SaysAsync("ines", "customer says 1 you are idiots"), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("danger", "yes")]
    [InlineData("care", "Bereavement")]
    public async Task Where_nothing_light_is_said_nobody_is_taught_anything(string input, string value)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem the crane stood still");
        await bot.PressesAsync("ines", "A customer", (input, value));

        Assert.DoesNotContain(
            await bot.SaysAsync("ines", "Not our problem, they said."), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_even_at_the_end_of_such_a_case()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem we wrote to a customer who passed away");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "His daughter opened it.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");

        Assert.DoesNotContain(
            await bot.PressesAsync("ines", "Fine", ("words", "That is not our problem.")), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_taught_how_to_speak_to_themselves()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem I forgot the keys");
        await bot.PressesAsync("ines", "Me");

        Assert.DoesNotContain(
            await bot.SaysAsync("ines", "I was an idiot. Not our problem, I thought."), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_wants_none_hears_none_unless_they_ask()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.SaysAsync("ines", "hints off");

        Assert.DoesNotContain(
            await bot.SaysAsync("ines", "Not our problem, I told them."), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
        Assert.StartsWith("⚠️ ", (await bot.SaysAsync("ines", Draft))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_can_do_without()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "Words we use");
        await bot.PressesAsync("marta", "Save", ("hints", "off"));
        await bot.ReachesAsync("ines", Step.DontBlame);

        Assert.DoesNotContain(
            await bot.SaysAsync("ines", "Not our problem, I told them."), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
        Assert.StartsWith("Hints are switched off where you work", (await bot.SaysAsync("ines", "hints on"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_can_do_without()
    {
        await using var bot = await TestBot.StartAsync(hints: false);
        await bot.ReachesAsync("ines", Step.DontBlame);

        Assert.DoesNotContain(
            await bot.SaysAsync("ines", "Not our problem, I told them."), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));
        Assert.StartsWith("Hints are switched off where you work", (await bot.SaysAsync("ines", "hints on"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("⚠️ ", (await bot.SaysAsync("ines", Draft))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_draft_nor_the_hint_nor_the_rule_is_kept()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", Draft);
        await bot.SaysAsync("ines", "@ServiceBot " + Draft);
        await bot.SaysInRoomAsync("ines", $"@ServiceBot {Draft}");
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.SaysAsync("ines", "Draft stands here. Not our problem, I told them.");
        await bot.SaysAsync("ines", "apology 1");

        var kept = await bot.KeptAsync();

        Assert.Contains("Draft stands here", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Plover", kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("A thought, if it helps", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Disowning", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong hint", kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Words for the customer", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Coach 12 left without five passengers, said Mr Plover", 0)]
    [InlineData("@Rui coach 12 left without Mr Plover", 0)]
    [InlineData("@ServiceBot, coach Dear Mr Plover", 1)]
    [InlineData("@ServiceBot: coach Dear Mr Plover", 1)]
    public async Task What_colleagues_say_to_one_another_in_a_room_is_left_alone(string said, int closed)
    {
        await using var bot = await TestBot.StartAsync();

        await bot.SaysInRoomAsync("ines", said);

        Assert.Equal(closed, await bot.ReadAsync(db => db.WebActivities.Count(post => post.GoodUntil != null)));
        Assert.Equal(closed == 0, (await bot.KeptAsync()).Contains("Plover", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_said_for_the_moment_is_gone_soon()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", Draft);
        Assert.Contains(await bot.ChatAsync("ines"), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));

        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(await bot.ChatAsync("ines"), message => message.Text.StartsWith("⚠️ ", StringComparison.Ordinal));

        await bot.RunRoundAsync<FleetingRound>();
        Assert.Equal(0, await bot.ReadAsync(db => db.WebActivities.Count(said => said.GoodUntil != null)));
    }
}
