using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>“morale”: what was last published for those with whom somebody is counted, as everybody reads it.</summary>
public class MoraleTests
{
    private const string Why =
        "Figures are rough so that nobody can work out what one person said. They are rounded, come from five people or more, and are shown only once a day is closed.";

    /// <summary>Tuesday, as <see cref="Sealed.Tuesday"/>.</summary>
    private const string Afternoon = "2026-11-24T17:00Z";

    [Fact]
    public async Task Before_anything_is_published_it_says_what_it_waits_for() =>
        Assert.Equal(["Morale", "Harbour desk", "Morale: still collecting (needs 5 people)", Why], await ReadAsync());

    [Fact]
    public async Task Too_few_answers_are_shown_as_that_and_the_weeks_before_stay() => Assert.Equal(
        [
            "Morale", "Harbour desk",
            "Morale: too few to show (11–24 Nov)",
            "Last four weeks: 60 · — · — · —",
            Why,
        ],
        await ReadAsync(Sealed.Of(Item.Daily, new(2026, 11, 11), Sealed.Tuesday, [], invited: 6), Daily(new(2026, 11, 6), 4, 4, 3, 4, 3)));

    [Fact]
    public async Task Of_five_to_nine_answers_it_says_no_more_than_that() => Assert.Equal(
        [
            "Morale", "Harbour desk",
            "Morale: about 50 (5–9 answers, Mon–Tue) · ↓ lower than usual",
            "Took part: most of those asked",
            "Last four weeks: — · — · 80 · 65",
            Why,
        ],
        await ReadAsync(
            Sealed.Of(Item.Daily, Sealed.Tuesday.AddDays(-1), Sealed.Tuesday, [4, 4, 3, 4, 3, 1], invited: 8),
            Daily(new(2026, 11, 23), 4, 4, 4, 4, 4), Daily(new(2026, 11, 20), 4, 4, 4, 5, 5), Daily(new(2026, 11, 19), 4, 4, 4, 5, 5), Daily(new(2026, 11, 18), 4, 4, 4, 5, 5)));

    [Fact]
    public async Task Of_ten_to_nineteen_answers_the_other_questions_stand_below() => Assert.Equal(
        [
            "Morale · Harbour desk",
            "Morale: about 60 (10–19 answers, Tuesday)",
            "Took part: nearly all of those asked",
            "Last four weeks: — · — · — · 60",
            "Trust that answers stay anonymous: about 80 (5–9 answers, Monday)",
            "Something changed because of answers: very low (5–9 answers, Monday). That is low, so the second question comes only every other day. “we did” shows what was done.",
            "CARE, as people say it: committed 60 · attentive — · responsive — · empowered very low",
            "Load: about 40 (5–9 answers, Monday)",
            "“We could help each other.”: about 80 (5–9 answers, Fri 6 Nov)",
            Why,
        ],
        await ReadAllAsync(
            Daily(Sealed.Tuesday, 4, 4, 3, 4, 3, 3, 3, 4, 3, 3),
            Part("Q05", 2, 3, 2, 3, 3), Own("T1"), Part("Q42", 4, 4, 4, 5, 5), Part("Q43", 1, 1, 1, 1, 1),
            Part("Q23", 4, 4, 4, 4, 4), Part("Q24", 3, 3, 3, 3, 2), Part("Q36", 1, 1, 1, 1, 1)));

    [Fact]
    public async Task From_twenty_answers_on_the_number_is_exact_and_the_spread_comes_with_it() => Assert.Equal(
        [
            "Morale", "Harbour desk",
            "Morale: about 55 (30 answers, Tuesday)",
            "Took part: about 85 % of those asked",
            "Of all answers: rough or low: about a quarter · okay: about a quarter · good or great: about half",
            "Last four weeks: — · — · — · 55",
            Why,
        ],
        await ReadAsync(Sealed.Of(
            Item.Daily, Sealed.Tuesday, Sealed.Tuesday, [.. Enumerable.Repeat(1, 5), .. Enumerable.Repeat(3, 9), .. Enumerable.Repeat(4, 16)], invited: 35)));

    [Fact]
    public async Task Everybody_the_same_is_only_very_low() => Assert.Equal(
        "Morale: very low (5–9 answers, Tuesday)", (await ReadAsync(Daily(Sealed.Tuesday, 1, 1, 1, 1, 1)))[2]);

    /// <summary>Whoever runs this may ask for more than five people in the file of the questions; never for fewer.</summary>
    [Fact]
    public async Task A_question_is_shown_from_as_many_people_on_as_its_file_says()
    {
        var own = QuestionBank.Parse((await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Pulse", "questions.en.json"))).Replace("\"least\": 5", "\"least\": 8", StringComparison.Ordinal));
        await using var bot = await StartAsync(Daily(Sealed.Tuesday, 3, 3, 3, 3, 3, 3, 3), Part("Q43", 1, 1, 1, 1, 1, 1, 1), Part("Q05", 1, 1, 1, 1, 1, 1, 1, 1));
        await using var scope = bot.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceBot.Data.BotDb>();

        var results = new PulseResults(db, own, new Questions(db, own));

        var morale = await results.OfAsync("team/harbour", Sealed.Tuesday, CancellationToken.None);
        Assert.Equal("too few to show (Tuesday)", MoraleWords.Line(morale.Last!, [], Sealed.Tuesday));
        Assert.Equal(["Q05"], morale.Parts.Select(part => part.Item.Id));
        Assert.Null(morale.Action);
        Assert.Empty(await results.WhereActionIsLowAsync(["team/harbour"], CancellationToken.None));
    }

    [Fact]
    public async Task What_is_not_published_yet_is_not_shown()
    {
        var batch = Daily(Sealed.Tuesday, 3, 3, 3, 3, 3);
        batch.IsPublished = false;

        Assert.Equal("Morale: still collecting (needs 5 people)", (await ReadAsync(batch))[2]);
    }

    [Fact]
    public async Task What_only_counts_in_the_whole_organisation_comes_from_ten_answers_on()
    {
        await using var bot = await StartAsync(
            Elsewhere(Cohort.Organisation, "Q40", 10, 9, 10, 9, 8, 7, 8, 7, 6, 5), Elsewhere(Cohort.Organisation, "Q41", 3, 3, 3, 3, 3, 3, 3, 3, 3), Elsewhere(Cohort.Organisation, "Q44", 1, 1, 1, 1, 1, 0, 0, 0, 0, 0));

        var lines = (await bot.SaysElsewhereAsync("ines", "morale", "telegram"))[^1].Split('\n');

        Assert.Contains("Would tell a friend to work here: about +20 (10–19 answers, Monday); from −100 to +100", lines);
        Assert.Contains("Somebody they served was abusive: 5–9 people (10–19 answers, Monday)", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("See themselves", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaders_read_the_middle_of_all_teams_and_of_five_guesses()
    {
        var batch = Daily(Sealed.Tuesday, 3, 3, 3, 3, 3);
        await using var bot = await StartAsync(batch, Daily(new(2026, 11, 23), 1, 1, 1, 1, 1), Elsewhere("team/north", Item.Daily, 5, 5, 5, 4, 4));
        await bot.HasMemberAsync("Lea", Role.Leader);
        for (var leaders = 1; leaders <= 5; leaders++)
        {
            Assert.DoesNotContain("Leaders guess", (await bot.SaysAsync("lea", "morale"))[^1].Text, StringComparison.Ordinal);
            await bot.ChangeAsync(db => db.LeaderGuesses.Add(new LeaderGuess { PersonId = $"leader{leaders}", BatchId = batch.Id, Value = 4 }));
        }

        var lines = (await bot.SaysAsync("lea", "morale"))[^1].Lines;
        Assert.Contains("All teams, in the middle: about 70", lines);
        Assert.Contains("Leaders guess, in the middle: 25 higher than people say", lines);
        Assert.DoesNotContain("in the middle", (await bot.SaysAsync("ines", "morale"))[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("in the middle", (await bot.SaysInRoomAsync("lea", "@ServiceBot morale"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_channel_reads_the_same_figures_and_no_words()
    {
        await using var bot = await StartAsync(Daily(Sealed.Tuesday, 3, 3, 3, 3, 3));
        await bot.HasMemberAsync("Marta", Role.Manager);

        var room = (await bot.SaysInRoomAsync("marta", "@ServiceBot morale"))[^1];
        var own = (await bot.SaysAsync("marta", "morale"))[^1];

        Assert.Equal(own.Lines, room.Lines);
        Assert.Empty(room.Buttons);
        Assert.Equal(["What people shared"], own.Buttons);
        Assert.Empty((await bot.SaysAsync("ines", "morale"))[^1].Buttons);
        Assert.Equal("Please say that in our private chat; questions are asked only there.", (await bot.SaysInRoomAsync("marta", "@ServiceBot morale words"))[^1].Text);
    }

    [Fact]
    public async Task The_other_questions_open_with_one_press()
    {
        await using var bot = await StartAsync(Daily(Sealed.Tuesday, 3, 3, 3, 3, 3), Part("Q05", 3, 3, 3, 3, 3));

        var card = (await bot.SaysAsync("ines", "morale"))[^1];

        Assert.Equal(["Other questions"], card.Buttons);
        Assert.DoesNotContain(card.Lines, line => line.StartsWith("Load", StringComparison.Ordinal));
        Assert.Contains("Load: ", card.Card!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_no_cards_the_same_is_said_as_text()
    {
        await using var bot = await StartAsync(Daily(Sealed.Tuesday, 3, 3, 3, 3, 3));

        Assert.Equal(
            $"Morale · Harbour desk\nMorale: about 50 (5–9 answers, Tuesday)\nTook part: nearly all of those asked\nLast four weeks: — · — · — · 50\n{Why}",
            (await bot.SaysElsewhereAsync("ines", "morale", "telegram"))[^1]);
    }

    [Fact]
    public async Task Whoever_leads_reads_what_was_shared_where_ten_people_answered()
    {
        var few = Sealed.Tagged("Q19", Sealed.Tuesday, 9, ("money", 5), ("time", 4));
        var many = Sealed.Tagged("Q45", Sealed.Tuesday, 12, ("tools", 7));
        await using var bot = await StartAsync(few, many);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.ChangeAsync(db => db.SealedTexts.AddRange(
            new SealedText { Id = "b", BatchId = many.Id, Text = "A **second** scanner" }, new SealedText { Id = "a", BatchId = many.Id, Text = "Fewer forms" }, new SealedText { Id = "c", BatchId = few.Id, Text = "Not to be read" }));

        foreach (var reader in (string[])["marta", "lea"])
            Assert.Equal(
                [
                    "What people shared", "Harbour desk",
                    "Where did you want to do more for someone but could not, and what stopped you? (5–9 answers, Tuesday)", "money: five people or more",
                    "One thing that would make tomorrow easier? (10–19 answers, Tuesday)", "tools: five people or more", "“Fewer forms”", "“A **second** scanner”",
                    "Words are shown where ten people or more answered, in no order. Please do not try to find out whose they are.",
                ],
                (await bot.SaysAsync(reader, "morale words"))[^1].Lines);

        Assert.Equal(
            "What people share is read by those who lead or manage their team. “morale” shows everybody the figures.", (await bot.SaysAsync("ines", "morale words"))[^1].Text);
    }

    [Theory]
    [InlineData(60, 500)]
    [InlineData(400, 1)]
    public async Task However_much_was_shared_the_card_stays_small_and_what_was_typed_stays_text(int texts, int length)
    {
        var many = Sealed.Tagged("Q45", Sealed.Tuesday, 500);
        await using var bot = await StartAsync(many);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ChangeAsync(db => db.SealedTexts.AddRange(Enumerable.Range(0, texts).Select(at => new SealedText { Id = $"{at:000}", BatchId = many.Id, Text = new string('語', length) })));

        Assert.InRange((await bot.SaysAsync("marta", "morale words"))[^1].Bytes, 1, 20 * 1024);
    }

    [Fact]
    public async Task Figures_begin_when_the_vision_and_the_principles_are_written()
    {
        await using var bot = await StartAsync(Daily(Sealed.Tuesday, 3, 3, 3, 3, 3), Part("Q05", 3, 3, 3, 3, 3));
        foreach (var missing in (string[])["Vision", "Principles"])
        {
            await bot.ExecuteAsync($"""UPDATE "TeamSettings" SET "{missing}" = NULL""");

            Assert.Equal(
                ["Morale", "Harbour desk", "Figures: begin when the team has written what it stands for and its principles: setup", Why], (await bot.SaysAsync("ines", "morale"))[^1].Lines);

            await bot.ExecuteAsync("""UPDATE "TeamSettings" SET "Vision" = 'v', "Principles" = 'p'""");
        }

        Assert.Contains("Morale: about 50 (5–9 answers, Tuesday)", (await bot.SaysAsync("ines", "morale"))[^1].Lines);
    }

    [Fact]
    public async Task Whoever_manages_several_teams_reads_all_of_them_in_private_their_home_first()
    {
        await using var bot = await StartAsync(
            [Daily(Sealed.Tuesday, 3, 3, 3, 3, 3), .. Enumerable.Range(0, 7).SelectMany(at => (SealedBatch[])[Elsewhere($"team/a{at}", Item.Daily, 4, 4, 4, 4, 4), .. Enumerable.Range(2, 9).Select(item => Elsewhere($"team/a{at}", $"Q{item:00}", 4, 4, 4, 4, 4))])]);
        await bot.HasMemberAsync("Marta", Role.Manager);
        for (var at = 0; at < 7; at++)
        {
            var team = $"a{at}";
            Assert.DoesNotContain(await LinesAsync("marta"), line => line == $"The {team} desk");
            await bot.HasTeamAsync(team, 5);
            await bot.ExecuteAsync("""UPDATE "TeamSettings" SET "Vision" = 'v', "Principles" = 'p'""");
            await bot.ChangeAsync(db => db.Memberships.Add(new Membership { TeamId = team, PersonId = "marta", Role = Role.Manager }));
        }

        var heard = (await bot.SaysAsync("marta", "morale"))[^1];
        Assert.Equal(["Harbour desk", "The a0 desk", "The a1 desk", "The a2 desk", "The a3 desk", "Your other teams"], heard.Lines.Where(line => line.EndsWith("desk", StringComparison.Ordinal) || line.StartsWith("Your", StringComparison.Ordinal)));
        Assert.Equal(4, heard.Lines.Count(line => line == "Morale: about 80 (5–9 answers, Monday)") + heard.Lines.Count(line => line == "Morale: about 75 (5–9 answers, Monday)"));
        Assert.InRange(heard.Bytes, 1, 24 * 1024);
        Assert.DoesNotContain(await LinesAsync("ines"), line => line.StartsWith("The a", StringComparison.Ordinal));
        Assert.DoesNotContain((await bot.SaysInRoomAsync("marta", "@ServiceBot morale"))[^1].Lines, line => line.StartsWith("The a", StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> LinesAsync(string person) => (await bot.SaysAsync(person, "morale"))[^1].Lines;
    }

    [Theory]
    [InlineData("team/north", true)]
    [InlineData("team/example-team", false)]
    public async Task The_middle_of_all_is_of_real_teams_only(string other, bool isThere)
    {
        await using var bot = await StartAsync(Daily(Sealed.Tuesday, 3, 3, 3, 3, 3), Elsewhere(other, Item.Daily, 4, 4, 4, 4, 4));

        Assert.Equal(isThere, await bot.ActsAsync("ines", async (services, _) =>
            (await services.GetRequiredService<PulseResults>().MiddlesAsync(Sealed.Tuesday, CancellationToken.None)).Morale is not null));
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(params SealedBatch[] batches)
    {
        await using var bot = await StartAsync(batches);
        return (await bot.SaysAsync("ines", "morale"))[^1].Lines;
    }

    /// <summary>With what a card shows only when it is opened.</summary>
    private static async Task<IReadOnlyList<string>> ReadAllAsync(params SealedBatch[] batches)
    {
        await using var bot = await StartAsync(batches);
        return (await bot.SaysElsewhereAsync("ines", "morale", "telegram"))[^1].Split('\n');
    }

    private static async Task<TestBot> StartAsync(params SealedBatch[] batches)
    {
        var bot = await CheckInTeam.OfAsync(6, Afternoon);
        await bot.ChangeAsync(db =>
        {
            db.SealedBatches.AddRange(batches);
            db.TeamSettings.Add(new TeamSettings("harbour") { Vision = "Nobody is left waiting", Principles = "We say what happened" });
            db.TeamQuestions.Add(new TeamQuestion { Id = "T1", TeamId = "harbour", Text = "We could help each other.", IsRetired = true });
        });
        return bot;
    }

    private static SealedBatch Daily(DateOnly day, params int[] answers) => Sealed.Of(Item.Daily, day, day, answers);

    private static SealedBatch Part(string item, params int[] answers) => Sealed.Of(item, Sealed.Tuesday.AddDays(-1), Sealed.Tuesday.AddDays(-1), answers);

    private static SealedBatch Own(string item) => Sealed.Of(item, new(2026, 11, 6), new(2026, 11, 6), [4, 4, 4, 5, 5]);

    private static SealedBatch Elsewhere(string cohort, string item, params int[] answers) =>
        Sealed.Of(item, Sealed.Tuesday.AddDays(-1), Sealed.Tuesday.AddDays(-1), answers, cohort: cohort);
}
