using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Pulse;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Pulse;

public class CheckInTracesTests
{
    private const string Teams = "msteams";

    [Fact]
    public async Task Questions_and_reminders_in_the_web_chat_are_gone_once_it_is_sealed_and_nothing_else_is()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        var batch = await bot.AsksAsync("ines");
        await bot.SaysAsync("ines", "help");
        var before = (await bot.ChatAsync("ines")).Count;
        await SayAsync(bot, "ines", batch, "The question");
        await SayAsync(bot, "ines", batch, "The reminder");
        Assert.Equal(before + 2, (await bot.ChatAsync("ines")).Count);

        await bot.AnswerAsync(1, 2, 3, 4, 5);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.RunRoundAsync<SealRound>();

        Assert.Equal(before, (await bot.ChatAsync("ines")).Count);
        Assert.Empty(await RowsAsync(bot));
    }

    [Fact]
    public async Task In_a_chat_that_keeps_its_messages_the_card_is_closed_first()
    {
        await using var bot = await InTeamsAsync();
        var batch = await bot.ReadAsync(db => db.OpenBatches.Single());
        var slot = $"{CheckInTraces.NameOf(batch.Id)}one";
        await RememberAsync(bot, slot);
        await SealAsync(bot);

        var edit = Assert.Single(await WaitingAsync(bot));
        Assert.Equal((slot, "http://127.0.0.1:1"), (edit.Slot, edit.ServiceUrl));
        Assert.Contains(ClosedCards.Text, edit.Activity, StringComparison.Ordinal);

        // Nothing is said twice, and where it stands is known until it was closed there.
        await SealAsync(bot);
        Assert.Single(await WaitingAsync(bot));
        Assert.Equal("teams-1", await bot.ReadAsync(db => db.Slots.Single(found => found.Name == slot).ActivityId));

        await SentAsync(bot, edit);
        await SealAsync(bot);
        Assert.Empty(await RowsAsync(bot));
    }

    [Fact]
    public async Task What_is_on_its_way_to_such_a_chat_is_closed_behind_it()
    {
        await using var bot = await InTeamsAsync();
        var batch = await bot.ReadAsync(db => db.OpenBatches.Single());
        await SayAsync(bot, "ines", batch, "The question", new Address(Teams, "teams-ines", "http://127.0.0.1:1"), deliver: false);
        await SayAsync(bot, "rui", batch, "The question", new Address(Teams, "teams-rui", "http://127.0.0.1:1"), deliver: false);
        await bot.ExecuteAsync("""UPDATE "Outbox" SET "LeaseOwner" = 'somebody', "LeaseEpoch" = 1 WHERE "Conversation" = 'teams-ines'""");

        await SealAsync(bot);

        // What nobody had taken yet does not go out at all.
        var waiting = await WaitingAsync(bot);
        Assert.Equal(["teams-ines", "teams-ines"], waiting.Select(row => row.Conversation));
        Assert.Contains("The question", waiting[0].Activity, StringComparison.Ordinal);
        Assert.Contains(ClosedCards.Text, waiting[1].Activity, StringComparison.Ordinal);

        await SentAsync(bot, waiting[0]);
        await SealAsync(bot);
        Assert.Single(await WaitingAsync(bot));
        await SentAsync(bot, waiting[1]);
        await SealAsync(bot);
        Assert.Empty(await RowsAsync(bot));
    }

    [Fact]
    public async Task Where_nobody_is_any_more_nothing_is_closed_and_nothing_is_left()
    {
        await using var bot = await InTeamsAsync();
        var batch = await bot.ReadAsync(db => db.OpenBatches.Single());
        await RememberAsync(bot, $"{CheckInTraces.NameOf(batch.Id)}one");
        await bot.ExecuteAsync("""DELETE FROM "Addresses" WHERE "Channel" = 'msteams'""");

        await SealAsync(bot);

        Assert.Empty(await RowsAsync(bot));
    }

    [Fact]
    public async Task While_it_collects_everything_stays_where_it_is()
    {
        await using var bot = await CheckInTeam.OfAsync(6);
        var batch = await bot.AsksAsync("ines");
        await SayAsync(bot, "ines", batch, "The question");

        await bot.RunRoundAsync<SealRound>();

        Assert.Contains("The question", (await bot.ChatAsync("ines")).Select(heard => heard.Text));
        Assert.NotEmpty(await RowsAsync(bot));
    }

    private static async Task<TestBot> InTeamsAsync()
    {
        var bot = await CheckInTeam.OfAsync(6);
        await bot.ChangeAsync(db => db.Addresses.AddRange(new[] { "ines", "rui" }.Select(person => new PersonAddress
        {
            Channel = Teams,
            Account = person,
            PersonId = person,
            Conversation = $"teams-{person}",
            ServiceUrl = "http://127.0.0.1:1",
        })));
        await bot.AnswerAsync(1, 2, 3, 4, 5);
        bot.Clock.Advance(TimeSpan.FromHours(1));
        return bot;
    }

    /// <summary>Without sending anything, so that it can be looked at.</summary>
    private static async Task SealAsync(TestBot bot)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SealRound>().RunAsync(CancellationToken.None);
    }

    private static Task RememberAsync(TestBot bot, string slot) => bot.Services.GetRequiredService<IDatabase>().WriteAsync(async session =>
    {
        await Outbox.RememberAsync(session, slot, Teams, "teams-ines", "teams-1");
        return true;
    });

    private static Task SentAsync(TestBot bot, OutboxRow row) => bot.Services.GetRequiredService<IDatabase>().WriteAsync(async session =>
    {
        await session.ExecuteAsync("""UPDATE "Outbox" SET "State" = 1, "Activity" = NULL, "LeaseOwner" = NULL WHERE "Id" = $1""", row.Id);
        await Outbox.RememberAsync(session, row.Slot, row.Channel, row.Conversation, "teams-1");
        return true;
    });

    private static async Task SayAsync(TestBot bot, string person, OpenBatch batch, string text, Address? to = null, bool deliver = true)
    {
        await bot.ActsAsync(person, (services, _) =>
        {
            services.GetRequiredService<Turn>().Say(new Message(
                to ?? new Address("directline", $"private-{person}"), $"{CheckInTraces.NameOf(batch.Id)}{Guid.NewGuid():N}",
                $$"""{"type":"message","text":"{{text}}"}"""));
            return Task.FromResult(true);
        });
        if (deliver)
            await bot.Services.GetRequiredService<Courier>().SendDueAsync(CancellationToken.None);
    }

    private static Task<List<OutboxRow>> WaitingAsync(TestBot bot) => bot.ReadAsync(db =>
        db.Outbox.AsNoTracking().Where(row => row.State == OutboxState.Waiting && row.Slot.StartsWith("check-in/")).OrderBy(row => row.Id).ToList());

    /// <summary>The names of everything that was said for a check-in, wherever they stand.</summary>
    private static Task<List<string>> RowsAsync(TestBot bot) => bot.ReadAsync(db => db.Outbox.Select(row => row.Slot)
        .Concat(db.Slots.Select(slot => slot.Name)).Concat(db.WebActivities.Select(activity => activity.Id))
        .Where(name => name.StartsWith("check-in/")).ToList());
}
