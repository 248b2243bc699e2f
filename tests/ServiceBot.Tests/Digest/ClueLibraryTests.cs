using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Bot;
using ServiceBot.Digest;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Digest;

/// <summary>The clues of a team: read by all of it, handed on as a plain file, and taken over from others.</summary>
public class ClueLibraryTests
{
    [Fact]
    public async Task Everybody_in_the_team_reads_its_clues_and_what_its_cases_want_to_keep()
    {
        await using var bot = await StartAsync();
        await bot.ReachesAsync("ines", ServiceBot.Recovery.Step.Analyze);
        await bot.PressesAsync("ines", "Tools", ("worked", "The crew told them at once"));
        await bot.SaysAsync("ines", "close 1 because it is only a test");

        foreach (var reader in new[] { "rui", "marta" })
        {
            var said = (await bot.SaysAsync(reader, "clues"))[^1];
            Assert.Equal("What works in Harbour desk, the newest first:", said.Lines[0]);
            Assert.Equal("- calling first saves three mails", said.Lines[1]);
        }

        Assert.StartsWith("What works in Harbour desk", (await bot.SaysInRoomAsync("rui", "@ServiceBot clues"))[^1].Text, StringComparison.Ordinal);
        await bot.HasStrangerAsync("zoe");
        Assert.StartsWith("Elsewhere has no clues yet.", (await bot.SaysAsync("zoe", "clues"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_handed_on_as_a_file_once_without_what_may_name_somebody()
    {
        await using var bot = await StartAsync();
        await bot.SaysAsync("ines", "clue Rui calms everybody down");

        var said = (await bot.SaysAsync("rui", "clues export"))[^1];
        Assert.Contains("1 of them, to keep or to hand on. One was left out", said.Text, StringComparison.Ordinal);

        Assert.Equal("# Harbour desk\n\n- calling first saves three mails\n", (await TakeAsync(bot, said.Links[0]))!.ToMarkdown());
        Assert.Null(await TakeAsync(bot, said.Links[1])); // they are one link
        Assert.Null(await TakeAsync(bot, "http://localhost/clues/nothing.md"));
    }

    [Fact]
    public async Task Whoever_left_the_team_or_came_late_gets_no_file()
    {
        await using var bot = await StartAsync();
        var late = (await bot.SaysAsync("rui", "clues export"))[^1].Links[0];
        bot.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Null(await TakeAsync(bot, late));

        var gone = (await bot.SaysAsync("rui", "clues export"))[^1].Links[0];
        await bot.ChangeAsync(db => db.Memberships.RemoveRange(db.Memberships.Where(member => member.PersonId == "rui")));
        Assert.Null(await TakeAsync(bot, gone));
    }

    [Theory]
    [InlineData("clues import\n# Ferry desk\n\n- ask twice before you offer\n* say the time\n", "Ferry desk", 2)]
    [InlineData("clues import\n{\"name\":\"Ferry desk\",\"clues\":[\"ask twice before you offer\",\"say the time\",\"say the time\"]}", "Ferry desk", 2)]
    [InlineData("clues import - ask twice before you offer", "Other teams", 1)]
    [InlineData("clues import\n```json\n{\"name\":\"Ferry desk\",\"clues\":[\"ask twice before you offer\"]}\n```", "Ferry desk", 1)]
    public async Task A_pack_of_others_is_pasted_and_read_and_dropped(string typed, string pack, int clues)
    {
        await using var bot = await StartAsync();

        Assert.StartsWith($"Taken in: {clues} {(clues == 1 ? "clue" : "clues")} of the pack {pack}", (await bot.SaysAsync("marta", typed))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("You have all of these already.", (await bot.SaysAsync("marta", typed))[^1].Text);
        Assert.Contains($"From the pack {pack}:\n- ask twice before you offer", (await bot.SaysAsync("ines", "clues"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith($"Dropped: {clues}", (await bot.SaysAsync("marta", $"clues drop {pack}"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.ReadAsync(db => db.PackClues.Count()));
    }

    [Fact]
    public async Task What_one_team_hands_on_another_takes_in()
    {
        await using var bot = await StartAsync();
        await bot.HasStrangerAsync("zoe");
        var links = (await bot.SaysAsync("rui", "clues export"))[^1].Links;
        var json = (await TakeAsync(bot, links[1]))!.ToJson();

        Assert.StartsWith("Taken in: 1 clue of the pack Harbour desk", (await bot.SaysAsync("zoe", $"clues import {json}"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("- calling first saves three mails", (await bot.SaysAsync("zoe", "clues"))[^1].Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "clues import", "Paste it behind the words" },
        { "clues import hello", "I find no clue in it." },
        { "clues import {\"name\":", "I cannot read that as JSON" },
        { "clues import {\"name\":\"x\",\"clues\":null}", "I cannot read that as JSON" },
        { "clues import {\"name\":\"x\",\"clues\":[" + string.Join(',', Enumerable.Range(0, 101).Select(number => $"\"clue {number}\"")) + "]}", "That pack has 101 clues" },
        { $"clues import\n- {new string('a', 501)}", "Clue 1 is longer than 500 characters." },
        { $"clues import\n- {new string('a', 20_001)}", "That is longer than I take at once" },
        { $"clues import\n# {new string('a', 61)}\n- b c", "Its name is longer than 60 characters." },
        { "clues drop nothing", "There is no pack of others here." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task What_is_no_pack_loses_nothing_and_says_what_to_do(string typed, string answer)
    {
        await using var bot = await StartAsync();

        Assert.Contains(answer, (await bot.SaysAsync("marta", typed))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.ReadAsync(db => db.PackClues.Count()));
    }

    [Fact]
    public async Task Packs_are_taken_in_and_dropped_by_those_who_lead()
    {
        await using var bot = await StartAsync();

        Assert.StartsWith("Leads and managers of a team take in packs", (await bot.SaysAsync("ines", "clues import\n- ask twice"))[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("Leads and managers of a team can drop", (await bot.SaysAsync("ines", "clues drop Ferry desk"))[^1].Text, StringComparison.Ordinal);
        Assert.Contains("in our private chat", (await bot.SaysInRoomAsync("marta", "@ServiceBot clues import - ask twice"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var pack = new CluePack("Harbour desk", ["“quoted” – and * starred", "{\"a\":1}", "a - b"]);

        Assert.Equal(pack.Clues, CluePack.Read(pack.ToMarkdown(), "", out _)!.Clues);
        Assert.Equal(pack.Clues, CluePack.Read(pack.ToJson(), "", out _)!.Clues);
        Assert.Equal("Harbour desk", JsonDocument.Parse(pack.ToJson()).RootElement.GetProperty("name").GetString());
    }

    private static async Task<CluePack?> TakeAsync(TestBot bot, string url)
    {
        await using var scope = bot.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClueExports>().TakeAsync(new Uri(url).AbsolutePath.Split('/', '.')[2], null, CancellationToken.None);
    }

    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-18T10:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.SaysAsync("ines", "clue calling first saves three mails");
        return bot;
    }
}
