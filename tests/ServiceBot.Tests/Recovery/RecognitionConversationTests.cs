using System.Runtime.CompilerServices;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whole conversations about thanks, what nobody knew and what was done, word for word (Golden/*.txt), with all that the channel reads.</summary>
public class RecognitionConversationTests
{
    [Theory]
    [InlineData("thanks-kept-shown-and-withdrawn")]
    [InlineData("a-gap-becomes-an-answer")]
    [InlineData("you-said-we-did")]
    public async Task Everything_that_is_read_is_what_stands_there(string conversation)
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);

        await Golden.HoldsAsync(bot, await File.ReadAllTextAsync(Path.Combine(Folder(), $"{conversation}.txt")), "ines", "rui", "amal", "marta", Golden.Room);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
