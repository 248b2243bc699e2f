using System.Runtime.CompilerServices;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whole conversations about how a case ends, or does not, word for word (Golden/*.txt), with all that both people involved hear.</summary>
public class EndingConversationTests
{
    [Theory]
    [InlineData("two-cases-are-one-and-parted")]
    [InlineData("not-suitable-to-ask")]
    [InlineData("what-we-know-of-a-customer")]
    public async Task Everything_that_is_read_is_what_stands_there(string conversation)
    {
        await using var bot = await TestBot.StartAsync("2026-11-18T10:00Z");

        await Golden.HoldsAsync(bot, await File.ReadAllTextAsync(Path.Combine(Folder(), $"{conversation}.txt")), "ines", "rui");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
