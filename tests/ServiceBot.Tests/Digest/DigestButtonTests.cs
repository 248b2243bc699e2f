using ServiceBot.Digest;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Digest;

/// <summary>What comes of the buttons and the words of a digest: each may be said twice, by anybody in the team and by nobody else.</summary>
public class DigestButtonTests
{
    [Fact]
    public async Task Say_thanks_and_what_these_mean_are_answered_in_private_each_time()
    {
        await using var bot = await PostedAsync();
        var post = Assert.Single(await bot.DigestsAsync());

        for (var press = 0; press < 2; press++)
        {
            Assert.Equal("Thank somebody", (await bot.PressesInRoomAsync("rui", post, "Say thanks"))[^1].Lines[0]);
            var means = (await bot.PressesInRoomAsync("rui", post, "What do these mean?"))[^1];
            Assert.Equal("What these mean", means.Lines[0]);
            foreach (var metric in new[] { "morale", "moments", "time-to-own" })
                Assert.Contains(MetricGuide.Say(MetricGuide.Of(metric)!), means.Text, StringComparison.Ordinal); // as with “what is”
        }

        Assert.Equal([post.Id], (await bot.DigestsAsync()).Select(one => one.Id));
    }

    [Fact]
    public async Task Something_wrong_is_told_to_the_managers_once_it_is_sent_and_done_with()
    {
        await using var bot = await PostedAsync();
        var post = Assert.Single(await bot.DigestsAsync());
        await bot.ReadsAsync("marta");

        await bot.PressesInRoomAsync("rui", post, "Something's wrong here");
        var asked = (await bot.PressesInRoomAsync("rui", post, "Something's wrong here"))[^1];
        Assert.Equal("What is wrong in the digest of Tuesday 24 November? When you send this, the managers of your team read it, with your name. You may leave it empty.", asked.Lines[0]);
        Assert.Equal((0, 0), await bot.ReadAsync(db => ValueTuple.Create(db.DigestFlags.Count(), db.HeldNotes.Count(note => note.PersonId == "marta"))));

        await bot.SubmitsAsync("rui", asked.Submit("Send it", ("digestWords", "#3 was fixed at noon")));
        await bot.SubmitsAsync("rui", asked.Submit("Send it", ("digestWords", "#3 was fixed at noon")));
        await bot.SubmitsAsync("rui", asked.Submit("Send it", ("digestWords", "")));
        Assert.Contains("#3 was fixed at noon", (await bot.PressesInRoomAsync("rui", post, "Something's wrong here"))[^1].Activity.ToJsonString(), StringComparison.Ordinal);
        bot.Clock.Advance(DateTimeOffset.Parse("2026-11-25T10:00Z") - bot.Clock.Now);
        var list = (await bot.SaysAsync("marta", "digest flags"))[^1];
        Assert.Equal("1 · Harbour desk, Tuesday 24 November · Rui: #3 was fixed at noon", list.Lines[1]);
        Assert.Single((await bot.ChatAsync("marta")), heard => heard.Text == "Rui says something is wrong in the digest of Harbour desk, Tuesday 24 November: #3 was fixed at noon");

        Assert.Equal("Done: 1, of the digest of Tuesday 24 November.", (await bot.PressesAsync("marta", "Done 1"))[^1].Text);
        Assert.Equal("Done: 1, of the digest of Tuesday 24 November.", (await bot.SaysAsync("marta", "digest done 1"))[^1].Text);
        Assert.Equal("Nobody says that anything is wrong in a digest.", (await bot.SaysAsync("marta", "digest flags"))[^1].Text);
        Assert.Equal("What people say is wrong in a digest is read by the managers of their team.", (await bot.SaysAsync("rui", "digest flags"))[^1].Text);
    }

    [Fact]
    public async Task What_was_seen_to_is_asked_anew_and_opened_again_and_words_are_not_needed()
    {
        await using var bot = await PostedAsync();
        var post = Assert.Single(await bot.DigestsAsync());
        var asked = (await bot.PressesInRoomAsync("rui", post, "Something's wrong here"))[^1];
        await bot.SubmitsAsync("rui", asked.Submit("Send it", ("digestWords", "#3 was fixed at noon")));
        await bot.SaysAsync("marta", "digest done 1");

        asked = (await bot.PressesInRoomAsync("rui", post, "Something's wrong here"))[^1];
        Assert.DoesNotContain("#3 was fixed at noon", asked.Activity.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("Thank you. The managers of your team read it.", (await bot.SubmitsAsync("rui", asked.Submit("Send it", ("digestWords", ""))))[^1].Text);

        Assert.Equal("2 · Harbour desk, Tuesday 24 November · Rui: no words", (await bot.SaysAsync("marta", "digest flags"))[^1].Lines[1]);
        Assert.Equal("Which one is done? “digest flags” shows them with their numbers.", (await bot.SaysAsync("marta", "digest done 1"))[^1].Text);
    }

    [Fact]
    public async Task Whoever_has_no_private_chat_hears_how_to_get_one_and_nothing_is_told()
    {
        await using var bot = await PostedAsync();
        var post = Assert.Single(await bot.DigestsAsync());
        await bot.ExecuteAsync("""UPDATE "Addresses" SET "Conversation" = NULL WHERE "PersonId" = 'rui'""");

        foreach (var button in new[] { "Say thanks", "What do these mean?", "Something's wrong here" })
            Assert.Equal(
                "I answer in private, and we have no private chat yet. Please open one with me, write hello, and press the button again.",
                await bot.InvokesAsync("rui", (string)post.Submit(button)["action"]!));

        Assert.Equal(0, await bot.ReadAsync(db => db.DigestFlags.Count()));
    }

    [Fact]
    public async Task Nobody_sends_what_is_wrong_in_the_digest_of_another_team()
    {
        await using var bot = await PostedAsync();
        await bot.HasStrangerAsync("zoe");

        foreach (var flag in new[] { "digest/wrong/0/2026-11-24/harbour", "digest/mean/0/2026-11-24/harbour", "digest/wrong/0/2026-11-20/team-of-zoe", "" })
            Assert.StartsWith(
                "That card is not for you", (await bot.SubmitsAsync("zoe", new() { ["answer"] = "digest", ["digestFlag"] = flag, ["digestWords"] = "x" }))[^1].Text, StringComparison.Ordinal);

        Assert.Equal(0, await bot.ReadAsync(db => db.DigestFlags.Count()));
    }

    [Fact]
    public async Task Of_a_week_the_figures_of_a_week_are_meant()
    {
        await using var bot = await DigestTeam.OfAsync("2026-11-23T09:05Z");
        await bot.DigestsAtAsync("2026-11-23T09:06Z");

        var means = (await bot.SubmitsAsync("rui", new() { ["action"] = "digest/mean/1/2026-11-23/harbour" }))[^1];

        string[] ofWeek = ["Repeat contacts", "Second failures", "Recovery rate"];
        Assert.Equal(ofWeek, means.Lines.Where(line => MetricGuide.All.Any(metric => metric.Name == line)));
    }

    [Fact]
    public async Task Whoever_is_not_in_the_team_may_press_nothing()
    {
        await using var bot = await PostedAsync();
        await bot.HasStrangerAsync("zoe");
        var post = Assert.Single(await bot.DigestsAsync());

        foreach (var button in new[] { "Say thanks", "What do these mean?", "Something's wrong here" })
            Assert.Equal("That button is not for you, or its digest is gone.", (await bot.PressesInRoomAsync("zoe", post, button))[^1].Text);

        Assert.Equal(0, await bot.ReadAsync(db => db.DigestFlags.Count()));
    }

    [Fact]
    public async Task What_nobody_owns_can_be_taken_from_the_digest_and_then_not_again()
    {
        await using var bot = await DigestTeam.OfAsync();
        await bot.IsLetDownAsync(43, "Lost bag", "2026-11-24T10:00Z");
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        var post = Assert.Single(await bot.DigestsAsync());
        Assert.Contains("Needs a hand: #43 nobody has owned it since 10:00", post.Lines);

        await bot.PressesInRoomAsync("ines", post, "Take #43");
        await bot.PressesInRoomAsync("rui", post, "Take #43");

        Assert.Equal("ines", (await bot.CaseAsync(43)).OwnerId);
        await bot.DigestsAtAsync("2026-11-24T17:31Z");
        Assert.DoesNotContain("Take #43", (await bot.DigestsAsync())[0].Buttons);
    }

    [Fact]
    public async Task A_preview_is_private_for_anybody_of_the_team_and_changes_nothing()
    {
        await using var bot = await DigestTeam.BusyAsync();

        var preview = (await bot.SaysAsync("rui", "digest preview"))[^1];

        Assert.Equal("Preview: so it would look now. Only you see it.", preview.Lines[0]);
        Assert.Equal("Tuesday 24 November · Harbour desk · until 08:00 Europe/Lisbon", preview.Lines[1]);
        Assert.Equal(["Details"], preview.Buttons);
        Assert.Equal(0, await bot.ReadAsync(db => db.DigestPosts.Count()));
        Assert.Empty(await bot.DigestsAsync());
    }

    [Fact]
    public async Task Managers_post_it_now_and_at_its_time_it_is_not_posted_again()
    {
        await using var bot = await DigestTeam.BusyAsync();
        bot.Clock.Advance(TimeSpan.FromHours(6));
        Assert.StartsWith("Managers of a team can have its digest posted.", (await bot.SaysAsync("rui", "digest now"))[^1].Text, StringComparison.Ordinal);

        var posted = (await bot.SaysAsync("marta", "digest now"))[^1].Text;
        Assert.StartsWith("Posted in the channel of Harbour desk.", posted, StringComparison.Ordinal);
        Assert.EndsWith(" Only its line about morale stays as it is now.", posted, StringComparison.Ordinal);
        Assert.StartsWith("Today’s digest of Harbour desk stands in its channel", (await bot.SaysAsync("marta", "digest now"))[^1].Text, StringComparison.Ordinal);
        await bot.DigestsAtAsync("2026-11-24T17:30Z");

        Assert.Single(await bot.DigestsAsync());
    }

    [Fact]
    public async Task On_a_day_off_it_is_asked_first()
    {
        await using var bot = await DigestTeam.OfAsync("2026-11-21T10:00Z");

        var asked = (await bot.SaysAsync("marta", "digest now"))[^1];
        Assert.Equal("Harbour desk does not work today. The next digest comes on Monday 23 November. Shall I post one all the same?", asked.Text);
        Assert.Empty(await bot.DigestsAsync());

        await bot.SaysAsync("marta", "digest now anyway @harbour");
        Assert.Single(await bot.DigestsAsync());
    }

    private static async Task<TestBot> PostedAsync()
    {
        var bot = await DigestTeam.BusyAsync();
        await bot.DigestsAtAsync("2026-11-24T17:30Z");
        return bot;
    }
}
