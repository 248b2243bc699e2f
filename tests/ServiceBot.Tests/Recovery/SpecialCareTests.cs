using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Injury, death, discrimination and leaked data: nothing light is said, and nobody is asked for a view who grieves.</summary>
public class SpecialCareTests
{
    [Theory]
    [InlineData("we sent a letter to a customer who passed away", SpecialCare.Bereavement)]
    [InlineData("The widow asked for the account of her late husband", SpecialCare.Bereavement)]
    [InlineData("a guest slipped and broke her wrist", SpecialCare.Injury)]
    [InlineData("An ambulance had to come", SpecialCare.Injury)]
    [InlineData("he was refused a room because of his skin", SpecialCare.Discrimination)]
    [InlineData("racist remark at the till", SpecialCare.Discrimination)]
    [InlineData("we sent the bill to the wrong address", SpecialCare.DataLeak)]
    [InlineData("she saw somebody else's statement in the app", SpecialCare.DataLeak)]
    [InlineData("the parcel is lost", SpecialCare.None)]
    [InlineData("the ferry was late and they missed the bus", SpecialCare.None)]
    [InlineData("my phone died on the way", SpecialCare.None)]
    [InlineData("the batteries were new and they died at once", SpecialCare.None)]
    [InlineData("the parcel went to the wrong address", SpecialCare.None)]
    [InlineData("the dishwasher leaked into the kitchen", SpecialCare.None)]
    [InlineData("the hospital got 40 beds instead of 50", SpecialCare.None)]
    [InlineData("the colours are hard to discriminate on the screen", SpecialCare.None)]
    [InlineData("he was taken to the hospital", SpecialCare.Injury)]
    public void The_first_sentence_says_what_is_chosen_until_somebody_says(string sentence, object care) =>
        Assert.Equal((SpecialCare)care, SpecialCares.Sounds(sentence));

    [Fact]
    public async Task It_is_chosen_on_the_first_card_and_can_be_changed_there()
    {
        await using var bot = await TestBot.StartAsync();
        var card = (await bot.SaysAsync("ines", "problem a racist remark at the till"))[^1];
        Assert.Equal("Discrimination", card.Values["care"]);

        await bot.PressesAsync("ines", "A customer", ("care", "None"));

        Assert.Equal(SpecialCare.None, (await bot.CaseAsync(1)).Care);
        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "A customer", ("care", "Injury"));
        Assert.Equal(SpecialCare.Injury, (await bot.CaseAsync(1)).Care);
    }

    [Fact]
    public async Task Nobody_in_the_channel_reads_of_it()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem we did something wrong");
        await bot.PressesAsync("ines", "A customer", ("care", "Discrimination"));

        Assert.DoesNotContain("iscrimination", (await bot.CardAsync(1))!.Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Injury", "hurt")]
    [InlineData("Bereavement", "grieving")]
    [InlineData("Discrimination", "believed")]
    [InlineData("DataLeak", "who has seen it")]
    public async Task No_card_teaches_anybody_anything(string care, string impact)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem we did something wrong");
        var said = new List<string>((await bot.PressesAsync("ines", "A customer", ("care", care)))[^1].Lines);
        Assert.Contains(said, line => line.Contains(impact, StringComparison.Ordinal) || care == "Injury" && line.Contains("looked after", StringComparison.Ordinal));
        said.AddRange((await bot.SaysAsync("ines", "It was bad."))[^1].Lines);
        said.AddRange((await bot.PressesAsync("ines", "I own it"))[^1].Lines);
        said.AddRange((await bot.PressesAsync("ines", "It is fixed"))[^1].Lines);
        said.AddRange((await bot.PressesAsync("ines", "Tools"))[^1].Lines);

        Assert.All(
            (string[])["Looking for somebody to blame", "what people wait for", "the sooner they trust", "How we part", "people remember"],
            advice => Assert.DoesNotContain(said, line => line.Contains(advice, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_grieves_is_not_asked_for_a_view()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem we wrote to a customer who passed away");
        await bot.PressesAsync("ines", "A customer");
        await bot.SaysAsync("ines", "His daughter opened it.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");

        var end = (await bot.PressesAsync("ines", "Not known yet"))[^2]; // then comes what looks after Ines

        Assert.Equal("Case 1 is closed. Thank you, Ines. Nobody needs to ask them how they see it. When they say something: customer says 1", end.Text);
        Assert.Empty(end.Buttons);
        Assert.DoesNotContain(await bot.ReadAsync(db => db.FollowUps.Select(followUp => followUp.Kind).ToList()), kind => kind == FollowUpKind.Ask);
    }
}
