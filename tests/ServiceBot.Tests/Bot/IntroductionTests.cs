using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>Whoever is about to speak with a customer for the first time sees what the team knows of them; afterwards they may note something.</summary>
public class IntroductionTests
{
    private const string Introduction =
        "Before you call about case 2: Ms Adler, say AHD-ler. Likes tea, the window seat. Does not like mail. What matters to them: to be told early. "
        + "Days that matter: 14 May: her birthday. From last time: Ask about the boat. This goes away in 10 minutes.";

    [Fact]
    public async Task Whoever_takes_a_case_is_shown_it_before_they_are_asked_anything()
    {
        await using var bot = await KnownAsync();

        var heard = await bot.SaysAsync("rui", "own 2");

        Assert.Equal("Case 2 is yours.", Regular.Plain(heard[0]));
        Assert.Equal((Introduction, "See all of it"), (Regular.Plain(heard[1]), Assert.Single(heard[1].Buttons)));
        Assert.Equal("Step 2 of 5 · Own it", heard[2].Lines[0]);
        Assert.Equal("Case 2 · The customer", (await bot.PressesAsync("rui", "See all of it"))[^1].Lines[0]);
    }

    [Fact]
    public async Task So_is_who_takes_it_in_the_channel_and_nobody_else_sees_it()
    {
        await using var bot = await KnownAsync();

        var heard = await bot.PressesInRoomAsync("rui", 2, "Take it");

        Assert.Contains(heard, message => Regular.Plain(message) == Introduction);
        foreach (var others in new[] { await bot.RoomAsync(), await bot.ChatAsync("amal"), await bot.ChatAsync("ines") })
            Assert.DoesNotContain(others, message => message.Text.StartsWith("Before you call about case 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task So_is_who_owns_it_in_the_walk_who_takes_over_and_who_keeps_contact()
    {
        await using var bot = await KnownAsync();
        await bot.SaysAsync("ines", "next 2");

        // The card of step 2 has a button for whoever wants to look before they promise.
        Assert.Equal("Case 2 · The customer", (await bot.PressesAsync("ines", "What we know of them"))[^1].Lines[0]);
        Assert.Contains(await bot.PressesAsync("ines", "I own it"), message => Regular.Plain(message) == Introduction);
        await bot.SaysAsync("ines", "hand 2 to @rui");
        Assert.Contains(await bot.SaysAsync("rui", "accept 2"), message => Regular.Plain(message) == Introduction);
        await bot.SaysAsync("rui", "voice 2 @amal");
        Assert.Contains(await bot.SaysAsync("amal", "voice 2 yes"), message => Regular.Plain(message) == Introduction);
        Assert.DoesNotContain(await bot.ReadsAsync("rui"), message => Regular.Plain(message) == Introduction);
    }

    [Fact]
    public async Task Who_was_told_already_is_not_introduced_again()
    {
        await using var bot = await KnownAsync();
        await bot.SaysAsync("ines", "told 2");

        Assert.DoesNotContain(await bot.SaysAsync("rui", "own 2"), IsIntroduction);
    }

    [Fact]
    public async Task Nothing_is_shown_where_nothing_is_known_any_more()
    {
        await using var bot = await KnownAsync();
        bot.Clock.Advance(TimeSpan.FromDays(366));

        Assert.DoesNotContain(await bot.SaysAsync("rui", "own 2"), IsIntroduction);
    }

    [Fact]
    public async Task Correcting_who_the_customer_is_shows_the_other_one_and_moves_nothing()
    {
        await using var bot = await KnownAsync();

        var heard = await bot.SaysAsync("rui", "key 2 4712");
        Assert.EndsWith("What we know of the customer they were recognised as before stays with that customer.", Regular.Plain(heard[0]), StringComparison.Ordinal);
        Assert.Contains("Nothing is kept about them yet.", Regular.Plain((await bot.SaysAsync("rui", "customer 2"))[^1]), StringComparison.Ordinal);
        await bot.SaysAsync("rui", "remember 2 name Mr Plover, they said yes");

        var back = await bot.SaysAsync("rui", "key 2 4711");

        Assert.Contains(back, message => Regular.Plain(message) == Introduction);
        Assert.DoesNotContain("Plover", Regular.Plain((await bot.SaysAsync("rui", "customer 2"))[^1]), StringComparison.Ordinal);
        Assert.Contains(await bot.SaysAsync("rui", "key 2 4712"), message => Regular.Plain(message).StartsWith("Before you call about case 2: Mr Plover.", StringComparison.Ordinal));
        Assert.Equal(9, (await Regular.RowsAsync(bot)).Count);
    }

    [Fact]
    public async Task Joining_two_cases_moves_nothing_either()
    {
        await using var bot = await KnownAsync();
        await Regular.OpensAsync(bot, "amal", "problem the box is gone", "4712");
        await bot.SaysAsync("amal", "remember 3 name Mr Plover, they said yes");

        await bot.SaysAsync("amal", "same 3 as 2");

        Assert.Contains("Preferred name: Mr Plover", Regular.Plain((await bot.SaysAsync("amal", "customer 3"))[^1]), StringComparison.Ordinal);
        Assert.Contains("Preferred name: Ms Adler", Regular.Plain((await bot.SaysAsync("amal", "customer 2"))[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_first_word_and_at_the_end_one_button_offers_to_note_something()
    {
        await using var bot = await TestBot.StartAsync();
        await Regular.OpensAsync(bot, "ines");
        await bot.SaysAsync("ines", "They waited all day.");
        await bot.PressesAsync("ines", "I own it");

        Assert.Contains(await bot.SaysAsync("ines", "told 1"), IsOffer);
        await bot.PressesAsync("ines", "Note something for next time");
        Assert.StartsWith("Kept: ", Regular.Plain((await Regular.KeepsAsync(bot, "ines", "Note", "Ask about the boat."))[^1]), StringComparison.Ordinal);
        await bot.SaysAsync("ines", "promise 1 in 2 hours");
        Assert.DoesNotContain(await bot.SaysAsync("ines", "told 1"), IsOffer);

        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");
        Assert.Contains(await bot.PressesAsync("ines", "Fine"), IsOffer);
    }

    [Theory]
    [InlineData("They grieve", "care", "Bereavement")]
    [InlineData("Somebody is in danger", "danger", "yes")]
    public async Task Where_nothing_light_is_said_nobody_is_asked_to_take_notes(string _, string input, string value)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem the crane stood still");
        await bot.PressesAsync("ines", "A customer", ("customerKey", "4711"), (input, value));

        Assert.DoesNotContain(await bot.SaysAsync("ines", "told 1"), IsOffer);
    }

    [Fact]
    public async Task Where_the_customer_was_abusive_nothing_of_it_is_said_or_offered()
    {
        await using var bot = await KnownAsync();
        await bot.SaysAsync("ines", "abuse 2 stopped");

        Assert.DoesNotContain(await bot.SaysAsync("rui", "own 2"), IsIntroduction);
        Assert.DoesNotContain(await bot.SaysAsync("rui", "close 2"), heard => heard.Buttons.Contains("Note something for next time"));
    }

    [Fact]
    public async Task Where_nobody_is_recognised_nothing_is_offered()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        Assert.DoesNotContain(await bot.SaysAsync("ines", "told 1"), IsOffer);
    }

    private static bool IsIntroduction(Heard heard) => heard.Text.StartsWith("Before you call", StringComparison.Ordinal);

    private static bool IsOffer(Heard heard) =>
        Regular.Plain(heard) == "To note something for when the customer of case 1 comes again, if they agree: remember 1" && heard.Buttons.SequenceEqual(["Note something for next time"]);

    /// <summary>Ms Adler, known from a case of Ines, comes again; Ines heard her, and somebody else is to own it.</summary>
    private static async Task<TestBot> KnownAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await Regular.OpensAsync(bot, "ines");
        await bot.SaysAsync("ines", "cancel");
        foreach (var fact in (string[])
            ["name Ms Adler", "say AHD-ler", "likes tea", "likes the window seat", "dislikes mail", "date 14 May her birthday", "matters to be told early", "note Ask about the boat."])
            await bot.SaysAsync("ines", $"remember 1 {fact}, they said yes");

        await Regular.OpensAsync(bot, "ines", "problem the crate is lost");
        await bot.SaysAsync("ines", "They waited all day.");
        await bot.SaysAsync("ines", "pause");
        return bot;
    }
}
