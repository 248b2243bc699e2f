using ServiceBot.Bot;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Setup;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>With whom somebody is counted, and from how many people on, is said before they answer: as it is, and again when it changes.</summary>
public class ToldTests
{
    private const string Change = "how it is counted has changed";

    [Fact]
    public async Task When_more_people_must_answer_than_they_were_told_they_hear_it_once_before_they_are_asked()
    {
        await using var bot = await Asked.OfAsync(10);
        await bot.AsksAsync("ines");
        await bot.ExecuteAsync("""UPDATE "OpenBatches" SET "LeastPeople" = 8""");
        await bot.AtAsync("2026-11-23T15:00Z");
        Assert.Contains("from eight people on", (await bot.ChatAsync("ines"))[0].Text, StringComparison.Ordinal);

        await SealAsync(bot, "2026-11-23T16:30Z");
        await bot.ExecuteAsync("""UPDATE "OpenBatches" SET "LeastPeople" = 5""");
        await bot.AtAsync("2026-11-24T15:00Z");
        await SealAsync(bot, "2026-11-24T16:30Z");
        await bot.AtAsync("2026-11-25T15:00Z");

        var chat = (await bot.ChatAsync("ines")).ToList();
        var told = Assert.Single(chat, heard => heard.Text.Contains(Change, StringComparison.Ordinal));
        Assert.Contains("You are counted with Harbour desk now. Figures are shown from five people on.", told.Text, StringComparison.Ordinal);
        Assert.True(chat.IndexOf(told) < chat.FindIndex(heard => heard.Id == bot.CheckInsAsync("ines").Result[^1].Id));
    }

    [Fact]
    public async Task When_their_team_is_counted_with_others_they_hear_it_before_they_are_asked()
    {
        await using var bot = await Asked.OfAsync(5);
        await bot.HasTeamAsync("north", 6);
        await bot.AtAsync("2026-11-23T15:00Z");
        Assert.DoesNotContain(await bot.ChatAsync("ines"), heard => heard.Text.Contains(Change, StringComparison.Ordinal));

        await bot.ExecuteAsync("""UPDATE "People" SET "HomeTeamId" = NULL WHERE "Id" = 'amal'""");
        await SealAsync(bot, "2026-11-23T16:30Z");
        await bot.AtAsync("2026-11-24T15:00Z");

        Assert.Contains(
            "Your team has fewer than five people, so it is counted together with others.",
            Assert.Single(await bot.ChatAsync("ines"), heard => heard.Text.Contains(Change, StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "five", "ten")]
    [InlineData(8, "eight", "ten")]
    [InlineData(12, "twelve", "twelve")]
    [InlineData(30, "30", "30")]
    public void Whoever_reads_how_many_it_takes_reads_the_number_that_holds(int least, string number, string ofWords)
    {
        Assert.Contains($"from {number} people on", CheckInCards.Introduction([], "us", isJoined: true, least), StringComparison.Ordinal);
        Assert.Contains($"fewer than {number} people", CheckInCards.Introduction([], "us", isJoined: true, least), StringComparison.Ordinal);
        Assert.Contains($"come from {number} people or more", MoraleCards.Show([], false, least, "sms").Text, StringComparison.Ordinal);
        Assert.Contains($"where {ofWords} people or more answered", MoraleCards.Words([], least, "sms").Text, StringComparison.Ordinal);
        Assert.Contains(new CheckInsTopic().Notes(Facts(least)), note => note.Contains($"when {number} people or more have it as their home team", StringComparison.Ordinal));
        Assert.Contains(new QuestionsTopic().Notes(Facts(least)), note => note.Contains($"with {number} people or more", StringComparison.Ordinal));
    }

    private static TeamFacts Facts(int least)
    {
        var reader = new Person { Id = "ines", Name = "Ines", Zone = "Europe/Lisbon" };
        return new TeamFacts
        {
            Team = new Team { Id = "harbour", Name = "Harbour desk", Zone = "Europe/Lisbon" },
            Settings = new TeamSettings("harbour"),
            Members = [],
            Holidays = [],
            Shifts = [],
            Zones = [],
            Reader = reader,
            Rights = Rights.Of(reader, null),
            Now = DateTimeOffset.Parse(CheckInTeam.Monday),
            LeastPeople = least,
        };
    }

    private static Task SealAsync(TestBot bot, string instant)
    {
        bot.Clock.Advance(DateTimeOffset.Parse(instant) - bot.Clock.Now);
        return bot.RunRoundAsync<SealRound>();
    }
}
