using System.Text.Json.Nodes;
using ServiceBot.Knowledge;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Bot;

/// <summary>What holds is found in seconds, by whatever words one has for it.</summary>
public class PolicyTests
{
    [Fact]
    public async Task Without_words_it_names_what_there_is()
    {
        await using var bot = await StartAsync();

        var said = (await bot.SaysAsync("ines", "policy"))[^1];

        Assert.Equal("What you can look up:", said.Lines[0]);
        Assert.Contains("· Refunds", said.Lines);
        Assert.Equal("Type policy and a few words, for example: policy refund", said.Lines[^1]);
        Assert.Equal(5, said.Buttons.Count);
        Assert.Equal("Refunds", (await bot.PressesAsync("ines", "Refunds"))[^1].Lines[0]);
    }

    [Theory]
    [InlineData("policy refund", "Refunds")]
    [InlineData("policy REFUNDS?", "Refunds")]
    [InlineData("policy réfund", "Refunds")]
    [InlineData("policy money back", "Refunds")]
    [InlineData("policy the box was broken", "Lost or damaged parcels")]
    [InlineData("policy late delivery", "Delays and late deliveries")]
    [InlineData("policy gdpr", "Personal data")]
    [InlineData("policy they shouted and threatened me", "When a customer is abusive")]
    [InlineData("policy abuse", "When a customer is abusive")]
    [InlineData("policy double payments", "Wrong prices and bills")]
    public async Task The_best_is_shown_in_full_with_the_day_it_stands_for(string typed, string title)
    {
        await using var bot = await StartAsync();

        var said = (await bot.SaysAsync("ines", typed))[^1];

        Assert.Equal(title, said.Lines[0]);
        Assert.True(said.Lines.Count > 3);
        Assert.Equal("An example, not your rules: replace it before anybody relies on it. Shown as of Thursday 26 November 2026.", said.Lines[^1]);
        Assert.InRange(said.Buttons.Count, 0, 3);
    }

    [Fact]
    public async Task What_is_not_found_can_be_logged_and_is_found_once_it_is_answered()
    {
        await using var bot = await StartAsync();

        var said = (await bot.SaysAsync("ines", "policy parrots on board"))[^1];
        Assert.Equal("I find nothing about “parrots on board”. Try one word of it, or see all titles: policy", said.Text);
        Assert.StartsWith("Logged as gap 1", (await bot.PressesAsync("ines", "Log it as a gap"))[^1].Text, StringComparison.Ordinal);
        await bot.SaysAsync("rui", "gap 1 answer in a cage, on the upper deck");

        var found = (await bot.SaysAsync("amal", "policy parrot"))[^1];
        Assert.Equal(["parrots on board", "in a cage, on the upper deck", "Your team's answer to gap 1, Friday 20 November 2026."], found.Lines);
        await bot.SaysAsync("amal", "gap 1 reopen");
        Assert.StartsWith("I find nothing", (await bot.SaysAsync("amal", "policy parrot"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_channel_it_answers_whoever_asks_it_and_nobody_else()
    {
        await using var bot = await StartAsync();

        Assert.Empty(await bot.SaysInRoomAsync("ines", "policy refund"));
        var said = (await bot.SaysInRoomAsync("ines", "@ServiceBot policy refund"))[^1];
        Assert.Equal("Refunds", said.Lines[0]);
        Assert.Empty(said.Buttons);
        Assert.Contains("gap parrots on board", (await bot.SaysInRoomAsync("ines", "@ServiceBot policy parrots on board"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_3_has_one_quiet_button_beside_the_policy_wall_and_it_disturbs_nothing()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        var card = (await bot.ChatAsync("ines"))[^1];
        var buttons = Found(card.Card!).ToList();
        Assert.Equal("policy", (string?)Assert.Single(buttons)["data"]!["command"]);
        Assert.DoesNotContain("Look up a policy", card.Buttons);

        Assert.Equal("What you can look up:", (await bot.SubmitsAsync("ines", buttons[0]["data"]!.AsObject()))[^1].Lines[0]);
        Assert.Equal("Step 4 of 5 · Analyze", (await bot.PressesAsync("ines", "It is fixed"))[^1].Lines[0]);
    }

    [Theory]
    [InlineData("policy 🙂🙂")]
    [InlineData("policy ?!")]
    [InlineData("policy the of and")]
    [InlineData("policy 語語語")]
    public async Task Words_that_say_nothing_find_nothing(string typed)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith("I find nothing about", (await bot.SaysAsync("ines", typed))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_any_length_is_looked_at_and_not_kept()
    {
        await using var bot = await StartAsync();

        var said = (await bot.SaysAsync("ines", $"policy {string.Join(' ', Enumerable.Range(0, 2000).Select(number => $"qzx{number}"))}"))[^1];

        Assert.Empty(said.Buttons);
        Assert.InRange(said.Bytes, 1, 20 * 1024);
        Assert.Empty(await bot.ReadAsync(db => db.KnowledgeGaps.ToList()));
    }

    [Fact]
    public void A_policy_at_its_longest_fits_into_a_small_card()
    {
        var policy = new Policy(new string('語', PolicyFile.LongestTitle), "", string.Join('\n', Enumerable.Repeat(new string('語', 36), 40)), new string('語', PolicyFile.LongestNote), "policy it");

        var card = ServiceBot.Bot.Payload.ToJson(PolicyCards.Found([policy, policy, policy, policy], "directline", isPrivate: true));

        Assert.InRange(JsonNode.Parse(card)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Length, 1, 20 * 1024);
    }

    [Fact]
    public void Where_there_are_no_cards_all_of_it_is_text()
    {
        var found = PolicyCards.Found([new Policy("Refunds", "", "It goes back.", "Shown as of today.", "policy Refunds"), new Policy("Delays", "", "Say it.", "", "policy Delays")], "sms", true);

        Assert.Equal("Refunds\nIt goes back.\nShown as of today.\nSee also: policy Delays", found.Text);
        Assert.Equal(
            "I find nothing about “parrots”. Try one word of it, or see all titles: policy\nIf nobody knows, log it and your team answers: gap parrots",
            PolicyCards.Nothing("parrots", "sms", true).Text);
    }

    private static Task<TestBot> StartAsync() => TestBot.StartAsync("2026-11-20T14:00Z");

    /// <summary>Wherever it stands in the card.</summary>
    private static IEnumerable<JsonObject> Found(JsonNode node) => node switch
    {
        JsonObject card when (string?)card["title"] == "Look up a policy" => [card],
        JsonObject card => card.Select(part => part.Value).OfType<JsonNode>().SelectMany(Found),
        JsonArray cards => cards.OfType<JsonNode>().SelectMany(Found),
        _ => [],
    };
}
