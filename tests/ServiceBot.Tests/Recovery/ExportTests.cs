using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ServiceBot.Bot;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

public class ExportTests
{
    /// <summary>What would end a fence, a list, a heading, a string or a script, if it could.</summary>
    private const string Hostile = "```\n# Not a heading\n<script>alert(1)</script> \"quoted\" \\ [link](http://x) {{DATE}}\n- 1. **bold**";

    [Theory]
    [InlineData("md")]
    [InlineData("json")]
    public async Task A_case_is_exported_as_the_golden_file_says(string ending)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);
        await TellAllAsync(bot);

        var links = (await bot.SaysAsync("lea", "export 1"))[^1];
        Assert.Equal(["Case 1 as a file", "Everything in it, to keep or to hand on. The links work for 15 minutes."], links.Lines);
        var file = await bot.FetchAsync(links.Links.Single(link => link.EndsWith(ending, StringComparison.Ordinal)));

        Assert.Equal(Golden($"case.{ending}", file!), file);
    }

    [Fact]
    public async Task Json_stays_json_whatever_was_written()
    {
        await using var bot = await TestBot.StartAsync();
        await TellAllAsync(bot);

        var json = JsonDocument.Parse((await bot.FetchAsync((await bot.SaysAsync("ines", "export 1"))[^1].Links[1]))!).RootElement;

        Assert.Equal("servicebot-case/1", json.GetProperty("format").GetString());
        Assert.Contains(json.GetProperty("events").EnumerateArray(), happened => happened.GetProperty("texts").EnumerateArray()
            .Any(text => text.GetProperty("field").GetString() == "Note" && text.GetProperty("text").GetString() == Hostile));
        Assert.DoesNotContain("Adler", json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_on_here_from_another_case_is_marked()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.ReachesAsync("rui", Step.OwnIt, "problem the parcel is gone");
        await bot.ChangeAsync(db =>
        {
            var cases = db.Cases.OrderBy(found => found.Number).ToList();
            cases[1].MergeInto(cases[0], new By("rui", bot.Clock.Now));
        });

        var links = (await bot.SaysAsync("ines", "export 1"))[^1].Links;

        var markdown = await bot.FetchAsync(links[0]);
        Assert.Contains("- Case 2 goes on here: The parcel is gone\n", markdown);
        Assert.Contains("· Rui reported it (in case 2)\n", markdown);
        var events = JsonDocument.Parse((await bot.FetchAsync(links[1]))!).RootElement.GetProperty("events").EnumerateArray();
        Assert.Equal([1, 2], events.Select(happened => happened.GetProperty("case").GetInt32()).Distinct().Order());
    }

    [Theory]
    [InlineData(Role.Lead, false)]
    [InlineData(Role.Manager, true)]
    internal async Task What_a_customer_is_worth_is_for_managers(Role role, bool sees)
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Lea", role);
        await bot.ReachesAsync("ines", Step.FixItFast);
        await bot.ChangeAsync(db => db.Cases.Single().Help(new Helping(Wants: "A new one", Value: ValueRange.Large), new By("ines", bot.Clock.Now)));

        var links = (await bot.SaysAsync("lea", "export 1"))[^1].Links;

        Assert.Equal(sees, (await bot.FetchAsync(links[0]))!.Contains("worth", StringComparison.Ordinal));
        Assert.Equal(sees, (await bot.FetchAsync(links[1]))!.Contains("\"value\": \"Large\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_export_hears_who_may()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);

        Assert.Equal(
            "Ines, who opened it, or a lead of the team can export case 1. To read it: case 1", (await bot.SaysAsync("rui", "export 1"))[^1].Text);
        Assert.Empty(await bot.ReadAsync(db => db.ExportLinks.ToList()));
    }

    [Fact]
    public async Task A_link_ends_with_its_time_and_with_the_right_to_it()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.HasMemberAsync("Lea", Role.Lead);
        await bot.ReachesAsync("ines", Step.OwnIt);
        var link = (await bot.SaysAsync("lea", "export 1"))[^1].Links[0];
        Assert.NotNull(await bot.FetchAsync(link));
        Assert.Null(await bot.FetchAsync(link.Replace("/1/", "/2/", StringComparison.Ordinal)));
        Assert.Null(await bot.FetchAsync(link, signedInAs: "rui"));
        Assert.NotNull(await bot.FetchAsync(link, signedInAs: "lea"));

        await bot.ChangeAsync(db => db.Memberships.Single(member => member.PersonId == "lea").Role = Role.Member);
        Assert.Null(await bot.FetchAsync(link));

        await bot.ChangeAsync(db => db.Memberships.Single(member => member.PersonId == "lea").Role = Role.Lead);
        bot.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(await bot.FetchAsync(link));
    }

    [Fact]
    public async Task The_secret_of_a_link_is_not_kept()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        var secret = new Uri((await bot.SaysAsync("ines", "export 1"))[^1].Links[0]).AbsolutePath.Split('/', '.')[4];

        Assert.Equal(43, secret.Length);
        Assert.DoesNotContain(await bot.ReadAsync(db => db.ExportLinks.Select(link => link.Hash).ToList()), hash => hash == secret);
    }

    /// <summary>A chat that has no page beside it.</summary>
    [Fact]
    public async Task Where_there_is_no_page_it_comes_as_messages_that_fit()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReachesAsync("ines", Step.OwnIt);
        await bot.ChangeAsync(db =>
        {
            for (var i = 0; i < 10; i++)
                db.Cases.Single().AddNote($"{i} {new string('語', 1900)}", new By("ines", bot.Clock.Now));
        });

        var pieces = await bot.SaysElsewhereAsync("ines", "export 1");

        Assert.InRange(pieces.Count, 3, 6);
        Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, 20_000));
        Assert.StartsWith("# Case 1: The parcel is lost\n", pieces[0], StringComparison.Ordinal);
        Assert.Equal(10, pieces.Sum(piece => piece.Split("added a note").Length - 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a\nb\n\nc")]
    public void Pieces_lose_nothing(string text) => Assert.Equal(text.Trim(), string.Concat(ExportCommands.Pieces(text)).Trim());

    private static async Task TellAllAsync(TestBot bot)
    {
        await bot.ReachesAsync("ines", Step.OwnIt, "problem Ms Adler waits at Pier 4");
        await bot.SaysAsync("rui", $"note 1 {Hostile}");
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Story", "They waited for two days."), ("text-Title", "A *parcel* is <lost> | http://x"));
        await bot.SaysAsync("ines", "correct 1");
        await bot.PressesAsync("ines", "Save", ("text-Sentence", ""));
        await bot.PressesAsync("ines", "Take it out");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools", ("worked", "The desk called back"), ("aboutUs", "We stand together"));
        await bot.PressesAsync("ines", "Fine", ("words", "Thank you for telling us.\nWhat happened was ours to get right, and we are sorry for what it meant for you."));
    }

    /// <summary>The file as it should be. Where there is none yet it is written, to be looked at and committed.</summary>
    private static string Golden(string name, string found, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, found);
            Assert.Fail($"{path} was missing, and is what was found now. Look at it.");
        }

        return File.ReadAllText(path);
    }
}
