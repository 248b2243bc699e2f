using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>Questions that a team adds; they keep every rule of the others.</summary>
public class TeamQuestionsTests
{
    private const string First = "We could help each other.";
    private const string Second = "I knew what mattered today.";

    [Fact]
    public async Task A_manager_adds_them_and_they_are_asked_like_the_others()
    {
        await using var bot = await StartAsync();

        await SaveAsync(bot, $"{First}\n- {Second}");

        Assert.Contains($"Your own questions: {Second} · {First}", (await bot.SaysAsync("ines", "settings"))[^1].Lines);
        var own = (await OfAsync(bot, "team/harbour", "harbour")).Where(item => item.Id.StartsWith('T')).ToList();
        Assert.Equal([Second, First], own.Select(item => item.Text).Order());
        Assert.All(own, item => Assert.Equal((Scale.Agreement, Cadence.Rotating, Audience.Team, 5), (item.Scale, item.Cadence, item.Audience, item.Least)));
    }

    [Fact]
    public async Task Where_the_team_is_counted_among_others_they_are_not_asked()
    {
        await using var bot = await StartAsync();
        await SaveAsync(bot, First);

        Assert.DoesNotContain(await OfAsync(bot, "group/pier", "harbour"), item => item.Id.StartsWith('T'));
        Assert.DoesNotContain(await OfAsync(bot, "organisation", "harbour"), item => item.Id.StartsWith('T'));
        Assert.DoesNotContain(await OfAsync(bot, "team/north", "north"), item => item.Id.StartsWith('T'));
    }

    [Fact]
    public async Task A_changed_sentence_is_another_question_and_the_old_one_is_kept_for_what_was_answered()
    {
        await using var bot = await StartAsync();
        await SaveAsync(bot, $"{First}\n{Second}");
        var was = await bot.ReadAsync(db => db.TeamQuestions.ToDictionary(question => question.Text, question => question.Id));

        await SaveAsync(bot, $"{First}\nI knew what mattered this week.");

        var isNow = await bot.ReadAsync(db => db.TeamQuestions.ToList());
        Assert.Equal(was[First], isNow.Single(question => question.Text == First).Id);
        Assert.True(isNow.Single(question => question.Id == was[Second]).IsRetired);
        Assert.Equal(2, isNow.Count(question => !question.IsRetired));
        Assert.Equal(Second, (await FindAsync(bot, was[Second]))?.Text);
    }

    [Fact]
    public async Task Nothing_typed_takes_them_all_out()
    {
        await using var bot = await StartAsync();
        await SaveAsync(bot, First);

        await SaveAsync(bot, "");

        Assert.Contains("Your own questions: none", (await bot.SaysAsync("ines", "settings"))[^1].Lines);
        Assert.DoesNotContain(await OfAsync(bot, "team/harbour", "harbour"), item => item.Id.StartsWith('T'));
    }

    [Theory]
    [InlineData("Too short", "is too short to be understood")]
    [InlineData("Rui listens to me when I need him.", "names Rui. A question about one person cannot be anonymous")]
    [InlineData("I can count on rui when it is hard.", "names Rui")]
    [InlineData("I like Rui’s way of running the desk.", "names Rui")]
    [InlineData("I get on well with @somebody here.", "names @somebody")]
    [InlineData("We could help each other.\nwe could help each other", "stands there twice")]
    public async Task What_breaks_a_rule_is_refused_with_the_rule_and_nothing_is_lost(string typed, string said)
    {
        await using var bot = await StartAsync();

        var answer = await SaveAsync(bot, typed);

        Assert.Contains(answer, heard => Plain(heard.Text).Contains(said, StringComparison.Ordinal));
        Assert.Equal(0, await bot.ReadAsync(db => db.TeamQuestions.Count()));

        // The card is still open with what was typed.
        await bot.PressesAsync("marta", "Save", ("questions", First));
        Assert.Equal(First, (await bot.ReadAsync(db => db.TeamQuestions.Single())).Text);
    }

    [Fact]
    public async Task More_than_ten_and_longer_than_can_be_read_in_ten_seconds_are_refused()
    {
        await using var bot = await StartAsync();

        Assert.Contains(await SaveAsync(bot, string.Join('\n', Enumerable.Range(1, 11).Select(at => $"We are doing well in matter {at}."))), heard => heard.Text.Contains("These are 11 questions", StringComparison.Ordinal));
        Assert.Contains(await SaveAsync(bot, $"We {new string('o', 158)}"), heard => heard.Text.Contains("has 161 letters, and a question may have 160", StringComparison.Ordinal));
        Assert.Equal(0, await bot.ReadAsync(db => db.TeamQuestions.Count()));
    }

    [Theory]
    [InlineData("We will have time for everybody.", "Will Stone", null)]
    [InlineData("Will has time for everybody.", "Will Stone", "Will Stone")]
    [InlineData("Everybody trusts Stone here.", "Will Stone", "Will Stone")]
    [InlineData("Our stone floor is clean.", "Will Stone", null)]
    [InlineData("I am well informed.", "Al Bo", null)]
    [InlineData("José explains things well.", "Jose\u0301 Diaz", "Jose\u0301 Diaz")]
    public void A_name_is_told_from_a_word(string text, string name, string? found) => Assert.Equal(found, TeamQuestions.NameIn(text, [name]));

    private static async Task<TestBot> StartAsync()
    {
        var bot = await CheckInTeam.OfAsync(5);
        await bot.HasMemberAsync("Marta", Role.Manager);
        return bot;
    }

    private static async Task<IReadOnlyList<Heard>> SaveAsync(TestBot bot, string typed)
    {
        await bot.SaysAsync("marta", "cancel");
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", "Your own questions");
        return await bot.PressesAsync("marta", "Save", ("questions", typed));
    }

    private static async Task<IReadOnlyList<Item>> OfAsync(TestBot bot, string key, string team)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Questions>().OfAsync(key, team, CancellationToken.None);
    }

    private static async Task<Item?> FindAsync(TestBot bot, string id)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Questions>().FindAsync([id], CancellationToken.None)).GetValueOrDefault(id);
    }

    private static string Plain(string text) => text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
}
