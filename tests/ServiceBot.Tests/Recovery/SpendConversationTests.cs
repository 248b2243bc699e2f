using System.Runtime.CompilerServices;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>Whole conversations about money, word for word (Golden/*.txt), with all that who asks and who decides hear.</summary>
public class SpendConversationTests
{
    [Theory]
    [InlineData("approval-refused")]
    public async Task Everything_that_is_read_is_what_stands_there(string conversation)
    {
        await using var bot = await TestBot.StartAsync(SpendDesk.Friday);
        await bot.HasMemberAsync("Jonas", Role.Approver);
        await bot.ChangeAsync(db => db.TeamSettings.Add(
            new TeamSettings("harbour") { MemberLimit = 4000, LeadLimit = 5000, ApproverLimit = 20_000, GestureFloor = 1000 }));

        await Golden.HoldsAsync(bot, await File.ReadAllTextAsync(Path.Combine(Folder(), $"{conversation}.txt")), "ines", "jonas");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
