using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ServiceBot.Bot;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Pulse;
using ServiceBot.Tests.Harness;
using ServiceBot.Tests.Pulse;

namespace ServiceBot.Tests.Bot;

/// <summary>How the bot itself fares, for whoever wonders why nothing was said.</summary>
public class StatusCommandTests
{
    [Fact]
    public async Task It_says_what_runs_what_comes_next_and_where_things_are_kept()
    {
        await using var bot = await Asked.OfAsync();

        var lines = (await bot.SaysAsync("ines", "status"))[^1].Lines;

        Assert.Equal("Status · Harbour desk · Mon 23 Nov 2026, 14:00 (Europe/Lisbon)", lines[0]);
        Assert.Contains("Next here: check-in today 15:00 · counted today 16:30 · digest today 17:00 · week Tue 24 Nov 09:00", lines);
        Assert.Contains("Last digest: none yet.", lines);
        Assert.Contains("Messages: none waits to be sent, none was given up. Nobody has blocked me.", lines);
        Assert.StartsWith(bot.Services.GetRequiredService<IDatabase>().IsShared ? "Kept in PostgreSQL" : "Kept in SQLite", lines[^1], StringComparison.Ordinal);
        Assert.InRange(lines.Count, 5, 10);
        Assert.Equal(lines, (await bot.SaysInRoomAsync("rui", "@ServiceBot status"))[^1].Lines);
    }

    [Fact]
    public async Task That_Teams_does_not_accept_the_bot_is_said_until_it_does()
    {
        await using var bot = await Asked.OfAsync();
        var registration = bot.Services.GetRequiredService<Registration>();
        registration.Fails("MicrosoftAppPassword");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        registration.Fails("MicrosoftAppPassword");

        var lines = (await bot.SaysAsync("ines", "status"))[^1].Lines;
        Assert.Contains(
            "I cannot send to Microsoft Teams since Mon 23 Nov 2026, 14:00 (Europe/Lisbon): it does not accept me. Whoever runs me must check these settings: MicrosoftAppPassword.",
            lines);

        registration.Works();
        Assert.DoesNotContain((await bot.SaysAsync("ines", "status"))[^1].Lines, line => line.Contains("Microsoft", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_round_has_words_and_is_named_once_it_has_worked()
    {
        await using var bot = await Asked.OfAsync();
        var health = bot.Services.GetRequiredService<RoundHealth>();
        Assert.DoesNotContain(health.All, round => StatusCards.WorkOf(round.Name) == round.Name.Replace("Round", "", StringComparison.Ordinal).ToLowerInvariant());
        Assert.Contains("not yet since I started: ", (await bot.SaysAsync("ines", "status"))[^1].Text, StringComparison.Ordinal);

        foreach (var kind in bot.Services.GetServices<RoundKind>())
            health.Worked(kind.Type, isHere: true, TimeSpan.FromMinutes(1));

        var said = (await bot.SaysAsync("ines", "status"))[^1].Text;
        Assert.Contains($"{health.All.Count} kinds of work, none of them broke off", said, StringComparison.Ordinal);
        Assert.Contains("Last done: 14:00 ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("not yet", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_breaks_off_is_named_until_it_goes_well_again()
    {
        await using var bot = await Asked.OfAsync();
        var round = bot.Services.GetServices<IHostedService>().OfType<RoundService<SealRound>>().Single();
        await bot.ExecuteAsync("""ALTER TABLE "OpenBatches" RENAME TO "Gone" """);

        var woken = bot.Clock.ChangeAsync();
        await round.StartAsync(CancellationToken.None);
        await woken.WaitAsync(TimeSpan.FromSeconds(30)); // it rests now
        await bot.ExecuteAsync("""ALTER TABLE "Gone" RENAME TO "OpenBatches" """);
        Assert.Contains(
            "broke off, and I try again: counting check-ins (at 14:00, last done not since I started).", (await bot.SaysAsync("ines", "status"))[^1].Text, StringComparison.Ordinal);

        // Others rest by the same clock, so the first to do so again need not be the round.
        for (var look = 0; look < 20 && await BrokeOffAsync(); look++)
        {
            woken = bot.Clock.ChangeAsync();
            bot.Clock.Advance(TimeSpan.FromMinutes(2));
            await woken.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await round.StopAsync(CancellationToken.None);
        Assert.False(await BrokeOffAsync());

        async Task<bool> BrokeOffAsync() => (await bot.SaysAsync("ines", "status"))[^1].Text.Contains("broke off, and I try again", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DigestState.Posted, "sent", "The channel took it.")]
    [InlineData(DigestState.Posted, "waiting", "It still waits to be sent.")]
    [InlineData(DigestState.Posted, "dead", "It could not be sent")]
    [InlineData(DigestState.Posted, "pruned", "is not known any more")]
    [InlineData(DigestState.Silent, "", "There was nothing to report")]
    [InlineData(DigestState.Skipped, "", "It would have come too late; that day is in the next one.")]
    internal async Task It_says_what_became_of_the_last_digest(DigestState state, string fate, string said)
    {
        await using var bot = await Asked.OfAsync();
        var post = new DigestPost { TeamId = "harbour", Date = new(2026, 11, 20), From = new(2026, 11, 20), State = state, At = DateTimeOffset.Parse("2026-11-20T17:00Z") };
        await bot.ChangeAsync(db =>
        {
            db.DigestPosts.Add(post);
            if (fate == "sent")
                db.Slots.Add(new Slot { Name = post.Slot, Channel = "directline", Conversation = TestBot.Room });
            if (fate is "waiting" or "dead")
                db.Outbox.Add(new OutboxRow
                {
                    Channel = "msteams",
                    Conversation = "c",
                    Slot = post.Slot,
                    Activity = "{}",
                    CreatedAt = bot.Clock.Now,
                    NotBefore = bot.Clock.Now.AddHours(1),
                    State = fate == "dead" ? OutboxState.Dead : OutboxState.Waiting,
                });
            db.Blocked.Add(new BlockedConversation { Channel = "msteams", Conversation = "d", Reason = "gone" });
        });

        var lines = (await bot.SaysAsync("ines", "status"))[^1].Lines;

        Assert.StartsWith("Last digest: Friday 20 November, 17:00.", lines.Single(line => line.StartsWith("Last digest", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(said, string.Join('\n', lines), StringComparison.Ordinal);
        Assert.Contains("One chat has blocked me.", string.Join('\n', lines), StringComparison.Ordinal);
        if (fate == "dead")
            Assert.Contains("one was given up", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_posted_before_its_time_does_not_come_again()
    {
        await using var bot = await Asked.OfAsync();
        await bot.SaysAsync("marta", "digest now");

        Assert.Contains("· digest Tue 24 Nov 17:00 ·", (await bot.SaysAsync("ines", "status"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_measured_it_says_what_is_missing()
    {
        await using var bot = await TestBot.StartAsync();

        var said = (await bot.SaysAsync("ines", "status"))[^1];

        Assert.Contains("Missing: vision and principles. A manager writes them with: setup", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Next here", said.Text, StringComparison.Ordinal);
        Assert.Equal(["setup"], said.Buttons);
    }
}
