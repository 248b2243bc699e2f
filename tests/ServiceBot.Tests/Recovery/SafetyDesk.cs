using ServiceBot.Channels.Web;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>The team with Kiran, who leads, and Marta, who manages; and a case with danger in it.</summary>
internal static class SafetyDesk
{
    public const string Friday = "2026-11-20T10:00Z";

    public static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync(Friday);
        await bot.HasMemberAsync("Kiran", Role.Lead);
        await bot.HasMemberAsync("Marta", Role.Manager);
        return bot;
    }

    public static Task<int> HasLeaderAsync(TestBot bot, string id) => bot.ChangeAsync(db =>
    {
        db.People.Add(new Person { Id = id, Name = "Lea", Zone = "Europe/Lisbon", Role = Role.Leader });
        db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId(id), PersonId = id, CreatedAt = bot.Clock.Now });
        db.Addresses.Add(new PersonAddress { Channel = "directline", Account = id, PersonId = id, Conversation = WebConversation.PrivateId(id) });
    });

    /// <summary>A case of Ines with danger, at its last question; everybody has read what came so far.</summary>
    public static async Task ReachTheEndAsync(TestBot bot)
    {
        await bot.SaysAsync("ines", "problem the gangway broke");
        await bot.PressesAsync("ines", "A customer", ("danger", "yes"));
        await bot.SaysAsync("ines", "A child nearly fell.");
        await bot.PressesAsync("ines", "I own it");
        await bot.PressesAsync("ines", "It is fixed");
        await bot.PressesAsync("ines", "Tools");
        await bot.SaysAsync("ines", "told 1");
        foreach (var person in (string[])["ines", "rui", "amal", "marta", "kiran", "lea"])
            await bot.ReadsAsync(person);
    }
}
