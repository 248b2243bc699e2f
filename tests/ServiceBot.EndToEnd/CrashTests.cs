using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>The program is killed at the worst moments; what was acknowledged is kept, and nothing is said twice.</summary>
public sealed partial class CrashTests : IAsyncLifetime
{
    /// <summary>What is typed, and what the bot says once it was taken.</summary>
    private static readonly (string Say, string Hear)[] Story =
    [
        ("problem the courier lost the parcel of order 4711", "Before we start"),
        ("A customer", "Step 1 of 5"),
        ("The parcel was due on Monday and nobody told her.", "Step 2 of 5"),
        ("I own it", "Step 3 of 5"),
        ("It is fixed", "Step 4 of 5"),
        ("Information", "Step 5 of 5"),
        ("Fine", "Case 1 is closed"),
    ];

    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync() => bot = await ServiceBotProcess.StartNewAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task Killed_the_moment_an_answer_is_acknowledged_it_goes_on_with_the_next_question()
    {
        using var ines = await DirectLinePerson.JoinAsync(bot, "ines");
        foreach (var (say, _) in Story)
        {
            await ines.SayAsync(say);
            await bot.KillAsync();
            await bot.StartAsync();
        }

        await AssertWholeAsync(ines);
    }

    [Fact]
    public async Task Killed_while_it_works_on_an_answer_it_takes_the_repeated_one_once()
    {
        using var ines = await DirectLinePerson.JoinAsync(bot, "ines");
        foreach (var (say, hear) in Story)
        {
            // The kill falls before, into or after the turn, as it happens.
            var said = ines.InsistAsync(say, key: say);
            await bot.KillAsync();
            await bot.StartAsync();
            await said;
            await ines.ReadUntilAsync(transcript => Said(transcript).Any(text => text.Contains(hear, StringComparison.Ordinal)));
        }

        await AssertWholeAsync(ines);
    }

    private static async Task AssertWholeAsync(DirectLinePerson person)
    {
        var transcript = await person.ReadUntilAsync(read => Said(read).Any(text => text.Contains("Case 1 is closed", StringComparison.Ordinal)));

        var own = transcript.Where(activity => !IsBot(activity)).Select(activity => activity.GetProperty("text").GetString());
        Assert.Equal(Story.Select(line => line.Say), own);

        var headings = Said(transcript).Select(text => Heading().Match(text).Value).Where(heading => heading.Length > 0);
        Assert.Equal(Story.Select(line => line.Hear), headings);
    }

    private static IEnumerable<string> Said(IEnumerable<JsonElement> transcript) =>
        transcript.Where(IsBot).Select(activity => activity.GetRawText().Replace("\\u00B7", "·", StringComparison.Ordinal));

    private static bool IsBot(JsonElement activity) => activity.GetProperty("from").GetProperty("id").GetString() == "servicebot";

    [GeneratedRegex("Before we start|Step [1-5] of 5|Case 1 is closed")]
    private static partial Regex Heading();
}
