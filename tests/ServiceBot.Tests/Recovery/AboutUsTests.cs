using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>What a case showed about those who put it right.</summary>
public class AboutUsTests
{
    private const string Learned = "We stand together when it gets late";

    [Fact]
    public async Task It_is_kept_with_the_analysis_and_shown_with_the_case()
    {
        await using var bot = await StartAsync();

        var shown = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;

        Assert.Equal(2, shown.Count(line => line == $"What it showed about us: {Learned}"));
        Assert.DoesNotContain(Learned, (await bot.CardAsync(1))!.Activity.ToJsonString());
    }

    [Fact]
    public async Task A_typed_answer_leaves_it_and_an_emptied_input_takes_it_back()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "back");
        Assert.Equal(Learned, (await bot.ChatAsync("ines"))[^1].Values["aboutUs"]);

        await bot.SaysAsync("ines", "The list was old");
        Assert.Equal(Learned, (await bot.CaseAsync(1)).AboutUs);

        await bot.SaysAsync("ines", "back");
        await bot.PressesAsync("ines", "Tools", ("aboutUs", ""));
        Assert.Null((await bot.CaseAsync(1)).AboutUs);
        Assert.Contains($"What it showed about us: (emptied) (before: {Learned})", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
    }

    [Fact]
    public async Task It_is_corrected_with_its_history_and_taken_out_for_good()
    {
        await using var bot = await StartAsync();

        await bot.SaysAsync("ines", "correct 1");
        Assert.StartsWith(
            "Changed in case 1: what it showed about us.", (await bot.PressesAsync("ines", "Save", ("text-AboutUs", "We ask too late")))[^1].Text, StringComparison.Ordinal);
        Assert.Contains($"What it showed about us: We ask too late (before: {Learned})", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);

        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-AboutUs", ""));
        await bot.PressesAsync("ines", "Take it out");
        Assert.Contains(
            "14:00 · Ines took out what it showed about us", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
        await using var db = bot.Look();
        Assert.All(db.CaseTexts.Where(text => text.Field == CaseField.AboutUs), text => Assert.Null(text.Text));
    }

    [Fact]
    public async Task What_is_too_long_is_named()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ReachesAsync("ines", Step.Analyze);

        var said = await bot.PressesAsync("ines", "Tools", ("aboutUs", new string('x', Longest.Note + 1)));

        Assert.StartsWith("What it showed about us is longer than I can keep: 301 of 300 characters.", said[^1].Text, StringComparison.Ordinal);
        Assert.Null((await bot.CaseAsync(1)).Conditions);
    }

    [Fact]
    public async Task Where_the_case_goes_on_in_another_one_it_is_read_there_too()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("rui", Step.FixItFast, "problem the parcel is gone");
        await bot.SaysAsync("rui", "pause");

        await bot.ChangeAsync(db =>
        {
            var cases = db.Cases.OrderBy(found => found.Number).ToList();
            cases[0].MergeInto(cases[1], new By("rui", bot.Clock.Now));
        });

        Assert.Contains($"What it showed about us: {Learned}", (await bot.SaysAsync("amal", "case 2"))[^1].Lines);
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ReachesAsync("ines", Step.Analyze);
        await bot.PressesAsync("ines", "Tools", ("aboutUs", Learned));
        return bot;
    }
}
