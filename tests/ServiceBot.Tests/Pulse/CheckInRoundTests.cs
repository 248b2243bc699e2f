using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>Who is asked when: each once on each of their days, and nobody who does not want it.</summary>
public class CheckInRoundTests
{
    [Fact]
    public async Task Everybody_is_asked_once_at_the_time_of_their_team_by_their_own_clocks()
    {
        await using var bot = await Asked.OfAsync(now: "2026-11-23T13:59Z");

        await bot.AtAsync("2026-11-23T13:59Z");
        Assert.Empty(await bot.ChatAsync("amal"));

        await bot.AtAsync("2026-11-23T14:00Z");
        Assert.Single(await bot.CheckInsAsync("amal"));
        Assert.Empty(await bot.ChatAsync("ines"));

        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.AtAsync("2026-11-23T15:40Z");

        foreach (var person in CheckInTeam.People(5).Append("marta"))
            Assert.Single(await bot.CheckInsAsync(person));
        Assert.Equal(6, await bot.ReadAsync(db => db.CheckIns.Count()));
        Assert.Equal(6, await bot.ReadAsync(db => db.BatchMembers.Count(member => member.Item == Item.Daily && member.AskedOn == new DateOnly(2026, 11, 23))));
    }

    [Fact]
    public async Task The_next_day_they_are_asked_again_with_another_second_question()
    {
        await using var bot = await Asked.OfAsync();

        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.AtAsync("2026-11-24T15:00Z");

        var asked = await bot.ReadAsync(db => db.CheckIns.Where(checkIn => checkIn.PersonId == "ines").OrderBy(checkIn => checkIn.Date).ToList());
        Assert.Equal([23, 24], asked.Select(checkIn => checkIn.Date.Day));
        Assert.All(asked, checkIn => Assert.NotNull(checkIn.OtherBatchId));
        Assert.NotEqual(asked[0].OtherBatchId, asked[1].OtherBatchId);

        // Whoever was away gets what they have not been asked, the oldest first.
        Assert.Equal(1, await bot.ReadAsync(db => db.CheckIns.Where(checkIn => checkIn.Date.Day == 24).Select(checkIn => checkIn.OtherBatchId).Distinct().Count()));
    }

    [Fact]
    public async Task Whoever_was_not_asked_an_open_question_is_asked_the_oldest_of_them()
    {
        await using var bot = await Asked.OfAsync();
        await bot.SaysAsync("rui", "away until Wednesday");
        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.AtAsync("2026-11-24T15:00Z");

        await bot.AtAsync("2026-11-25T15:00Z");

        var first = await bot.ReadAsync(db => db.CheckIns.Single(checkIn => checkIn.PersonId == "ines" && checkIn.Date == new DateOnly(2026, 11, 23)).OtherBatchId);
        Assert.Equal(first, await bot.ReadAsync(db => db.CheckIns.Single(checkIn => checkIn.PersonId == "rui").OtherBatchId));
    }

    [Fact]
    public async Task Nobody_is_asked_unasked_before_the_principles_are_written_and_once_they_are_everybody_is()
    {
        await using var bot = await CheckInTeam.OfAsync(5, Asked.Before);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.AtAsync("2026-11-23T15:00Z");
        Assert.Equal(0, await bot.ReadAsync(db => db.CheckIns.Count()));

        Assert.Contains("Figures begin when the vision and the principles", (await bot.SaysAsync("ines", "check in"))[^1].Text, StringComparison.Ordinal);
        Assert.Single(await bot.CheckInsAsync("ines"));

        await SaveAsync(bot, "Vision", ("vision", "Nobody is left waiting"));
        await SaveAsync(bot, "Principles", ("principles", "We say what happened"));
        await bot.AtAsync("2026-11-23T15:20Z");

        foreach (var person in CheckInTeam.People(5).Append("marta"))
            Assert.Single(await bot.CheckInsAsync(person));
    }

    [Fact]
    public async Task Whoever_stopped_is_not_asked_until_they_want_it_and_nobody_is_told()
    {
        await using var bot = await Asked.OfAsync();
        Assert.Contains("start asking", (await bot.SaysAsync("ines", "stop asking"))[^1].Text, StringComparison.Ordinal);

        await bot.AtAsync("2026-11-23T15:00Z");
        Assert.Empty(await bot.CheckInsAsync("ines"));
        Assert.Null(await bot.ReadAsync(db => db.BatchMembers.Single(member => member.PersonId == "ines" && member.Item == Item.Daily).AskedOn));
        foreach (var other in (string[])["rui", "marta"])
            Assert.DoesNotContain(await bot.ChatAsync(other), heard => heard.Text.Contains("Ines", StringComparison.Ordinal));

        await bot.SaysAsync("ines", "start asking");
        await bot.AtAsync("2026-11-23T15:05Z");
        Assert.Single(await bot.CheckInsAsync("ines"));
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_is_not_asked_not_tried_again_and_not_invited()
    {
        await using var bot = await Asked.OfAsync();
        await bot.ChangeAsync(db => db.Blocked.Add(new BlockedConversation
        {
            Channel = "directline",
            Conversation = WebConversation.PrivateId("rui"),
            Reason = "blocked",
            Since = bot.Clock.Now,
        }));

        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.ExecuteAsync("""DELETE FROM "Blocked" """);
        await bot.AtAsync("2026-11-23T15:30Z");

        Assert.Empty(await bot.CheckInsAsync("rui"));
        Assert.Null(await bot.ReadAsync(db => db.BatchMembers.Single(member => member.PersonId == "rui" && member.Item == Item.Daily).AskedOn));
        await bot.AtAsync("2026-11-24T15:00Z");
        Assert.Single(await bot.CheckInsAsync("rui"));
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_where_they_last_wrote_is_asked_nowhere_else()
    {
        await using var bot = await Asked.OfAsync();
        await bot.HasSecondChatAsync("ines", "ines-phone");
        await bot.SaysAsync("ines", "help");
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.SaysAsync("ines-phone", "help");
        await bot.ChangeAsync(db => db.Blocked.Add(new BlockedConversation
        {
            Channel = "directline",
            Conversation = WebConversation.PrivateId("ines-phone"),
            Reason = "blocked",
            Since = bot.Clock.Now,
        }));

        await bot.AtAsync("2026-11-23T15:00Z");

        Assert.Empty(await bot.CheckInsAsync("ines"));
        Assert.Empty(await bot.CheckInsAsync("ines-phone"));
    }

    [Fact]
    public async Task It_goes_to_the_one_chat_they_last_wrote_from()
    {
        await using var bot = await Asked.OfAsync();
        await bot.HasSecondChatAsync("ines", "ines-phone");
        await bot.SaysAsync("ines-phone", "help");

        await bot.AtAsync("2026-11-23T15:00Z");

        Assert.Single(await bot.CheckInsAsync("ines-phone"));
        Assert.Empty(await bot.CheckInsAsync("ines"));
    }

    [Fact]
    public async Task Whoever_joins_while_it_collects_is_asked_from_the_next_one_on()
    {
        await using var bot = await Asked.OfAsync();
        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.HasMemberAsync("Nora", Role.Member);

        await bot.AtAsync("2026-11-23T15:30Z");

        Assert.Empty(await bot.CheckInsAsync("nora"));
        Assert.Contains("asked from the next time on", (await bot.SaysAsync("nora", "check in"))[^1].Text, StringComparison.Ordinal);
        await bot.AtAsync("2026-11-24T15:00Z");
        Assert.Empty(await bot.CheckInsAsync("nora")); // Monday's still collects: nobody answered it.
    }

    [Theory]
    [InlineData("2026-11-23T16:55Z", 1)]
    [InlineData("2026-11-23T17:00Z", 0)]
    public async Task A_program_that_was_away_asks_late_but_not_after_work(string back, int count)
    {
        await using var bot = await Asked.OfAsync();

        await bot.AtAsync(back);

        Assert.Equal(count, (await bot.CheckInsAsync("ines")).Count);
    }

    [Fact]
    public async Task Two_programs_at_the_same_moment_ask_once()
    {
        await using var bot = await Asked.OfAsync(30);
        bot.Clock.Advance(TimeSpan.FromHours(1));

        await bot.AtOnceAsync([.. Enumerable.Repeat<Func<Task>>(() => bot.RunRoundAsync<CheckInRound>(), 4)]);
        await bot.RunRoundAsync<CheckInRound>();

        foreach (var person in CheckInTeam.People(29).Append("marta"))
            Assert.Single(await bot.CheckInsAsync(person));
        Assert.Equal(30, await bot.ReadAsync(db => db.CheckIns.Count()));
        Assert.Equal(1, await bot.ReadAsync(db => db.OpenBatches.Count(batch => batch.Item == Item.Daily)));
    }

    /// <summary>More than go into one commit: the program ends behind the first, and asks the rest when it is back.</summary>
    [Fact]
    public async Task A_program_that_ends_between_two_commits_asks_the_others_later_and_nobody_twice()
    {
        await using var bot = await Asked.OfAsync();
        await bot.ChangeAsync(db =>
        {
            for (var i = 0; i < 700; i++)
            {
                var id = $"q{i:D4}";
                db.People.Add(new Person { Id = id, Name = id, Zone = "Europe/Lisbon", HomeTeamId = "harbour" });
                db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId(id), PersonId = id, CreatedAt = bot.Clock.Now });
                db.Addresses.Add(new PersonAddress { Channel = "directline", Account = id, PersonId = id, Conversation = WebConversation.PrivateId(id) });
            }
        });
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await using (var scope = bot.Services.CreateAsyncScope())
        {
            var first = await bot.ReadAsync(db => db.People.Where(person => person.HomeTeamId != null).OrderBy(person => person.Id).Select(person => person.Id).Take(500).ToList());
            await scope.ServiceProvider.GetRequiredService<CheckInPrompts>().AskDueAsync(first, CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<Turn>().CommitAsync();
        }

        await bot.RestartAsync();
        await bot.RunRoundAsync<CheckInRound>();
        await bot.RunRoundAsync<CheckInRound>();

        Assert.Equal(706, await bot.ReadAsync(db => db.CheckIns.Count()));
        Assert.Equal(706, await bot.ReadAsync(db => db.Slots.Count(slot => slot.Name.StartsWith("check-in/"))));
    }

    /// <summary>Whatever decides when somebody is asked, it holds at once.</summary>
    [Theory]
    [InlineData("ines", "my hours")]
    [InlineData("ines", "away until Wednesday")]
    [InlineData("ines", "here again")]
    [InlineData("ines", "start asking")]
    [InlineData("marta", "Vision vision=We care")]
    [InlineData("marta", "Principles principles=We ask")]
    [InlineData("marta", "Zone zone=Europe/Paris")]
    [InlineData("marta", "Days to=18:00")]
    [InlineData("marta", "Times checkInAt=15:30")]
    [InlineData("marta", "Holidays holidays=2026-12-25 Christmas")]
    public async Task Whoever_changes_their_time_is_looked_at_again(string who, string what)
    {
        await using var bot = await Asked.OfAsync();
        if (what == "here again")
            await bot.SaysAsync("ines", "away until Wednesday");
        await bot.RunRoundAsync<CheckInRound>();
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await bot.RunRoundAsync<CheckInRound>();
        Assert.NotNull(await LookAtAsync(bot));

        if (what == "my hours")
        {
            await bot.SaysAsync(who, what);
            await bot.PressesAsync(who, "Save", ("quiet", "12:00-13:00"));
        }
        else if (who == "ines")
        {
            await bot.SaysAsync(who, what);
        }
        else
        {
            var (topic, input) = (what.Split(' ', 2)[0], what.Split(' ', 2)[1].Split('=', 2));
            await SaveAsync(bot, topic, (input[0], input[1]));
        }

        Assert.Null(await LookAtAsync(bot));
    }

    [Fact]
    public async Task Whoever_leaves_their_team_is_not_looked_at_and_whoever_joins_one_is()
    {
        await using var bot = await Asked.OfAsync();
        await bot.RunRoundAsync<CheckInRound>();
        await SaveAsync(bot, "People", ("people", "Marta\nRui\nAmal\nP4\nP5"));
        Assert.Null(await bot.ReadAsync(db => db.People.Single(person => person.Id == "ines").HomeTeamId));
        await bot.RunRoundAsync<CheckInRound>();
        Assert.Null(await LookAtAsync(bot));

        await SaveAsync(bot, "People", ("people", "Marta\nRui\nAmal\nP4\nP5\nInes (ines)"));
        Assert.Equal("harbour", await bot.ReadAsync(db => db.People.Single(person => person.Id == "ines").HomeTeamId));
        await bot.AtAsync("2026-11-23T15:00Z");

        Assert.Single(await bot.CheckInsAsync("ines"));
    }

    /// <summary>Whoever goes is asked nothing more, also when the round has read at that moment that they are due, whatever it read.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Whoever_has_just_left_is_not_asked(bool isReadFirst, bool isNoted)
    {
        await using var bot = await Asked.OfAsync();
        if (isNoted)
            await bot.ChangeAsync(db => db.People.Single(person => person.Id == "ines").CheckInLookAt = bot.Clock.Now.AddHours(1));
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await using var scope = bot.Services.CreateAsyncScope();
        var prompts = scope.ServiceProvider.GetRequiredService<CheckInPrompts>();

        if (isReadFirst)
        {
            Assert.Equal(1, await prompts.AskDueAsync(["ines"], CancellationToken.None));
            await LeaveAsync(bot, "Ines");
            Assert.Equal(CommitResult.Stale, await scope.ServiceProvider.GetRequiredService<Turn>().CommitAsync());
        }
        else
        {
            await LeaveAsync(bot, "Ines");
            Assert.Equal(0, await prompts.AskDueAsync(["ines"], CancellationToken.None));
        }

        await bot.RunRoundAsync<CheckInRound>();
        Assert.Empty(await bot.CheckInsAsync("ines"));
        Assert.Single(await bot.CheckInsAsync("rui"));
    }

    /// <summary>By an invitation, or because the demo team is loaded again.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_comes_back_to_a_team_from_outside_has_a_home_again_and_is_looked_at(bool isInvited)
    {
        await using var bot = await Asked.OfAsync();
        await bot.ExecuteAsync("""DELETE FROM "Memberships" WHERE "PersonId" = 'ines'""");
        await bot.ExecuteAsync("""UPDATE "People" SET "HomeTeamId" = NULL WHERE "Id" = 'ines'""");

        if (isInvited)
            await new Invitations(bot.Services.GetRequiredService<IDatabase>(), Options.Create(new SiteOptions { PublicUrl = "https://chat.example" }), bot.Clock).InviteAsync(new InvitationRequest("Ines", "Harbour desk", Again: true));
        else
            await bot.Services.GetRequiredService<DemoTeam>().LoadAsync();
        await bot.AtAsync("2026-11-23T15:00Z");

        Assert.Single(await bot.CheckInsAsync("ines"));
    }

    [Fact]
    public async Task A_later_time_of_the_team_holds_on_the_same_day()
    {
        await using var bot = await Asked.OfAsync();
        await bot.AtAsync("2026-11-23T14:30Z");
        await SaveAsync(bot, "Times", ("checkInAt", "15:45"));

        await bot.AtAsync("2026-11-23T15:30Z");
        Assert.Empty(await bot.CheckInsAsync("ines"));
        await bot.AtAsync("2026-11-23T15:45Z");

        Assert.Single(await bot.CheckInsAsync("ines"));
    }

    [Fact]
    public async Task Where_people_say_that_nothing_changes_the_second_question_comes_every_other_day()
    {
        await using var bot = await Asked.OfAsync();
        foreach (var person in CheckInTeam.People(5))
            await bot.AsksAsync(person, "Q43");
        foreach (var person in CheckInTeam.People(5))
            await bot.ChoosesAsync(person, 1, "Q43");
        bot.Clock.Advance(DateTimeOffset.Parse("2026-11-27T16:31Z") - bot.Clock.Now);
        await bot.RunRoundAsync<SealRound>();
        Assert.Equal(5, await bot.ReadAsync(db => db.SealedBatches.Single(batch => batch.Item == "Q43").Answers));

        foreach (var day in (string[])["11-30", "12-01", "12-02", "12-03"])
            await bot.AtAsync($"2026-{day}T15:00Z");

        var asked = await bot.ReadAsync(db => db.CheckIns.Where(checkIn => checkIn.PersonId == "ines").OrderBy(checkIn => checkIn.Date).ToList());
        Assert.Equal([30, 1, 2, 3], asked.Select(checkIn => checkIn.Date.Day));
        Assert.Equal([true, false, true, false], asked.Select(checkIn => checkIn.OtherBatchId is not null));
    }

    private static Task<DateTimeOffset?> LookAtAsync(TestBot bot) => bot.ReadAsync(db => db.People.Single(person => person.Id == "ines").CheckInLookAt);

    private static Task LeaveAsync(TestBot bot, string name) =>
        new Invitations(bot.Services.GetRequiredService<IDatabase>(), Options.Create(new SiteOptions()), bot.Clock).RevokeAsync(new RevocationRequest(name, Left: true));

    private static async Task SaveAsync(TestBot bot, string topic, params (string, string)[] typed)
    {
        await bot.SubmitsAsync("marta", new() { ["setup"] = "harbour", ["topic"] = topic, ["answer"] = "open" });
        var heard = await bot.PressesAsync("marta", "Save", typed);
        if (heard.Any(card => card.Buttons.Contains("Set it anyway")))
            await bot.PressesAsync("marta", "Set it anyway");
    }
}
