using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Setup;

/// <summary>The team with Marta as its manager, who has set up nothing yet.</summary>
internal static class HarbourDesk
{
    public static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync(now: "2026-11-20T14:00Z"); // a working day, so that nobody's messages wait
        await bot.HasMemberAsync("Marta", Role.Manager);
        return bot;
    }

    /// <summary>Marta is asked that topic in the set-up.</summary>
    public static async Task<TestBot> AtTopicAsync(string topic)
    {
        var bot = await StartAsync();
        await bot.SaysAsync("marta", "setup");
        while (!(await bot.ChatAsync("marta"))[^1].Lines[0].EndsWith(topic, StringComparison.Ordinal))
            await bot.SaysAsync("marta", "skip");

        return bot;
    }

    /// <summary>Marta has opened that topic from the settings.</summary>
    public static async Task<TestBot> AtSettingAsync(string topic)
    {
        var bot = await StartAsync();
        await bot.SaysAsync("marta", "settings");
        await bot.PressesAsync("marta", topic);
        return bot;
    }
}
