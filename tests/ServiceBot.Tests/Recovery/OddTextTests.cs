using System.Globalization;
using ServiceBot.Recovery;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whatever people type, in whichever place: it is kept as it is, and nobody reads anything else differently because of it.</summary>
public class OddTextTests
{
    private static readonly string[] Inputs =
    [
        "title", "severity", "danger", "team", "story", "promise", "wants", "firstAction", "benefit", "spend", "spendFor",
        "options", "choice", "choiceReason", "worth", "worked", "prevention", "preventionOwner", "preventionDue", "stoppedBy", "principle", "bestElsewhere", "aboutUs", "words",
        "customerWords", "notAskedBecause", "wouldBeGreat", "contactAgain",
    ];

    public static TheoryData<string> Kept => [.. OddTexts.Kept.Keys];

    public static TheoryData<string> All => [.. OddTexts.Kept.Keys, .. OddTexts.Changed.Keys];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Every_answer_is_kept_as_it_was_typed(string name)
    {
        var text = OddTexts.Kept[name];
        var (title, owner, note) = (Start(text, Longest.Title), Start(text, Longest.Name), Start(text, Longest.Note));
        await using var bot = await TestBot.StartAsync();

        await bot.SaysAsync("ines", $"problem {text}");
        await bot.PressesAsync("ines", "A customer", ("title", title));
        await bot.SaysAsync("ines", text);
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed", ("wants", note), ("firstAction", note), ("benefit", note));
        await bot.PressesAsync("ines", "Tools", ("worked", note), ("prevention", note), ("preventionOwner", owner));
        await bot.PressesAsync("ines", "Fine", ("words", text), ("customerWords", text), ("wouldBeGreat", note), ("contactAgain", note));

        var kept = await bot.CaseAsync(1);
        Assert.Equal(CaseStatus.Closed, kept.Status);
        Assert.Equal((text, text, text), (kept.Sentence, kept.Story, kept.Words));
        Assert.Equal((title, owner), (kept.Title, kept.PreventionOwner));
        Assert.Equal(text, kept.CustomerWords);
        Assert.All([kept.Wants, kept.FirstAction, kept.Benefit, kept.Worked, kept.Prevention, kept.WouldBeGreat, kept.ContactAgain], answer => Assert.Equal(note, answer));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nobody_reads_anything_differently_because_of_it(string name)
    {
        var text = OddTexts.Named(name);
        await using var bot = await TestBot.StartAsync();

        // What a database cannot store has been refused before.
        var called = string.Concat(text.Replace("\0", "", StringComparison.Ordinal).EnumerateRunes());
        await bot.ChangeAsync(db =>
        {
            foreach (var person in db.People.Where(person => person.Id != "amal"))
                person.Name = called;

            db.Teams.Single().Name = called;
        });

        await TypeEverywhereAsync(bot, "ines", text);
        await bot.SaysAsync("rui", "case 1");
        await bot.SaysAsync("rui", "cases");
        await bot.SaysInRoomAsync("rui", "@ServiceBot cases");
        await bot.SaysInRoomAsync("rui", "case 1");
        await bot.SaysInRoomAsync("rui", $"problem {text}");
        await bot.SaysInRoomAsync("rui", text);
        await bot.SaysAsync("amal", "own 1");
        await bot.SaysAsync("amal", $"promise 1 {text}");
        await bot.SaysAsync("rui", $"customer says 1 {text}");
        await bot.SaysAsync("rui", $"came back 1 {text}");
        await bot.SaysAsync("rui", $"referral 1 {text}");
        await bot.SaysAsync("amal", $"close 1 because {text}");
        await bot.SaysAsync("rui", "case 1");

        string[] fakes = ["Owner: Rui", "Promise: never", "Case 9 · Closed", "Fixed: today"];
        foreach (var message in await HeardAsync(bot))
        {
            Assert.DoesNotContain("went wrong on my side", message.Text, StringComparison.Ordinal);
            Assert.False(message.Card is not null && message.Text.Contains("{{DATE(", StringComparison.Ordinal));
            foreach (var line in message.Lines.Concat(((string?)message.Activity["summary"] ?? "").Split('\n')))
            {
                Readable.Line(line);
                Assert.DoesNotContain(line, fakes);
            }
        }
    }

    [Fact]
    public async Task A_command_with_much_behind_it_makes_no_large_buttons()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "pause");
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.SaysAsync("ines", "pause");

        var asked = await bot.SaysAsync("ines", $"promise {new string('x', 5_000)}");

        Assert.Equal("Which case do you mean?", asked[^1].Text);
        Assert.Equal(["promise 1", "promise 2"], asked[^1].Buttons);
    }

    /// <summary>Where the letter i has four forms, commands are still commands.</summary>
    [Fact]
    public async Task A_server_in_Turkey_understands_the_same()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("tr-TR");
        await using var bot = await TestBot.StartAsync();

        await bot.SaysAsync("ines", "INCIDENT ink is missing");
        await bot.SaysAsync("ines", "A CUSTOMER");
        await bot.SaysAsync("ines", "İSTANBUL waited all day");
        await bot.SaysAsync("ines", "I OWN IT");
        await bot.SaysAsync("ines", "IT IS FIXED");
        await bot.SaysAsync("ines", "INFORMATION");
        await bot.SaysAsync("ines", "FINE");

        var kept = await bot.CaseAsync(1);
        Assert.Equal((CaseStatus.Closed, "INFORMATION", Outcome.Fine), (kept.Status, kept.Conditions?.ToUpperInvariant(), kept.Outcome!.Value));
        Assert.Equal("İSTANBUL waited all day", kept.Story);
        Assert.Equal("Ink is missing", kept.Title);
        Assert.Contains("21 Nov 2026", (await bot.CardAsync(1))!.Text, StringComparison.Ordinal);
    }

    private static string Start(string text, int most) => text[..Math.Min(text.Length, most)].TrimEnd();

    private static async Task TypeEverywhereAsync(TestBot bot, string person, string text)
    {
        await bot.ArrivesAsync(person);
        await bot.SaysAsync(person, text);
        await bot.SaysAsync(person, $"problem {text}");
        if ((await bot.SaysAsync(person, "cases"))[^1].Text.StartsWith("Nothing", StringComparison.Ordinal))
            await bot.SaysAsync(person, "problem the parcel is lost");

        foreach (var (button, answer) in new[]
            { ("A customer", "customer"), ("That is what happened", "They waited."), ("I own it", "in 20 minutes"), ("It is fixed", "fixed"), ("Tools", "Tools"), ("Fine", "Fine") })
        {
            await bot.PressesAsync(person, button, [.. Inputs.Select(input => (input, text))]);
            if (!(await bot.ChatAsync(person)).Any(card => card.Buttons.Contains(button)))
                continue;

            await bot.SaysAsync(person, text);
            if ((await bot.ChatAsync(person)).Any(card => card.Buttons.Contains(button)))
                await bot.SaysAsync(person, answer);
        }
    }

    private static async Task<IEnumerable<Heard>> HeardAsync(TestBot bot)
    {
        var heard = new List<Heard>(await bot.RoomAsync());
        foreach (var person in (string[])["ines", "rui", "amal"])
            heard.AddRange(await bot.ChatAsync(person));

        return heard;
    }
}
