using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Where a team has a survey, its address is there to be copied, and nobody is sent it.</summary>
public class SurveyTests
{
    private const string Template = "https://survey.example/?case={case}";
    private const string ToCopy = "The survey for the customer of case 1, to copy; I send it to nobody: https://survey.example/?case=1";

    [Theory]
    [InlineData("https://survey.example", "https://survey.example")]
    [InlineData("https://survey.example/{case}/a?b={CASE}", "https://survey.example/43/a?b=43")]
    [InlineData("https://{case}.survey.example:8443/", "https://43.survey.example:8443/")]
    public void The_number_of_the_case_stands_where_the_team_wants_it(string template, string link)
    {
        Assert.True(SurveyLink.IsValid(template));
        Assert.Equal(link, SurveyLink.For(template, 43));
    }

    [Fact]
    public async Task A_team_writes_it_into_its_settings_and_takes_it_out_again()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "Words we use");

        var saved = await bot.PressesAsync("marta", "Save", ("surveyLink", Template));
        Assert.Contains(saved, message => message.Text.Contains("I show its address to copy; I send it to nobody.", StringComparison.Ordinal));
        Assert.Equal(Template, (await bot.TeamAsync()).SurveyLink);
        Assert.Contains((await bot.SaysAsync("ines", "settings"))[^1].Lines, line => line.EndsWith($"; survey: {Template}", StringComparison.Ordinal));

        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "Words we use");
        await bot.PressesAsync("marta", "Save", ("surveyLink", ""));
        Assert.Null((await bot.TeamAsync()).SurveyLink);
    }

    [Fact]
    public async Task It_stands_on_the_card_that_asks_and_in_the_answer_to_a_survey()
    {
        await using var bot = await StartAsync();

        Assert.Contains(ToCopy, (await bot.SaysAsync("rui", "ask 1"))[^1].Lines);
        Assert.EndsWith(ToCopy, (await bot.SaysInRoomAsync("rui", "@ServiceBot ask 1"))[^1].Text, StringComparison.Ordinal);
        Assert.EndsWith("\n" + ToCopy, (await bot.SaysAsync("rui", "asked 1 by survey"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_by_a_call_nobody_needs_it()
    {
        await using var bot = await StartAsync();

        Assert.DoesNotContain("survey.example", (await bot.SaysAsync("rui", "asked 1 by call"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_step_5_it_comes_with_the_answer()
    {
        await using var bot = await StartAsync();

        Assert.Contains(ToCopy, (await bot.PressesAsync("ines", "Not known yet", ("askedBy", "Survey"))).Select(message => message.Text));
        Assert.DoesNotContain(await bot.ChatAsync("rui"), message => message.Text.Contains("survey.example", StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.RoomAsync(), message => message.Text.Contains("survey.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_practice_nobody_is_sent_there()
    {
        await using var bot = await StartAsync();
        await bot.ExecuteAsync("""UPDATE "Cases" SET "IsPractice" = TRUE""");

        Assert.DoesNotContain("survey.example", (await bot.SaysAsync("rui", "asked 1 by survey"))[^1].Text, StringComparison.Ordinal);
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.ChangeAsync(db => db.TeamSettings.Add(new TeamSettings("harbour") { SurveyLink = Template }));
        await bot.ReachesAsync("ines", Step.BeGracious);
        return bot;
    }
}
