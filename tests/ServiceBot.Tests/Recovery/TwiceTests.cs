using System.Text.Json.Nodes;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Slow clients send twice, people press old cards, colleagues act at the same moment. Each has one effect, and whoever came second hears what holds.</summary>
public class TwiceTests
{
    private const string Friday = "2026-11-20T10:00Z";

    public static TheoryData<string, string, string> Doings => new()
    {
        { "ines", "told 1", nameof(CaseEventKind.Told) },
        { "ines", "fixed 1", nameof(CaseEventKind.Fixed) },
        { "ines", "waiting 1", nameof(CaseEventKind.Paused) },
        { "ines", "more time 1 until 12:00", nameof(CaseEventKind.MoreTime) },
        { "ines", "get help 1", nameof(CaseEventKind.HelpAsked) },
        { "ines", "hand 1 to @rui", nameof(CaseEventKind.HandOffered) },
        { "ines", "voice 1 @rui", nameof(CaseEventKind.VoiceAsked) },
        { "amal", "voice 1", nameof(CaseEventKind.VoiceTaken) },
        { "ines", "backup 1", nameof(CaseEventKind.BackupAsked) },
        { "ines", "abuse 1 stopped", nameof(CaseEventKind.AbuseEnded) },
        { "rui", "abuse 1 stopped", nameof(CaseEventKind.AbuseEnded) },
        { "ines", "abuse 1 hand over", nameof(CaseEventKind.AbuseEnded) },
        { "ines", "abuse 1 at 10:15 he shouted", nameof(CaseEventKind.AbuseWritten) },
        { "ines", "tools off 1", nameof(CaseEventKind.ToolsOff) },
        { "rui", "join 1", nameof(CaseEventKind.HelperJoined) },
        { "rui", "safety 1", nameof(CaseEventKind.SafetyRaised) },
        { "rui", "public 1", nameof(CaseEventKind.WentPublic) },
        { "ines", "disclosure 1 open", nameof(CaseEventKind.DisclosureOpened) },
        { "ines", "disclosure 1 by friday 16:00", nameof(CaseEventKind.DisclosureOpened) },
        { "ines", "disclosure 1 what the family must know", nameof(CaseEventKind.DisclosureDescribed) },
        { "amal", "accept 1", nameof(CaseEventKind.HandedOver) },
        { "amal", "decline 1", nameof(CaseEventKind.HandDeclined) },
        { "amal", "voice 1 yes", nameof(CaseEventKind.VoiceTaken) },
        { "amal", "voice 1 no", nameof(CaseEventKind.VoiceDeclined) },
        { "ines", "spend 1 5 a taxi home", nameof(CaseEventKind.SpendAsked) },
        { "marta", "spend 1 5 a taxi home", nameof(CaseEventKind.Spent) },
        { "marta", "allow 1 60", nameof(CaseEventKind.SpendAllowed) },
    };

    /// <summary>What is known of a customer is no event of a case: said twice it is kept, agreed to, removed or erased once.</summary>
    [Theory]
    [InlineData("remember 1 likes tea, they said yes", 2)]
    [InlineData("renew 1 1 they said yes", 1)]
    [InlineData("forget 1 1", 0)]
    [InlineData("forget customer 1 yes", 0)]
    [InlineData("export customer 1", 1)]
    [InlineData("customer 1", 1)]
    public async Task What_is_known_of_a_customer_is_said_twice_and_in_two_chats_at_once_without_harm(string text, int facts)
    {
        await using var bot = await StartAsync("ines");
        await bot.SaysAsync("ines", "key 1 4711");
        await bot.SaysAsync("ines", "remember 1 name Ms Adler, they said yes");
        await bot.HasSecondChatAsync("ines", "ines-phone");
        await bot.SaysAsync("ines-phone", "help");

        await bot.AtOnceAsync(() => bot.SaysAsync("ines", text), () => bot.SaysAsync("ines-phone", text));
        Assert.NotEmpty(await bot.SaysAsync("ines", text));

        Assert.Equal(facts, await bot.ReadAsync(db => db.CustomerFacts.Count()));
        foreach (var chat in new[] { "ines", "ines-phone" })
            Assert.DoesNotContain(await bot.ChatAsync(chat), heard => heard.Text.Contains("went wrong on my side", StringComparison.Ordinal));
    }

    /// <summary>Somebody has one answer and one decision, however often and wherever they say it.</summary>
    [Theory]
    [InlineData("check in good", 1)]
    [InlineData("check in", 0)]
    [InlineData("good", 1)]
    [InlineData("skip", 1)]
    [InlineData("stop asking", 0)]
    [InlineData("start asking", 0)]
    public async Task A_check_in_is_said_twice_and_in_two_chats_at_once_without_harm(string text, int kept)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.HasSecondChatAsync("ines", "ines-phone");
        await bot.SaysAsync("ines-phone", "help");
        if (!text.StartsWith("check in", StringComparison.Ordinal))
            await bot.SaysAsync("ines", "check in");

        await bot.AtOnceAsync(() => bot.SaysAsync("ines", text), () => bot.SaysAsync("ines-phone", text));
        Assert.NotEmpty(await bot.SaysAsync("ines", text));

        Assert.Equal(kept, await bot.ReadAsync(db => db.KeyedAnswers.Count(answer => db.OpenBatches.Any(batch => batch.Id == answer.BatchId && batch.Item == "Q01"))));
        Assert.InRange(await bot.ReadAsync(db => db.CheckIns.Count()), 0, 1);
        foreach (var chat in new[] { "ines", "ines-phone" })
            Assert.DoesNotContain(await bot.ChatAsync(chat), heard => heard.Text.Contains("went wrong on my side", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Doings))]
    public async Task Said_twice_it_is_done_once_and_answered_twice(string who, string text, string kind)
    {
        await using var bot = await StartAsync(who);

        var first = await bot.SaysAsync(who, text);
        var version = (await bot.CaseAsync(1)).Version;
        var second = await bot.SaysAsync(who, text);

        Assert.NotEmpty(first);
        Assert.NotEmpty(second);
        Assert.Equal(version, (await bot.CaseAsync(1)).Version);
        Assert.Equal(1, await CountAsync(bot, kind));
    }

    [Theory]
    [MemberData(nameof(Doings))]
    public async Task Said_in_two_chats_at_the_same_moment_it_is_done_once(string who, string text, string kind)
    {
        await using var bot = await StartAsync(who);
        await bot.HasSecondChatAsync(who, $"{who}-phone");
        await bot.SaysAsync($"{who}-phone", "help");

        await bot.AtOnceAsync(() => bot.SaysAsync(who, text), () => bot.SaysAsync($"{who}-phone", text));

        Assert.Equal(1, await CountAsync(bot, kind));
        foreach (var chat in new[] { who, $"{who}-phone" })
            Assert.DoesNotContain(await bot.ChatAsync(chat), heard => heard.Text.Contains("went wrong on my side", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("thanks @Rui for the call")]
    [InlineData("thanks 1 @Rui for the call")]
    [InlineData("gap how do we refund twice")]
    [InlineData("gap about 1 how do we refund twice")]
    [InlineData("gap 1 answer at the rate of the day")]
    [InlineData("gap 1 drop because we do not")]
    [InlineData("gap 2 reopen")]
    [InlineData("we did train us all")]
    [InlineData("what is repeat rate")]
    [InlineData("what is care")]
    [InlineData("thanks show")]
    [InlineData("thanks keep")]
    [InlineData("my data")]
    [InlineData("forget me")]
    [InlineData("forget me mine yes")]
    [InlineData("status")]
    [InlineData("examples")]
    [InlineData("examples off")]
    [InlineData("digest")]
    [InlineData("digest preview")]
    [InlineData("digest now")]
    [InlineData("digest now anyway @harbour")]
    [InlineData("digest flags")]
    [InlineData("digest done 1")]
    public async Task What_is_said_beside_a_case_twice_is_kept_once(string text)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "pause");
        await bot.HasMemberAsync("Marta", ServiceBot.Roster.Role.Manager);
        foreach (var typed in (string[])["gap who waives the fee", "gap who opens the safe", "gap 2 drop because nobody", "thanks @Marta for the day"])
            await bot.SaysAsync("ines", typed);

        await bot.SaysAsync("marta", text);
        var kept = await KeptAsync(bot);
        Assert.NotEmpty(await bot.SaysAsync("marta", text));

        Assert.Equal(kept, await KeptAsync(bot));
    }

    private static Task<string> KeptAsync(TestBot bot) => bot.ReadAsync(db => string.Join('\n',
        db.Moments.AsEnumerable().Select(moment => $"{moment.Text} {moment.Version}").Order()
            .Concat(db.Thanked.AsEnumerable().Select(thanked => $"{thanked.PersonId} {thanked.Shown}").Order())
            .Concat(db.KnowledgeGaps.AsEnumerable().Select(gap => $"{gap.Text} {gap.Version}").Order())
            .Concat(db.ManagerActions.AsEnumerable().Select(done => done.Text).Order())));

    [Theory]
    [InlineData("Told the customer", nameof(CaseEventKind.Told))]
    [InlineData("It is fixed", nameof(CaseEventKind.Fixed))]
    [InlineData("Get help", nameof(CaseEventKind.HelpAsked))]
    public async Task A_button_of_the_living_card_pressed_twice_from_any_age_of_it_has_one_effect(string button, string kind)
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        var old = (await bot.CardAsync(1))!.Submit(button);

        await bot.AtOnceAsync(() => bot.SubmitsAsync("ines", old), () => bot.SubmitsAsync("ines", old));
        await bot.SubmitsAsync("ines", old);

        Assert.Equal(1, await CountAsync(bot, kind));
    }

    [Fact]
    public async Task Of_two_who_fix_and_hand_over_at_once_both_are_kept_and_shown()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "hand 1 to @rui");

        await bot.AtOnceAsync(() => bot.SaysAsync("ines", "fixed 1"), () => bot.SaysAsync("rui", "accept 1"));

        var after = await bot.CaseAsync(1);
        Assert.Equal(("rui", Step.Analyze), (after.OwnerId!, after.Step));
        Assert.Equal("Step 4 of 5 · Analyze", (await bot.ChatAsync("rui"))[^1].Lines[0]);
        Assert.DoesNotContain(await bot.ChatAsync("ines"), heard => heard.Buttons.Contains("Tools"));
    }

    [Fact]
    public async Task Two_who_join_at_once_both_help()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "get help 1");

        JsonObject rui = (await bot.ChatAsync("rui"))[^1].Submit("I can help"), amal = (await bot.ChatAsync("amal"))[^1].Submit("I can help");
        await bot.AtOnceAsync(() => bot.SubmitsAsync("rui", rui), () => bot.SubmitsAsync("amal", amal));

        Assert.Contains("Helping: Amal, Rui", (await bot.CardAsync(1))!.Lines);
        Assert.DoesNotContain(await bot.ChatAsync("rui"), heard => heard.Buttons.Contains("I can help"));
        Assert.DoesNotContain(await bot.ChatAsync("amal"), heard => heard.Buttons.Contains("I can help"));
    }

    [Fact]
    public async Task An_answer_pressed_twice_at_the_same_moment_is_one_answer()
    {
        await using var bot = await TestBot.StartAsync(Friday);
        await bot.ReachesAsync("ines", Step.OwnIt);
        JsonObject answer = (await bot.ChatAsync("ines"))[^1].Submit("I own it");

        await bot.AtOnceAsync(() => bot.SubmitsAsync("ines", answer), () => bot.SubmitsAsync("ines", answer));

        Assert.Equal(1, await CountAsync(bot, nameof(CaseEventKind.Owned)));
        Assert.Equal(1, await CountAsync(bot, nameof(CaseEventKind.Promised)));
        Assert.Equal("Step 3 of 5 · Fix it fast", (await bot.ChatAsync("ines"))[^1].Lines[0]);
    }

    /// <summary>A case of Ines at step 3; Amal is asked whatever she is going to answer.</summary>
    private static async Task<TestBot> StartAsync(string who)
    {
        var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ReachesAsync("ines", Step.FixItFast);
        if (who == "amal")
        {
            await bot.SaysAsync("ines", "hand 1 to @amal");
            await bot.SaysAsync("ines", "voice 1 @amal");
        }

        return bot;
    }

    private static async Task<int> CountAsync(TestBot bot, string kind) =>
        (await bot.CaseAsync(1)).Events.Count(happened => $"{happened.Kind}" == kind);
}
