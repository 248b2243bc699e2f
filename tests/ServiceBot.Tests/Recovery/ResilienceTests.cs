using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class ResilienceTests
{
    private static readonly (Step Step, string Button)[] Presses =
    [
        (Step.Intake, "A customer"), (Step.OwnIt, "I own it"), (Step.FixItFast, "It is fixed"), (Step.Analyze, "Tools"), (Step.BeGracious, "Fine"),
    ];

    public static TheoryData<string, string> StepsAndAccidents()
    {
        var data = new TheoryData<string, string>();
        foreach (var step in Enum.GetValues<Step>())
            foreach (var accident in new[] { "restart", "lost", "renamed", "elsewhere", "foreign" })
                data.Add($"{step}", accident);

        return data;
    }

    [Theory]
    [MemberData(nameof(StepsAndAccidents))]
    public async Task The_next_answer_goes_on_whatever_became_of_the_dialog(string at, string accident)
    {
        var step = Enum.Parse<Step>(at);
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", step);

        await (accident switch
        {
            "restart" => bot.RestartAsync(),
            "lost" => bot.ExecuteAsync("""DELETE FROM "States" """),
            "renamed" => bot.ExecuteAsync($"""UPDATE "States" SET "Json" = replace("Json", '{step}Dialog', 'RetiredDialog')"""),
            "elsewhere" => bot.ExecuteAsync($"""UPDATE "States" SET "Json" = replace("Json", '{step}Dialog', '{(step == Step.OwnIt ? Step.Analyze : Step.OwnIt)}Dialog')"""),
            _ => bot.ExecuteAsync("""UPDATE "States" SET "Format" = 'another-1'"""),
        });

        var said = step == Step.DontBlame
            ? await bot.SaysAsync("ines", "They waited.")
            : await bot.PressesAsync("ines", Presses.Single(press => press.Step == step).Button);

        var after = await bot.CaseAsync(1);
        Assert.True(step == Step.BeGracious ? after.Status == CaseStatus.Closed : after.Step == step + 1, $"{after.Status} {after.Step}");
        Assert.DoesNotContain(said, message => message.Text.Contains("Asked again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_submit_of_an_older_card_is_not_applied()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        var owning = (await bot.ChatAsync("ines"))[^1].Submit("Someone else");
        await bot.PressesAsync("ines", "I own it");

        var said = await bot.SubmitsAsync("ines", owning);

        Assert.Contains(said, message => message.Text == "That card was from an earlier question. We are at case 1, Step 3 of 5 · Fix it fast.");
        Assert.Equal("Step 3 of 5 · Fix it fast", said[^1].Lines[0]);
        Assert.Equal("ines", (await bot.CaseAsync(1)).OwnerId);
        Assert.Equal(Step.Analyze, await PressAsync(bot, "It is fixed"));
    }

    [Fact]
    public async Task A_submit_of_a_closed_case_says_so()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.BeGracious);
        var view = (await bot.ChatAsync("ines"))[^1].Submit("Fine");
        await bot.PressesAsync("ines", "Fine");

        Assert.Equal("That card is not open any more. Case 1: Closed.", (await bot.SubmitsAsync("ines", view))[^1].Text);
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Closed);
    }

    [Fact]
    public async Task An_answered_card_becomes_one_line_without_buttons()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);

        var answered = (await bot.ChatAsync("ines")).Where(message => message.Card is not null).SkipLast(1);

        Assert.All(answered, card => Assert.Empty(card.Buttons));
        Assert.Contains("Ines owns it. Promise to the customer: today, Saturday 21 November, 14:30 (Europe/Lisbon).", (await bot.ChatAsync("ines")).SelectMany(card => card.Lines));
        Assert.Equal(3, (await bot.ChatAsync("ines")).Count(message => message.Card is not null && message.Buttons.Count == 0));
    }

    [Fact]
    public async Task Everything_can_be_typed()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "incident the ferry left without a family");
        foreach (var text in new[] { "a customer", "They saw it leave.", "at 15:00", "not yet" })
            await bot.SaysAsync("ines", text);

        Assert.Equal((CaseStatus.Parked, DateTimeOffset.Parse("2026-11-21T15:00Z")), ((await bot.CaseAsync(1)).Status, (await bot.CaseAsync(1)).PromiseAt));
        foreach (var text in new[] { "fixed 1", "The board showed the wrong gate", "Better than expected." })
            await bot.SaysAsync("ines", text);

        Assert.Equal((CaseStatus.Closed, Outcome.BetterThanExpected), ((await bot.CaseAsync(1)).Status, (await bot.CaseAsync(1)).Outcome));
    }

    [Theory]
    [InlineData("soonish", "I do not understand “soonish” as a time.")]
    [InlineData("9", "That time has passed: today, Saturday 21 November, 09:00 (Europe/Lisbon). Do you mean today 21:00 or tomorrow 09:00?")]
    [InlineData("in 40 days", "That is more than 30 days away.")]
    [InlineData("", "By when will the customer hear from you?")]
    public async Task A_promise_needs_a_time_that_is_clear(string promise, string answer)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);

        var said = await bot.PressesAsync("ines", "I own it", ("promise", promise));

        Assert.StartsWith(answer, said[^1].Text, StringComparison.Ordinal);
        Assert.Equal(Step.OwnIt, (await bot.CaseAsync(1)).Step);
        Assert.Null((await bot.CaseAsync(1)).OwnerId);
    }

    [Fact]
    public async Task An_offered_time_is_one_press()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.PressesAsync("ines", "I own it", ("promise", "9"));

        await bot.SaysAsync("ines", "tomorrow 09:00");

        Assert.Equal(DateTimeOffset.Parse("2026-11-22T09:00Z"), (await bot.CaseAsync(1)).PromiseAt);
    }

    [Fact]
    public async Task Danger_is_answered_with_people_first()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.SaysAsync("ines", "problem a customer fell on the stairs");

        var asked = await bot.PressesAsync("ines", "A customer", ("danger", "yes"), ("severity", "Serious"));

        Assert.Contains(StepCards.PeopleFirst, asked[^1].Lines);
        Assert.Contains($"Danger. {StepCards.PeopleFirst}", (await bot.CardAsync(1))!.Lines);
    }

    [Fact]
    public async Task The_precaution_of_the_analysis_is_in_the_words_for_the_customer()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.Analyze);

        var gracious = await bot.PressesAsync(
            "ines", "Someone outside", ("prevention", "we print the gate on every ticket"), ("preventionDue", "friday"), ("preventionOwner", "Rui"));

        var words = (string)gracious[^1].Submit("Fine")["words"]!;
        Assert.Contains("So that it does not happen again: we print the gate on every ticket.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ours to get right", words, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 27), (await bot.CaseAsync(1)).PreventionDue);
    }

    private static async Task<Step> PressAsync(TestBot bot, string button)
    {
        await bot.PressesAsync("ines", button);
        return (await bot.CaseAsync(1)).Step;
    }

    [Fact]
    public async Task Whoever_speaks_to_the_bot_in_the_channel_hears_there_that_it_failed()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.DontBlame);
        await bot.ExecuteAsync("""ALTER TABLE "Cases" RENAME TO "Gone" """);

        var aside = await bot.SaysInRoomAsync("rui", "Has anybody seen my cup?");
        var heard = await bot.SaysInRoomAsync("rui", "@ServiceBot cases");
        await bot.ExecuteAsync("""ALTER TABLE "Gone" RENAME TO "Cases" """);

        Assert.DoesNotContain(aside, said => said.Text.Contains("went wrong on my side", StringComparison.Ordinal));
        Assert.Contains(heard, said => said.Text.Contains("went wrong on my side", StringComparison.Ordinal));
    }
}
