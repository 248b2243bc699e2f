using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>"You said, we did": said once in the channel, without a name, and found again by everybody in the team.</summary>
public class DidTests
{
    private const string Limit = "we did empower everybody may refund up to 80 € because you said the limit was too low";
    private const string Line = "You said “the limit was too low” → we did: everybody may refund up to 80 € (empower)";

    [Fact]
    public async Task It_stands_once_in_the_channel_and_in_the_list()
    {
        await using var bot = await StartAsync();

        var said = (await bot.SaysAsync("marta", Limit))[^1];
        Assert.Equal($"Noted for Harbour desk, and posted once in its channel: {Line}. Your name is not on it; leave theirs out too.", said.Text);
        Assert.Equal("That was noted already.", (await bot.SaysAsync("marta", Limit))[^1].Text);

        Assert.Equal([Line], (await bot.RoomAsync()).Select(heard => heard.Text));
        Assert.Equal(["You said, we did, in Harbour desk:", $"Friday 20 November 2026 · {Line}"], (await bot.SaysAsync("rui", "we did"))[^1].Lines);
        Assert.Equal(2, (await bot.SaysInRoomAsync("amal", "@ServiceBot we did"))[^1].Lines.Count);
    }

    [Theory]
    [InlineData("we did train two of us learned the new till", "We did: two of us learned the new till (train)")]
    [InlineData("We did: care: a break after every hard call, because people said that they are worn out", "You said “they are worn out” → we did: a break after every hard call (care)")]
    [InlineData("we did care nobody works alone at night because you said \"nights are hard\"", "You said “nights are hard” → we did: nobody works alone at night (care)")]
    [InlineData("we did empower refunds because it was time", "We did: refunds because it was time (empower)")]
    public async Task It_is_read_however_it_is_typed(string typed, string line)
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("marta", typed);

        Assert.Equal([line], (await bot.RoomAsync()).Select(heard => heard.Text));
    }

    [Theory]
    [InlineData("ines", "we did train us all", "Managers of a team note what they did for its people.")]
    [InlineData("lea", "we did train us all", "Managers of a team note what they did for its people.")]
    [InlineData("stranger", "we did", "Nothing was noted in Elsewhere in the last 90 days.")]
    [InlineData("marta", "we did train", "What did you do?")]
    [InlineData("marta", "we did trainings", "Was it to empower, to train or to care for people?")]
    [InlineData("marta", "we did undo", "There is nothing to take back")]
    [InlineData("marta", "we did undo 0123456789abcdef0123456789abcdef", "There is nothing to take back")]
    public async Task What_cannot_be_noted_is_answered(string who, string typed, string answer)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith(answer, (await bot.SaysAsync(who, typed))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task It_can_be_taken_back_for_ten_minutes_by_whoever_noted_it()
    {
        await using var bot = await StartAsync();
        await bot.HasMemberAsync("Olga", Role.Manager);
        await bot.SaysAsync("marta", Limit);
        var card = (await bot.ChatAsync("marta"))[^1];

        Assert.StartsWith("There is nothing to take back", (await bot.SubmitsAsync("olga", card.Submit("Take it back")))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Taken back: everybody may refund up to 80 €", (await bot.PressesAsync("marta", "Take it back"))[^1].Text);
        Assert.StartsWith("There is nothing to take back", (await bot.PressesAsync("marta", "Take it back"))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.RoomAsync());

        await bot.SaysAsync("marta", Limit);
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("That was noted more than ten minutes ago, so it stays.", (await bot.PressesAsync("marta", "Take it back"))[^1].Text);
        Assert.Single(await bot.RoomAsync());
    }

    [Fact]
    public async Task Whoever_manages_several_teams_is_asked_for_which_it_is()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db =>
        {
            db.Teams.Add(new Team { Id = "pier", Name = "Pier desk", Zone = "Europe/Lisbon" });
            db.Memberships.Add(new Membership { TeamId = "pier", PersonId = "marta", Role = Role.Manager });
        });

        var asked = (await bot.SaysAsync("marta", "we did train us all"))[^1];
        Assert.Equal(("For which team?", "we did train @pier us all"), (asked.Text, asked.Buttons[^1]));
        await bot.SaysAsync("marta", asked.Buttons[^1]);

        Assert.Empty(await bot.RoomAsync());
        Assert.Equal("pier", Assert.Single(await bot.ReadAsync(db => db.ManagerActions.ToList())).TeamId);
        Assert.Contains("Nothing was noted in Harbour desk in the last 90 days.", (await bot.SaysAsync("marta", "we did"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_who_left_the_team_notes_nothing_there()
    {
        await using var bot = await StartAsync();
        await bot.ChangeAsync(db => db.Memberships.Remove(db.Memberships.Single(membership => membership.PersonId == "marta")));

        Assert.StartsWith("Managers of a team note", (await bot.SaysAsync("marta", Limit))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await bot.RoomAsync());
    }

    [Fact]
    public async Task In_the_channel_it_is_not_noted_and_says_where()
    {
        await using var bot = await StartAsync();

        Assert.Equal("Please say that in our private chat; I post it here once. What was done: we did", (await bot.SaysInRoomAsync("marta", $"@ServiceBot {Limit}"))[^1].Text);
        Assert.Empty(await bot.ReadAsync(db => db.ManagerActions.ToList()));
    }

    [Fact]
    public async Task The_list_ends_after_ten_and_after_ninety_days()
    {
        await using var bot = await StartAsync();
        for (var number = 1; number <= 12; number++)
            await bot.SaysAsync("marta", $"we did train lesson {number}");

        Assert.Equal(11, (await bot.SaysAsync("rui", "we did"))[^1].Lines.Count);
        Assert.Contains("301 of 300 characters", (await bot.SaysAsync("marta", $"we did train {new string('a', 301)}"))[^1].Text, StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromDays(90));
        Assert.StartsWith("Nothing was noted in Harbour desk in the last 90 days.", (await bot.SaysAsync("rui", "we did"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_are_no_cards_it_can_be_taken_back_by_typing() =>
        Assert.Equal("Noted.", DidCards.Noted(new ManagerAction("1", "harbour", "marta", ManagerActionKind.Care, "a break", null, default), "Noted.", "sms").Text);

    /// <summary>A Friday afternoon, with a manager, a lead and somebody of another team.</summary>
    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.HasStrangerAsync("stranger");
        return bot;
    }
}
