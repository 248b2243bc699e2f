using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;
using ServiceBot.Tests.Pulse;

namespace ServiceBot.Tests.Digest;

/// <summary>The post of a team's day: when it comes, what it says, and that it is one.</summary>
public class DailyDigestTests
{
    [Fact]
    public async Task A_busy_day_reads_like_this()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.DigestsAtAsync("2026-11-24T17:29Z");
        Assert.Empty(await bot.DigestsAsync());

        await bot.DigestsAtAsync("2026-11-24T17:30Z");

        var post = Assert.Single(await bot.DigestsAsync());
        Assert.Equal("digest/harbour/2026-11-24", post.Id);
        Assert.Equal(
            [
                "Tuesday 24 November · Harbour desk · until 17:30 Europe/Lisbon",
                "“Mostly steady: two let-downs turned round, one promise is late.”",
                "PEOPLE  Morale about 70 (5–9 answers, Mon–Tue)",
                "Thanks: Ines → Rui for staying on the line with the ferry family",
                "You said “refund limit too low” → we did: limit raised to 80 €",
                "CUSTOMERS  9 moments · 2 above average · 4 fine · 3 let-downs → 2 turned round*, 1 open",
                "Time to own: middle 6 min (3 of 3)",
                "Needs a hand: #3 no word to the customer since 11:00 (promised 12:00)",
                "LEARNED  Wrong gate on ticket → new proof step, owner Ines, due Friday",
                "* confirmed by the customer; two still inside the 7-day window",
            ],
            post.Lines);
        Assert.Equal(["Say thanks", "What do these mean?", "Something's wrong here", "Details"], post.Buttons);
        Assert.InRange(post.Text.Length, 1, DigestLines.MostCharacters);
    }

    [Fact]
    public async Task The_first_quiet_day_says_so_and_the_next_ones_say_nothing_until_there_is_something()
    {
        await using var bot = await DigestTeam.OfAsync("2026-11-02T08:00Z");
        await bot.DigestsAtAsync("2026-11-03T17:30Z");
        var quiet = Assert.Single(await bot.DigestsAsync());
        Assert.Equal(["Tuesday 3 November · Harbour desk · until 17:30 Europe/Lisbon", "Quiet day, nothing to report. (scheduler healthy)"], quiet.Lines);
        Assert.Equal(["Say thanks", "Something's wrong here"], quiet.Buttons);

        for (var day = 4; day <= 12; day++)
            await bot.DigestsAtAsync($"2026-11-{day:00}T17:30Z");
        Assert.Single(await bot.DigestsAsync());

        await bot.HasMomentAsync(MomentKind.Fine, "the bus came", "2026-11-12T19:00Z");
        await bot.DigestsAtAsync("2026-11-12T19:01Z");
        Assert.Single(await bot.DigestsAsync());
        await bot.DigestsAtAsync("2026-11-13T17:30Z");

        var post = (await bot.DigestsAsync())[^1];
        Assert.Equal("Friday 13 November · Harbour desk · until 17:30 Europe/Lisbon · since Tue 3 Nov", post.Lines[0]);
        Assert.Contains("CUSTOMERS  1 moment · 1 fine", post.Lines);
        Assert.Equal(1, await bot.ReadAsync(db => db.DigestPosts.Count(one => one.State == DigestState.Quiet)));
    }

    [Fact]
    public async Task In_a_month_with_nothing_in_it_there_is_one_line()
    {
        await using var bot = await DigestTeam.OfAsync("2026-10-01T08:00Z");
        for (var day = DateTimeOffset.Parse("2026-10-01T17:30Z"); day.Month == 10; day = day.AddDays(1))
            await bot.DigestsAtAsync($"{day:O}");

        Assert.Single(await bot.DigestsAsync());
        Assert.Equal(22, await bot.ReadAsync(db => db.DigestPosts.Count()));
    }

    [Fact]
    public async Task A_quiet_day_becomes_a_whole_post_when_something_happens_before_midnight()
    {
        await using var bot = await DigestTeam.OfAsync();
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        await bot.IsLetDownAsync(1, "Lost bag", "2026-11-24T20:00Z", "ines");

        await bot.DigestsAtAsync("2026-11-24T20:01Z");

        var post = Assert.Single(await bot.DigestsAsync());
        Assert.Equal("Tuesday 24 November · Harbour desk · until 20:01 Europe/Lisbon", post.Lines[0]);
        Assert.Contains("CUSTOMERS  1 moment · 1 let-down → 1 open", post.Lines);
    }

    [Fact]
    public async Task It_is_edited_until_midnight_and_its_line_of_morale_never()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        await bot.ChangeAsync(db => db.SealedBatches.Add(Sealed.Of("Q01", new(2026, 11, 24), new(2026, 11, 24), [1, 1, 2, 1, 1])));
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.SaysAsync("ines", "fixed 3");
        await bot.RunRoundAsync<DigestRound>();

        var post = Assert.Single(await bot.DigestsAsync());
        Assert.Contains("CUSTOMERS  9 moments · 2 above average · 4 fine · 3 let-downs → 2 turned round*, 1 fixed", post.Lines);
        Assert.Contains("PEOPLE  Morale about 70 (5–9 answers, Mon–Tue)", post.Lines);
        Assert.DoesNotContain(post.Lines, line => line.StartsWith("Needs a hand", StringComparison.Ordinal));

        await bot.HasMomentAsync(MomentKind.Fine, "late but fine", "2026-11-24T23:59Z");
        await bot.DigestsAtAsync("2026-11-25T00:00:20Z");
        Assert.Contains("CUSTOMERS  10 moments · 2 above average · 5 fine · 3 let-downs → 2 turned round*, 1 fixed", (await bot.DigestsAsync())[0].Lines);

        Assert.Equal("Tuesday 24 November · Harbour desk · until midnight Europe/Lisbon", (await bot.DigestsAsync())[0].Lines[0]);

        await bot.HasMomentAsync(MomentKind.Fine, "the next day", "2026-11-25T09:00Z");
        await bot.DigestsAtAsync("2026-11-25T09:01Z");
        Assert.Contains("CUSTOMERS  10 moments · 2 above average · 5 fine · 3 let-downs → 2 turned round*, 1 fixed", (await bot.DigestsAsync())[0].Lines);
        Assert.Equal(0, await bot.ReadAsync(db => db.DigestPosts.Count(one => one.Kind == DigestKind.Daily && one.LookAt != null)));
    }

    [Fact]
    public async Task Nothing_is_edited_where_nothing_has_changed()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        var said = await bot.ReadAsync(db => db.Outbox.Count());

        for (var minute = 31; minute < 60; minute++)
            await bot.DigestsAtAsync($"2026-11-24T17:{minute}Z");
        await bot.DigestsAtAsync("2026-11-24T18:30Z");

        Assert.Equal(said, await bot.ReadAsync(db => db.Outbox.Count()));
    }

    [Fact]
    public async Task However_often_it_starts_again_there_is_one_post_for_each_day()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        for (var start = 0; start < 5; start++)
        {
            await bot.RestartAsync();
            await bot.RunRoundAsync<DigestRound>();
        }

        // Somebody sets the clock back, and on again.
        await bot.DigestsAtAsync("2026-11-24T16:00Z");
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        Assert.Single(await bot.DigestsAsync());
    }

    [Theory]
    [InlineData("2026-11-24T21:29Z", true)]
    [InlineData("2026-11-24T21:31Z", false)]
    public async Task A_late_start_posts_within_four_hours_and_else_folds_the_day_into_the_next(string start, bool isPosted)
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.DigestsAtAsync("2026-11-24T12:00Z");
        await bot.DigestsAtAsync("2026-11-24T12:15Z");
        await bot.DigestsAtAsync(start);
        Assert.Equal(isPosted ? 1 : 0, (await bot.DigestsAsync()).Count(one => !one.Id.Contains("/week/", StringComparison.Ordinal))); // that of the week comes by day

        await bot.DigestsAtAsync("2026-11-25T17:30Z");

        var next = (await bot.DigestsAsync())[^1];
        Assert.Equal("digest/harbour/2026-11-25", next.Id);
        Assert.Equal(isPosted, !next.Lines.Contains("CUSTOMERS  9 moments · 2 above average · 4 fine · 3 let-downs → 2 turned round*, 1 open"));
        Assert.Equal(isPosted ? "" : " · includes Tuesday", next.Lines[0]["Wednesday 25 November · Harbour desk · until 17:30 Europe/Lisbon".Length..]);
    }

    [Fact]
    public async Task Monday_covers_the_weekend()
    {
        await using var bot = await DigestTeam.OfAsync("2026-11-20T08:00Z");
        await bot.HasMomentAsync(MomentKind.Fine, "on Friday", "2026-11-20T09:00Z");
        await bot.DigestsAtAsync("2026-11-20T17:30Z");
        await bot.HasMomentAsync(MomentKind.Fine, "on Saturday", "2026-11-21T09:00Z");
        await bot.DigestsAtAsync("2026-11-21T17:30Z");
        await bot.DigestsAtAsync("2026-11-22T17:30Z");
        Assert.Single(await bot.DigestsAsync());

        await bot.DigestsAtAsync("2026-11-23T17:30Z");

        var post = (await bot.DigestsAsync())[^1];
        Assert.Equal("Monday 23 November · Harbour desk · until 17:30 Europe/Lisbon · includes Sat–Sun", post.Lines[0]);
        Assert.Contains("CUSTOMERS  1 moment · 1 fine", post.Lines);
    }

    [Fact]
    public async Task Two_processes_at_the_same_moment_post_once()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.ExecuteAsync("""UPDATE "Teams" SET "DigestLookAt" = NULL""");
        bot.Clock.Advance(DateTimeOffset.Parse("2026-11-24T17:30Z") - bot.Clock.Now);

        // Both have decided before either has written; the second is refused by the key and finds the post when it looks again.
        await using var one = bot.Services.CreateAsyncScope();
        await using var other = bot.Services.CreateAsyncScope();
        await one.ServiceProvider.GetRequiredService<DigestPosts>().PostAsync("harbour", DigestKind.Daily, CancellationToken.None);
        await other.ServiceProvider.GetRequiredService<DigestPosts>().PostAsync("harbour", DigestKind.Daily, CancellationToken.None);
        Assert.Equal(CommitResult.Committed, await one.ServiceProvider.GetRequiredService<Turn>().CommitAsync());
        Assert.Equal(CommitResult.Stale, await other.ServiceProvider.GetRequiredService<Turn>().CommitAsync());
        await bot.AtOnceAsync(Enumerable.Range(0, 4).Select(_ => (Func<Task>)(async () =>
        {
            await using var scope = bot.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DigestRound>().RunAsync(CancellationToken.None);
        })).ToArray());

        Assert.Single(await bot.DigestsAsync());
        Assert.Equal(1, await bot.ReadAsync(db => db.DigestPosts.Count()));
    }

    [Fact]
    public async Task Rounds_that_race_for_a_post_that_is_due_make_one()
    {
        await using var bot = await DigestTeam.BusyAsync();
        bot.Clock.Advance(DateTimeOffset.Parse("2026-11-24T17:30Z") - bot.Clock.Now);

        await bot.AtOnceAsync(Enumerable.Range(0, 6).Select(_ => (Func<Task>)(async () =>
        {
            await using var scope = bot.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DigestRound>().RunAsync(CancellationToken.None);
        })).ToArray());

        Assert.Single(await bot.DigestsAsync());
    }

    [Fact]
    public async Task A_team_without_principles_has_none_and_one_whose_time_is_changed_has_it_then()
    {
        await using var bot = await DigestTeam.OfAsync(isMeasured: false);
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        Assert.Empty(await bot.DigestsAsync());
        Assert.Equal(
            "The digest of Harbour desk begins when the team has written what it stands for. Until then nothing is measured. To write it: setup",
            (await bot.SaysAsync("ines", "digest preview"))[^1].Text);

        await bot.SubmitsAsync("marta", new() { ["setup"] = "harbour", ["topic"] = "Vision", ["answer"] = "open" });
        await bot.PressesAsync("marta", "Save", ("vision", "Nobody is left waiting"));
        await bot.DigestsAtAsync("2026-11-24T17:40Z");
        Assert.Single(await bot.DigestsAsync());
    }

    [Fact]
    public async Task In_a_chat_with_threads_the_details_stand_in_the_thread_of_the_post()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.ChangeAsync(db =>
        {
            var team = db.Teams.Single(team => team.Id == "harbour");
            (team.RoomChannel, team.RoomConversation, team.RoomServiceUrl) = ("msteams", "19:harbour@thread.tacv2", "https://chat.example/teams/");
            db.Addresses.Add(new PersonAddress { Channel = "msteams", Account = "29:lena", PersonId = "lena" });
            db.Nudges.Add(new Nudge(3, NudgeKind.PromiseLate, DateTimeOffset.Parse("2026-11-24T12:00Z"), DateTimeOffset.Parse("2026-11-24T12:05Z")));
        });
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        var post = Assert.Single(await bot.ReadAsync(db => db.Outbox.Where(row => row.Channel == "msteams").ToList()));
        Assert.Contains("\"msteams\":{\"entities\":[{\"type\":\"mention\",\"text\":\"<at>Lena</at>\",\"mentioned\":{\"id\":\"29:lena\",\"name\":\"Lena\"}}]}", post.Activity!, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.ToggleVisibility", post.Activity!, StringComparison.Ordinal);

        await bot.ChangeAsync(db => db.Slots.Add(new() { Name = post.Slot, Channel = "msteams", Conversation = post.Conversation, ActivityId = "1700000000000", Revision = 1 }));
        await bot.DigestsAtAsync("2026-11-24T17:31Z");
        await bot.DigestsAtAsync("2026-11-24T18:31Z");

        var details = Assert.Single(await bot.ReadAsync(db => db.Outbox.Where(row => row.Slot == post.Slot + "/details").ToList()));
        Assert.Equal("19:harbour@thread.tacv2;messageid=1700000000000", details.Conversation);
        Assert.Contains("#3 Lost bag: open", details.Activity!, StringComparison.Ordinal);
        var lines = new Heard("details", 1, JsonNode.Parse(details.Activity!)!.AsObject()).Lines;
        foreach (var line in new[]
        {
            "Time to own: middle 6 min (3 of 3)", "Time to first word: — (0 of 3)", "Promises kept: 0 of 1",
            "Hand-offs: —", "Promises that are late now: 1", "Repeat contacts, matured week: —", "What the figures mean: Morale, Moments, Time to own",
        })
            Assert.Contains(line, lines);
        Assert.Contains(lines, line => line.StartsWith("Time to fix: middle 40 min (of 2) · 1 open, the oldest for 6 h", StringComparison.Ordinal)); // as it was when it was said
        Assert.DoesNotContain("Second failures", details.Activity!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_another_channel_the_details_wait_for_the_post()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await RoomAsync("19:harbour@thread.tacv2");
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        var post = Assert.Single(await bot.ReadAsync(db => db.Outbox.Where(row => row.Channel == "msteams").ToList()));
        await bot.ChangeAsync(db => db.Slots.Add(new() { Name = post.Slot, Channel = "msteams", Conversation = post.Conversation, ActivityId = "1", Revision = 1 }));
        await RoomAsync("19:desk@thread.tacv2");

        await bot.DigestsAtAsync("2026-11-24T17:31Z");
        Assert.Empty(await DetailsAsync());

        await bot.ChangeAsync(db => (db.Slots.Single(slot => slot.Name == post.Slot).Conversation, db.Slots.Single(slot => slot.Name == post.Slot).ActivityId) = ("19:desk@thread.tacv2", "2"));
        await bot.DigestsAtAsync("2026-11-24T18:31Z");
        Assert.Equal(["19:desk@thread.tacv2;messageid=2"], await DetailsAsync());

        Task RoomAsync(string channel) => bot.ChangeAsync(db =>
        {
            var team = db.Teams.Single(team => team.Id == "harbour");
            (team.RoomChannel, team.RoomConversation, team.RoomServiceUrl) = ("msteams", channel, "https://chat.example/teams/");
        });

        Task<List<string>> DetailsAsync() => bot.ReadAsync(db => db.Outbox.Where(row => row.Slot == post.Slot + "/details").Select(row => row.Conversation).ToList());
    }

    [Fact]
    public async Task The_lead_is_named_once_where_a_reminder_brought_nothing_and_never_the_owner()
    {
        await using var bot = await DigestTeam.BusyAsync();
        await bot.ChangeAsync(db => db.Nudges.Add(new Nudge(3, NudgeKind.PromiseLate, DateTimeOffset.Parse("2026-11-24T12:00Z"), DateTimeOffset.Parse("2026-11-24T12:05Z"))));

        await bot.DigestsAtAsync("2026-11-24T17:30Z");

        var post = Assert.Single(await bot.DigestsAsync());
        Assert.Contains("Needs a hand: #3 no word to the customer since 11:00 (promised 12:00) · @Lena", post.Lines);
        await bot.SaysAsync("ines", "fixed 3");
        await bot.DigestsAtAsync("2026-11-24T17:32Z");
        Assert.DoesNotContain("@", (await bot.DigestsAsync())[0].Text, StringComparison.Ordinal);
    }
}
