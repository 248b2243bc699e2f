using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>One person with two private chats, say at the desk and on the phone.</summary>
public class TwoChatsTests
{
    private const string Friday = "2026-11-20T10:00Z";
    private const string Desk = "ines";
    private const string Phone = "ines-phone";

    [Fact]
    public async Task A_question_asked_here_is_answered_there_and_settled_here()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync(Desk, Step.OwnIt);
        var asked = (await bot.ChatAsync(Desk))[^1];

        var said = await bot.SaysAsync(Phone, "in 20 minutes");

        Assert.Equal("Step 3 of 5 · Fix it fast", Assert.Single(said).Lines[0]);
        var settled = (await bot.ChatAsync(Desk)).Single(heard => heard.Id == asked.Id);
        Assert.Empty(settled.Buttons);
        Assert.StartsWith("Ines owns it.", settled.Lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(await bot.ChatAsync(Phone), heard => heard.Id == asked.Id);
        Assert.Equal(Step.FixItFast, (await bot.CaseAsync(1)).Step);
    }

    [Theory]
    [InlineData(Step.Intake, "a customer")]
    [InlineData(Step.DontBlame, "They waited.")]
    [InlineData(Step.OwnIt, "in 20 minutes")]
    [InlineData(Step.FixItFast, "it is fixed")]
    [InlineData(Step.Analyze, "Tools")]
    [InlineData(Step.BeGracious, "Fine")]
    internal async Task Every_question_can_be_answered_in_the_other_chat_and_gone_on_with_in_the_first(Step step, string answer)
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync(Desk, step);
        var asked = (await bot.ChatAsync(Desk))[^1];

        await bot.SaysAsync(Phone, answer);

        var after = await bot.CaseAsync(1);
        Assert.True(step == Step.BeGracious ? after.Status == CaseStatus.Closed : after.Step == step + 1, $"{after.Status} {after.Step}");
        Assert.Empty((await bot.ChatAsync(Desk)).Single(heard => heard.Id == asked.Id).Buttons);
        if (step == Step.BeGracious)
            return;

        var again = await bot.SaysAsync(Desk, "next 1");
        Assert.Equal((await bot.ChatAsync(Phone))[^1].Lines[0], again[^1].Lines[0]);
        Assert.Equal("Asked again in your other chat.", (await bot.ChatAsync(Phone))[^1].Lines[^1]);
    }

    [Fact]
    public async Task The_same_question_answered_in_both_counts_once_and_the_second_is_told()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync(Desk, Step.OwnIt);
        var old = (await bot.ChatAsync(Desk))[^1].Submit("I own it");
        await bot.SaysAsync(Phone, "next 1");
        await bot.PressesAsync(Phone, "I own it", ("promise", "in 20 minutes"));

        var said = await bot.SubmitsAsync(Desk, old);

        Assert.Contains(said, heard => heard.Text == "That card was from an earlier question. We are at case 1, Step 3 of 5 · Fix it fast.");
        Assert.Equal("Step 3 of 5 · Fix it fast", said[^1].Lines[0]);
        Assert.Equal("Asked again in your other chat.", (await bot.ChatAsync(Phone))[^1].Lines[^1]);
        Assert.Equal(DateTimeOffset.Parse("2026-11-20T10:20Z"), (await bot.CaseAsync(1)).PromiseAt);
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Promised);
    }

    [Fact]
    public async Task Answered_in_both_at_the_same_moment_it_is_one_answer()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync(Desk, Step.OwnIt);
        var old = (await bot.ChatAsync(Desk))[^1].Submit("I own it");

        await bot.AtOnceAsync(() => bot.SubmitsAsync(Desk, old), () => bot.SubmitsAsync(Phone, old));

        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.Promised);
        Assert.Equal(Step.FixItFast, (await bot.CaseAsync(1)).Step);
        Assert.Single((await bot.ChatAsync(Desk)).Concat(await bot.ChatAsync(Phone)), heard => heard.Buttons.Contains("It is fixed"));
    }

    [Fact]
    public async Task What_others_settle_is_settled_in_the_chat_where_it_was_asked()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync(Desk, Step.OwnIt);
        var asked = (await bot.ChatAsync(Desk))[^1];
        await bot.SaysAsync(Phone, "case 1");
        await bot.ReadsAsync(Desk);

        await bot.SaysAsync("rui", "own 1");

        var settled = Assert.Single(await bot.ReadsAsync(Desk));
        Assert.Equal(asked.Id, settled.Id);
        Assert.Empty(settled.Buttons);
        Assert.Equal("Rui owns case 1 now: The parcel is lost.", (await bot.ReadsAsync(Phone))[^1].Text);
    }

    [Fact]
    public async Task An_offer_read_in_one_chat_and_answered_in_the_other_is_settled_where_it_stands()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync(Desk, "help");
        await bot.ReachesAsync("rui", Step.FixItFast);
        await bot.SaysAsync("rui", "hand 1 to @ines");
        var card = (await bot.ReadsAsync(Desk))[^1];
        Assert.Contains("I take it", card.Buttons);

        Assert.Equal("Step 3 of 5 · Fix it fast", (await bot.SaysAsync(Phone, "accept 1"))[^1].Lines[0]);

        Assert.Equal("Case 1 is yours.", (await bot.ChatAsync(Desk)).Single(heard => heard.Id == card.Id).Text);
        Assert.Equal("You own case 1 already.", (await bot.SubmitsAsync(Desk, card.Submit("I take it")))[^1].Text);
        Assert.Single((await bot.CaseAsync(1)).Events, happened => happened.Kind == CaseEventKind.HandedOver);
    }

    [Fact]
    public async Task A_set_up_begun_here_goes_on_there_and_leaves_no_second_card()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.Memberships.Single(membership => membership.PersonId == Desk).Role = ServiceBot.Roster.Role.Manager);
        await bot.SaysAsync(Desk, "setup");
        var topic = (await bot.ChatAsync(Desk)).Last(heard => heard.Buttons.Count > 0);

        await bot.SaysAsync(Phone, "pause");

        Assert.Empty((await bot.ChatAsync(Desk)).Single(heard => heard.Id == topic.Id).Buttons);
        Assert.DoesNotContain(await bot.ChatAsync(Phone), heard => heard.Id == topic.Id);
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync(Friday);
        await bot.HasSecondChatAsync(Desk, Phone);
        return bot;
    }
}
