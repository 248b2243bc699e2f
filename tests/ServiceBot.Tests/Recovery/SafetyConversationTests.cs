using System.Runtime.CompilerServices;
using ServiceBot.Channels.Web;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>A whole conversation where people are in danger, word for word (Golden/safety.txt), with all that everybody involved hears.</summary>
public class SafetyConversationTests
{
    [Fact]
    public async Task Everything_that_is_read_is_what_stands_there()
    {
        await using var bot = await TestBot.StartAsync("2026-11-18T10:00Z");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ChangeAsync(db =>
        {
            db.People.Add(new Person { Id = "lea", Name = "Lea", Zone = "Europe/Lisbon", Role = Role.Leader });
            db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId("lea"), PersonId = "lea", CreatedAt = bot.Clock.Now });
            db.Addresses.Add(new PersonAddress { Channel = "directline", Account = "lea", PersonId = "lea", Conversation = WebConversation.PrivateId("lea") });
            db.TeamSettings.Add(new TeamSettings("harbour") { SafetyLeaderId = "lea" });
        });

        await Golden.HoldsAsync(bot, await File.ReadAllTextAsync(Path.Combine(Folder(), "safety.txt")), "ines", "rui", "marta", "lea");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
