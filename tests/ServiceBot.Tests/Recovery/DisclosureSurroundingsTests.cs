using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

/// <summary>What stands around it: practice, cases about oneself, the public, files, reminders, and causes that were known.</summary>
public class DisclosureSurroundingsTests
{
    [Fact]
    public async Task Practised_it_disturbs_nobody_and_binds_nobody()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.SaysAsync("ines", "practice the gangway broke");
        await bot.PressesAsync("ines", "A customer", ("danger", "yes"));
        await bot.SaysAsync("ines", "They nearly fell.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");
        await bot.SaysAsync("ines", "told 1");
        await bot.SaysAsync("ines", "disclosed 1 I called them");

        Assert.Empty(await bot.ReadsAsync("marta"));
        await bot.PressesAsync("ines", "Fine");
        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
    }

    [Fact]
    public async Task About_oneself_nobody_hears_anything()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.SaysAsync("ines", "problem I froze at the desk");
        await bot.PressesAsync("ines", "Me", ("danger", "yes"));

        Assert.Empty(await bot.ReadsAsync("marta"));
        Assert.Equal("Case 1 is about you alone, so nobody has to be told anything.", (await bot.SaysAsync("ines", "disclosure 1"))[^1].Text);
        await bot.SaysAsync("ines", "cancel");
        Assert.Equal(CaseStatus.Cancelled, (await bot.CaseAsync(1)).Status);
    }

    [Fact]
    public async Task Talked_about_in_public_it_is_answered_once_and_changes_no_order()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.ReachesAsync("rui", Step.FixItFast, "problem the lift is stuck");

        var said = (await bot.SaysAsync("rui", "public 2"))[^1].Text;
        Assert.Contains("Answer once where it was said, with kindness and truth", said, StringComparison.Ordinal);
        Assert.Single(await bot.ReadsAsync("marta"));
        Assert.Contains("In public: it is talked about", (await bot.CardAsync(2))!.Lines);
        Assert.StartsWith("Open in Harbour desk:\n1 · ", (await bot.SaysAsync("amal", "cases"))[^1].Text, StringComparison.Ordinal);

        await bot.SaysAsync("rui", "not public 2");
        await bot.SaysAsync("rui", "public 2");
        Assert.Empty(await bot.ReadsAsync("marta"));
    }

    [Fact]
    public async Task It_stands_in_the_timeline_and_in_the_files()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosure 1 what the mother must know what to watch for");
        await bot.SaysAsync("ines", "disclosed 1 I called the mother");
        await bot.SaysAsync("marta", "acknowledge 1");
        await bot.SaysAsync("ines", "public 1");

        var lines = (await bot.SaysAsync("ines", "case 1"))[^1].Lines;
        Assert.Contains("Safety: people were told; Marta has looked at it", lines);
        Assert.Contains(lines, line => line.EndsWith("Ines noted what people were told, and how", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("Marta looked at it and acknowledged it", StringComparison.Ordinal));

        var links = (await bot.SaysAsync("ines", "export 1"))[^1].Links;
        var json = await bot.FetchAsync(links.Single(link => link.EndsWith(".json", StringComparison.Ordinal)));
        Assert.Contains("\"disclosure\": \"Acknowledged\"", json, StringComparison.Ordinal);
        Assert.Contains("\"acknowledgedBy\": \"Marta\"", json, StringComparison.Ordinal);
        Assert.Contains("\"inPublic\": true", json, StringComparison.Ordinal);
        Assert.Contains("What must be told: people were told; Marta has looked at it", await bot.FetchAsync(links.Single(link => link.EndsWith(".md", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_personal_data_got_out_it_is_offered_and_not_imposed()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.SaysAsync("ines", "problem a bill went out with somebody else's address");

        var said = await bot.PressesAsync("ines", "A customer", ("care", "DataLeak"));

        Assert.Contains(said, heard => heard.Text == "Personal data got out, so there may be people who must know. To see to it: disclosure 1");
        Assert.False((await bot.CaseAsync(1)).IsToDisclose);
    }

    [Fact]
    public async Task Reminders_reach_whoever_sees_to_it_and_then_those_who_lead()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await SafetyDesk.HasLeaderAsync(bot, "lea");
        await SafetyDesk.ReachTheEndAsync(bot);
        await bot.SaysAsync("ines", "disclosure 1 by today 15:00");
        await bot.SaysAsync("ines", "stop 1");

        bot.Clock.Advance(TimeSpan.FromHours(4));
        await bot.RunNudgesAsync();
        Assert.StartsWith("In case 1 we tell people what they must know by today, Friday 20 November, 15:00", (await bot.ReadsAsync("ines"))[^1].Lines[^1], StringComparison.Ordinal);

        bot.Clock.Advance(TimeSpan.FromMinutes(95));
        await bot.RunNudgesAsync();
        await bot.RunNudgesAsync();
        Assert.Single(await bot.ReadsAsync("ines"));
        Assert.EndsWith("Ines sees to it; could you stand beside them?", Assert.Single(await bot.ReadsAsync("lea")).Lines[^1], StringComparison.Ordinal);

        await bot.SaysAsync("ines", "disclosed 1 I called the mother");
        Assert.Single(await bot.ReadsAsync("lea"));
        await bot.RunNudgesAsync();
        Assert.Empty(await bot.ReadsAsync("lea"));

        bot.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromHours(5));
        await bot.RunNudgesAsync();
        Assert.Contains("acknowledge 1", Assert.Single(await bot.ReadsAsync("lea")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cause_that_was_known_and_left_is_thought_of_once_before_closing()
    {
        await using var bot = await SafetyDesk.StartAsync();
        await bot.ReachesAsync("ines", Step.Analyze, "problem the gangway was wet");
        await bot.PressesAsync("ines", "Tools", ("prevention", "a mat lies there"));
        await bot.SaysAsync("ines", "told 1");
        await bot.PressesAsync("ines", "Fine");
        await bot.SaysAsync("ines", "reopen 1");
        await bot.PressesAsync("ines", "I own it");
        await bot.SaysAsync("ines", "told 1");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");

        Assert.StartsWith("The same made it possible before case 1 was opened again. Three questions come before closing", (await bot.PressesAsync("ines", "Fine"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("ines", "close 1 because they left");
        await bot.PressesAsync("ines", "That is what I think", ("because", "The mat is bolted down"), ("right", "Yes"), ("impact", "None"), ("reputation", "None"));
        Assert.Equal("The mat is bolted down\nYes\nNone\nNone", (await bot.CaseAsync(1)).Integrity);

        await bot.PressesAsync("ines", "Fine");
        Assert.Equal(CaseStatus.Closed, (await bot.CaseAsync(1)).Status);
    }
}
