using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>What happened outside cases: moments, clues, thanks. Never counted by person, never in a channel.</summary>
public class MomentTests
{
    [Theory]
    [InlineData("Amazed them", "Magic", "Noted: Amazed them. Your colleagues of Harbour desk may read it, so leave customers' names out.")]
    [InlineData("Went as it should", "Fine", "Noted: Went as it should. Your colleagues of Harbour desk may read it, so leave customers' names out.")]
    [InlineData("Went wrong", "Misery", "Noted: Went wrong. Your colleagues of Harbour desk may read it, so leave customers' names out. Shall we put it right?")]
    public async Task A_moment_is_two_taps(string button, string kind, string said)
    {
        await using var bot = await StartAsync();
        var asked = (await bot.SaysAsync("ines", "moment the Ferry family hugged us"))[^1];
        Assert.Equal("How did it go? “the Ferry family hugged us” Nothing is kept until you press.", asked.Text);
        Assert.Equal(["Amazed them", "Went as it should", "Went wrong"], asked.Buttons);
        Assert.Empty(await KeptAsync(bot));

        Assert.Equal(said, (await bot.PressesAsync("ines", button))[^1].Text);
        Assert.Equal("That was noted already.", (await bot.SubmitsAsync("ines", asked.Submit(button)))[^1].Text);

        var kept = Assert.Single(await KeptAsync(bot));
        Assert.Equal(("the Ferry family hugged us", "harbour", "ines", kind), (kept.Text!, kept.TeamId, kept.PersonId, $"{kept.Kind}"));
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task Pressing_another_button_changes_how_it_went()
    {
        await using var bot = await StartAsync();
        var asked = (await bot.SaysAsync("ines", "moment they laughed"))[^1];
        await bot.PressesAsync("ines", "Amazed them");

        Assert.StartsWith("Changed: Went as it should.", (await bot.SubmitsAsync("ines", asked.Submit("Went as it should")))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(MomentKind.Fine, Assert.Single(await KeptAsync(bot)).Kind);
    }

    [Fact]
    public async Task What_went_wrong_becomes_a_case_once()
    {
        await using var bot = await StartAsync();
        var asked = (await bot.SaysAsync("ines", "moment the box fell into the water"))[^1];
        await bot.PressesAsync("ines", "Went wrong");

        Assert.Equal("Case 1 · Before we start", (await bot.PressesAsync("ines", "Open a case with this"))[^1].Lines[0]);
        Assert.Equal("That is case 1 already. To go on: next 1", (await bot.PressesAsync("ines", "Open a case with this"))[^1].Text);
        Assert.Equal("That is case 1 already. To see it: case 1", (await bot.SubmitsAsync("ines", asked.Submit("Went wrong")))[^1].Text);

        Assert.Equal("the box fell into the water", (await bot.CaseAsync(1)).Sentence);
        Assert.Equal(1, Assert.Single(await KeptAsync(bot)).CaseNumber);
    }

    [Fact]
    public async Task It_can_be_taken_back_for_ten_minutes_and_by_nobody_else()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "clue calling first saves three mails");
        var card = (await bot.ChatAsync("ines"))[^1];

        Assert.StartsWith("There is nothing to take back", (await bot.SubmitsAsync("rui", card.Submit("Take it back")))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Taken back: calling first saves three mails", (await bot.PressesAsync("ines", "Take it back"))[^1].Text);
        Assert.StartsWith("There is nothing to take back", (await bot.PressesAsync("ines", "Take it back"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await KeptAsync(bot));

        await bot.SaysAsync("ines", "clue calling first saves three mails");
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("That was noted more than ten minutes ago, so it stays.", (await bot.PressesAsync("ines", "Take it back"))[^1].Text);
        Assert.StartsWith("There is nothing to take back", (await bot.SaysAsync("ines", "moment undo"))[^1].Text, StringComparison.Ordinal);
        Assert.Single(await KeptAsync(bot));
    }

    [Fact]
    public async Task Thanks_are_heard_at_once_by_somebody_who_works()
    {
        await using var bot = await StartAsync();

        var said = (await bot.SaysAsync("ines", "thanks @Rui for staying on the line"))[^1];

        Assert.Equal("Rui hears it now, in private. It stays between the two of you unless they show it to the team; nobody counts it.", said.Text);
        Assert.Equal("Ines thanks you: for staying on the line.", (await bot.ReadsAsync("rui"))[^1].Lines[0]);
        Assert.Equal("That is with Rui already.", (await bot.SaysAsync("ines", "thanks Rui for staying on the line"))[^1].Text);
        Assert.Empty(await bot.ReadsAsync("rui"));
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task Thanks_wait_for_somebody_who_rests_and_can_be_taken_back_until_then()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T20:00Z");
        Assert.StartsWith("Rui hears it when they work again", (await bot.SaysAsync("ines", "thanks @Rui for the call"))[^1].Text, StringComparison.Ordinal);
        await bot.PressesAsync("ines", "Take it back");
        await bot.SaysAsync("ines", "thanks @Rui for the boat");
        Assert.Empty(await bot.ReadsAsync("rui"));

        bot.Clock.Advance(TimeSpan.FromDays(2.6));
        await bot.RunHeldNotesAsync();

        Assert.Equal(["Ines thanks you: for the boat."], (await bot.ReadsAsync("rui")).Select(message => message.Lines[0]));
    }

    [Fact]
    public async Task Thanks_that_were_said_can_be_taken_out_of_the_chat()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "thanks @Rui for the call");

        await bot.PressesAsync("ines", "Take it back");

        Assert.DoesNotContain(await bot.ChatAsync("rui"), message => message.Text.Contains("for the call", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thanks", "You are welcome. To thank a colleague, in our private chat: thanks @Rui")]
    [InlineData("Thanks!", "You are welcome. To thank a colleague, in our private chat: thanks @Rui")]
    [InlineData("thanks for your help", "You are welcome. I know nobody of that name")]
    [InlineData("thanks @Olga for the call", "I know nobody called “Olga” in your teams.")]
    [InlineData("thanks @Ines for the call", "You may well be content with yourself")]
    [InlineData("thanks @Rui", "What for? For example: thanks @Rui for staying on the line")]
    [InlineData("moment", "What happened?")]
    [InlineData("moment amazed:", "What happened?")]
    [InlineData("clue", "What went right, and why?")]
    [InlineData("moment undo", "There is nothing to take back")]
    [InlineData("moment open 0123456789abcdef0123456789abcdef", "That moment was taken back or changed.")]
    [InlineData("moment open day went well", "How did it go? “open day went well”")]
    public async Task What_is_missing_is_asked_for(string typed, string answer)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith(answer, (await bot.SaysAsync("ines", typed))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await KeptAsync(bot));
    }

    [Fact]
    public async Task In_the_channel_nothing_of_it_is_said()
    {
        await using var bot = await StartAsync();

        foreach (var typed in (string[])["moment they laughed", "clue calling first works", "thanks @Rui for the call"])
            Assert.StartsWith("Please say that in our private chat", (await bot.SaysInRoomAsync("ines", $"@ServiceBot {typed}"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("You are welcome.", (await bot.SaysInRoomAsync("ines", "@ServiceBot thanks!"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await KeptAsync(bot));
    }

    [Fact]
    public async Task Of_two_with_one_name_the_one_who_is_meant_is_chosen()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.People.Single(person => person.Id == "amal").Name = "Rui");

        var asked = (await bot.SaysAsync("ines", "thanks @Rui for the call"))[^1];
        Assert.Equal("Whom do you mean?", asked.Text);
        Assert.Equal(["thanks @amal for the call", "thanks @rui for the call"], asked.Buttons);
        await bot.SaysAsync("ines", asked.Buttons[0]);

        Assert.Equal("amal", Assert.Single(await bot.ReadAsync(db => db.Thanked.ToList())).PersonId);
    }

    [Fact]
    public async Task Where_there_are_no_cards_how_it_went_is_typed()
    {
        Assert.Equal(
            "How did it go? Say it before the text, for example: moment amazed: they laughed. Others are fine and wrong.", MomentCards.Ask("they laughed", "sms").Text);
        await using var bot = await StartAsync();

        Assert.StartsWith("Noted: Amazed them.", (await bot.SaysAsync("ines", "moment amazed: they laughed"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_in_no_team_has_nobody_to_keep_it_for()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(membership => membership.PersonId == "ines")));

        Assert.Equal("You are not in a team yet. A manager can add you.", (await bot.SaysAsync("ines", "clue calling first works"))[^1].Text);
    }

    [Fact]
    public async Task Thanks_are_taken_back_where_they_were_heard()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "thanks @Rui for the call");
        Assert.Contains(await bot.ChatAsync("rui"), message => message.Text.StartsWith("Ines thanks you", StringComparison.Ordinal));
        await bot.HasSecondChatAsync("rui", "phone");
        await bot.SaysAsync("phone", "cases");

        await bot.SaysAsync("ines", "moment undo");

        Assert.DoesNotContain(await bot.ChatAsync("rui"), message => message.Text.StartsWith("Ines thanks you", StringComparison.Ordinal));
    }

    /// <summary>A Friday afternoon: everybody works.</summary>
    private static Task<TestBot> StartAsync() => TestBot.StartAsync("2026-11-20T14:00Z");

    private static Task<List<Moment>> KeptAsync(TestBot bot) => bot.ReadAsync(db => db.Moments.ToList());
}
