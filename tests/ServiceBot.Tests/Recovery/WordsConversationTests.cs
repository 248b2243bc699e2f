using System.Runtime.CompilerServices;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>
/// Whole conversations about the words for the customer, word for word (Golden/*.txt), in the cases where a wrong one hurts most.
/// </summary>
public class WordsConversationTests
{
    [Theory]
    [InlineData("it-was-ours")]
    [InlineData("it-was-not-ours")]
    [InlineData("the-customer-was-abusive")]
    [InlineData("somebody-may-be-hurt")]
    [InlineData("somebody-died")]
    [InlineData("discrimination")]
    [InlineData("personal-data-got-out")]
    public async Task Everything_that_is_read_is_what_stands_there(string conversation)
    {
        await using var bot = await TestBot.StartAsync("2026-11-20T14:00Z");

        await Golden.HoldsAsync(bot, await File.ReadAllTextAsync(Path.Combine(Folder(), $"{conversation}.txt")), "ines");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
