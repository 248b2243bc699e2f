using ServiceBot.Calendar;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class TimelineTests
{
    [Fact]
    public async Task Of_200_events_the_newest_30_are_shown_and_the_rest_is_counted()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        var has = (await bot.CaseAsync(1)).Events.Count;
        await SeedAsync(bot, 200 - has, number => $"Note {number}");

        var lines = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;

        Assert.Contains("… and 170 earlier ones: export 1", lines);
        Assert.Equal(30, lines.Count(line => line.EndsWith("Rui added a note", StringComparison.Ordinal)));
        Assert.Equal("Note: Note 200", lines[^1]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("語")]
    [InlineData("\"")]
    [InlineData("א")]
    public async Task However_much_was_written_it_stays_within_a_message(string letter)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await SeedAsync(bot, 60, number => $"{number} {string.Concat(Enumerable.Repeat(letter, 1900))}");
        await bot.ChangeAsync(db =>
        {
            var about = db.Cases.Single();
            db.CaseEvents.Where(happened => happened.CaseNumber == 1).ToList();
            foreach (var field in CaseFields.InOrder)
                about.Rewrite(new Passage(field), string.Concat(Enumerable.Repeat(letter, field.Most())), new By("rui", bot.Clock.Now));
        });

        var shown = (await bot.SaysAsync("rui", "case 1"))[^1];

        Assert.InRange(shown.Bytes, 5_000, 20_000);
        Assert.Contains("There is more: export 1", shown.Lines);
        Assert.Contains(shown.Lines, line => line.EndsWith(" earlier ones: export 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stood_before_is_found_however_long_ago_it_was()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("rui", "note 1 The gate was 12");
        var note = (await bot.SaysAsync("rui", "correct 1"))[^1].Values.Keys.Single();
        await bot.PressesAsync("rui", "Save", (note, "The gate was 21"));
        await SeedAsync(bot, 40, number => $"Filler {number}");

        await bot.SaysAsync("rui", "correct 1");
        await bot.SaysAsync("rui", "correct 1 9");
        await bot.SubmitsAsync("rui", (await bot.SaysAsync("rui", "correct 1"))[^1].Submit("Save", (note, "The gate was 22")));
        await bot.SubmitsAsync("ines", (await bot.SaysAsync("ines", "correct 1"))[^1].Submit("Save", ("text-Story", "Longer ago")));

        var lines = (await bot.SaysAsync("rui", "case 1"))[^1].Lines;
        Assert.Contains("Note: The gate was 22 (before: The gate was 21)", lines);
        Assert.Contains("What happened: Longer ago (before: They waited all day.)", lines);
    }

    [Fact]
    public async Task What_was_emptied_on_a_step_keeps_what_was_before()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.PressesAsync("ines", "Not yet", ("wants", "A new parcel"));
        await bot.SaysAsync("ines", "next 1");
        await bot.PressesAsync("ines", "Not yet", ("wants", ""));

        Assert.Contains("The customer wants: (emptied) (before: A new parcel)", (await bot.SaysAsync("rui", "case 1"))[^1].Lines);
    }

    /// <summary>A new kind of event has words, or it is of no interest and stands here.</summary>
    [Fact]
    public void Everything_that_happens_has_words_and_none_says_late()
    {
        CaseEventKind[] ofNoInterest = [CaseEventKind.SetAside, CaseEventKind.TakenUp, CaseEventKind.WentBack];
        var about = RecoveryCase.Report(1, "harbour", "It broke", "It broke", new By("ines", DateTimeOffset.UnixEpoch));
        var view = new CaseView(about, TimeZoneInfo.Utc, new Dictionary<string, string> { ["rui"] = "Rui" });

        foreach (var kind in Enum.GetValues<CaseEventKind>())
        {
            var words = TimelineCards.Happened(new CaseEvent(1, 1, kind, DateTimeOffset.UnixEpoch, "ines", null), view);
            Assert.True(words is null == ofNoInterest.Contains(kind), $"{kind}: {words}");
            Assert.DoesNotContain("late", $"{words}".Split(' ', ','));
            Assert.DoesNotContain("overdue", $"{words}", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(CaseEventKind.HandOffered, "rui", "asked Rui to take over")]
    [InlineData(CaseEventKind.HandOffered, "gone", "asked somebody who left to take over")]
    [InlineData(CaseEventKind.VoiceAsked, "rui", "asked Rui to keep contact with the customer")]
    [InlineData(CaseEventKind.VoiceTaken, "ines", "keeps contact with the customer")]
    [InlineData(CaseEventKind.VoiceTaken, null, "left the contact with the customer to the owner again")]
    [InlineData(CaseEventKind.Departed, "rui", "let it go on without Rui")]
    [InlineData(CaseEventKind.Departed, "ines", "gave it back to the team")]
    [InlineData(CaseEventKind.MoreTime, "2026-11-21T15:00:00.0000000+00:00", "said it needs more time, and promised the customer a word by Sat 21 Nov 2026, 15:00 (UTC)")]
    [InlineData(CaseEventKind.Snoozed, "2026-11-21T15:00:00.0000000+00:00", "let its reminders rest until Sat 21 Nov 2026, 15:00 (UTC)")]
    [InlineData(CaseEventKind.SetDown, "2026-11-21T15:00:00.0000000+00:00", "let its reminders rest until Sat 21 Nov 2026, 15:00 (UTC), for another case")]
    [InlineData(CaseEventKind.BackupAsked, "rui", "asked Rui to stand beside them")]
    [InlineData(CaseEventKind.AbuseEnded, null, "ended the contact, because the customer was abusive")]
    [InlineData(CaseEventKind.Asked, "Call", "asked the customer (Call)")]
    [InlineData(CaseEventKind.Confirmed, "LetDown", "noted how the customer sees it: Still let down")]
    [InlineData(CaseEventKind.MergedAway, "41", "joined it to case 41, where it goes on")]
    [InlineData(CaseEventKind.Absorbed, "41", "joined case 41 to it")]
    [InlineData(CaseEventKind.RepeatConfirmed, "41", "said it is the same problem again as case 41")]
    [InlineData(CaseEventKind.FollowedUp, "AtRisk", "looked at the customer again: at risk")]
    [InlineData(CaseEventKind.Corrected, "OwnIt", "changed an answer")]
    [InlineData(CaseEventKind.Corrected, "Story", "changed what happened")]
    [InlineData(CaseEventKind.Deleted, "Note 7", "took out a note")]
    internal void What_happened_is_said_in_plain_words(CaseEventKind kind, string? data, string words)
    {
        var about = RecoveryCase.Report(1, "harbour", "It broke", "It broke", new By("ines", DateTimeOffset.UnixEpoch));
        var view = new CaseView(about, WallClock.Zone("UTC"), new Dictionary<string, string> { ["rui"] = "Rui", ["ines"] = "Ines" });

        Assert.Equal(words, TimelineCards.Happened(new CaseEvent(1, 1, kind, DateTimeOffset.UnixEpoch, "ines", data), view));
    }

    /// <summary>Notes by Rui, written past the chat because it would take too long.</summary>
    private static Task<int> SeedAsync(TestBot bot, int count, Func<int, string> text) => bot.ChangeAsync(db =>
    {
        var about = db.Cases.Single();
        for (var i = 0; i < count; i++)
            about.AddNote(text(about.Version + 1), new By("rui", bot.Clock.Now));
    });
}
