using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>The promises that are shown at first contact. Who makes them is nobody's business.</summary>
public class CommitmentTests
{
    [Theory]
    [InlineData(nameof(Role.Member), 3)]
    [InlineData(nameof(Role.Approver), 3)]
    [InlineData(nameof(Role.Lead), 5)]
    [InlineData(nameof(Role.Manager), 5)]
    [InlineData(nameof(Role.Leader), 7)]
    public async Task At_first_contact_everybody_reads_what_they_may_promise_at_their_level(string role, int promises)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ChangeAsync(db => db.Memberships.Single(membership => membership.PersonId == "ines").Role = Enum.Parse<Role>(role));

        var card = (await bot.ArrivesAsync("ines"))[^1];

        Assert.Equal("What we can promise each other", card.Lines[0]);
        Assert.Equal(promises, card.Lines.Count(line => line.StartsWith('-')));
    }

    [Fact]
    public async Task Its_only_button_sends_nothing_to_anybody()
    {
        await using var bot = await TestBot.StartAsync();

        var card = (await bot.SaysAsync("ines", "commitment"))[^1];

        var button = Assert.Single(card.Card!["actions"]!.AsArray());
        Assert.Equal(("Action.ToggleVisibility", "I am in"), ((string)button!["type"]!, (string)button["title"]!));
        Assert.DoesNotContain(card.Lines, line => line.Contains("Only you know", StringComparison.Ordinal));
    }
}
