using ServiceBot.Bot;
using ServiceBot.Channels.Web;
using ServiceBot.Delivery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

/// <summary>One reminder, to whoever was asked and said nothing, in the last hour before it is counted.</summary>
public class CheckInReminderTests
{
    [Fact]
    public async Task Whoever_said_nothing_is_reminded_once_and_nobody_else()
    {
        await using var bot = await Asked.OfAsync();
        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.ChoosesAsync("ines", 2);
        await bot.ChoosesAsync("rui", "skip");
        await bot.SaysAsync("p4", "my hours");
        await bot.PressesAsync("p4", "Save", ("quiet", "15:30-16:30"));

        foreach (var minutes in (int[])[15, 20, 20, 20])
        {
            bot.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await bot.RunRoundAsync<CheckInReminderRound>();
        }

        Assert.Single(await bot.ChatAsync("marta"), IsReminder);
        foreach (var other in (string[])["ines", "rui", "p4"])
            Assert.DoesNotContain(await bot.ChatAsync(other), IsReminder);
        Assert.DoesNotContain(await bot.RoomAsync(), IsReminder);
        Assert.All(await bot.ReadAsync(db => db.CheckIns.Where(checkIn => checkIn.ReminderSlot != null).ToList()), checkIn =>
            Assert.StartsWith($"check-in/{checkIn.BatchId}/", checkIn.ReminderSlot, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_was_asked_late_is_reminded_half_an_hour_later_at_the_earliest()
    {
        await using var bot = await Asked.OfAsync();
        await bot.AtAsync("2026-11-23T15:00Z");
        bot.Clock.Advance(TimeSpan.FromMinutes(40));
        await bot.SaysAsync("rui", "check in");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));

        await bot.RunRoundAsync<CheckInReminderRound>();
        Assert.Single(await bot.ChatAsync("ines"), IsReminder);
        Assert.DoesNotContain(await bot.ChatAsync("rui"), IsReminder);

        bot.Clock.Advance(TimeSpan.FromMinutes(26));
        await bot.RunRoundAsync<CheckInReminderRound>();
        Assert.Single(await bot.ChatAsync("rui"), IsReminder);
    }

    [Fact]
    public async Task Whoever_changed_teams_meanwhile_is_not_counted_so_not_reminded()
    {
        await using var bot = await Asked.OfAsync();
        await bot.HasTeamAsync("north", 5);
        await bot.ExecuteAsync("""UPDATE "TeamSettings" SET "Vision" = 'v', "Principles" = 'p'""");
        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.ExecuteAsync("""UPDATE "People" SET "HomeTeamId" = 'north' WHERE "Id" = 'rui'""");

        bot.Clock.Advance(TimeSpan.FromMinutes(45));
        await bot.RunRoundAsync<CheckInReminderRound>();

        Assert.Single(await bot.ChatAsync("ines"), IsReminder);
        Assert.DoesNotContain(await bot.ChatAsync("rui"), IsReminder);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_goes_where_the_question_stands_wherever_they_wrote_from_since_or_nowhere(bool isBlocked)
    {
        await using var bot = await Asked.OfAsync();
        await bot.HasSecondChatAsync("ines", "ines-phone");
        await bot.SaysAsync("ines-phone", "help");
        await bot.AtAsync("2026-11-23T15:00Z");
        await bot.SaysAsync("ines", "help");
        if (isBlocked)
            await bot.ChangeAsync(db => db.Blocked.Add(new BlockedConversation
            {
                Channel = "directline",
                Conversation = WebConversation.PrivateId("ines-phone"),
                Reason = "blocked",
                Since = bot.Clock.Now,
            }));

        bot.Clock.Advance(TimeSpan.FromMinutes(45));
        await bot.RunRoundAsync<CheckInReminderRound>();

        Assert.Equal(isBlocked ? 0 : 1, (await bot.ChatAsync("ines-phone")).Count(IsReminder));
        Assert.DoesNotContain(await bot.ChatAsync("ines"), IsReminder);
    }

    private static bool IsReminder(Heard heard) => heard.Text.Contains("still open", StringComparison.Ordinal);
}
