using System.Runtime.CompilerServices;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whole conversations in which people are looked after, word for word (Golden/*.txt), with all that they and their lead hear.</summary>
public class CareConversationTests
{
    [Theory]
    [InlineData("abusive-contact")]
    [InlineData("tools-off")]
    public async Task Everything_that_is_read_is_what_stands_there(string conversation)
    {
        await using var bot = await TestBot.StartAsync("2026-11-19T14:00Z");
        await bot.HasMemberAsync("Nora", Role.Lead);

        await Golden.HoldsAsync(bot, await File.ReadAllTextAsync(Path.Combine(Folder(), $"{conversation}.txt")), "ines", "nora");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
