using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>The team with limits: a member 20 EUR, a lead 50, an approver 200. Jonas approves, Marta manages; case 1 is Ines's, at step 3.</summary>
internal static class SpendDesk
{
    public const string Friday = "2026-11-20T10:00Z";

    public static async Task<TestBot> StartAsync(string now = Friday, bool hasJonas = true, bool hasMarta = true, Action<TeamSettings>? change = null)
    {
        var bot = await TestBot.StartAsync(now);
        if (hasJonas)
            await bot.HasMemberAsync("Jonas", Role.Approver);
        if (hasMarta)
            await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ChangeAsync(db =>
        {
            db.Memberships.Single(membership => membership.PersonId == "amal").Role = Role.Lead;
            var settings = new TeamSettings("harbour") { MemberLimit = 2000, LeadLimit = 5000, ApproverLimit = 20_000 };
            change?.Invoke(settings);
            db.TeamSettings.Add(settings);
        });
        await bot.ReachesAsync("ines", Step.FixItFast);
        await ReadAllAsync(bot);
        return bot;
    }

    public static async Task ReadAllAsync(TestBot bot)
    {
        foreach (var person in (string[])["ines", "rui", "amal", "jonas", "marta"])
            await bot.ReadsAsync(person);
        await bot.RoomReadsAsync();
    }

    /// <summary>The last that the bot says to it.</summary>
    public static async Task<string> AnswerAsync(this TestBot bot, string person, string text) => (await bot.SaysAsync(person, text))[^1].Text;

    public static async Task<string> LastAsync(this TestBot bot, string person) => (await bot.ReadsAsync(person))[^1].Text;

    public static async Task<string> SpentAsync(this TestBot bot, int number = 1) => (await bot.CaseAsync(number)).Spent.Shown;

    public static async Task<int> CountAsync(this TestBot bot, CaseEventKind kind, int number = 1) =>
        (await bot.CaseAsync(number)).Events.Count(happened => happened.Kind == kind);

    /// <summary>Somebody has another part in the team from now on; null: none.</summary>
    public static Task<int> BecomesAsync(this TestBot bot, string person, Role? role) => bot.ChangeAsync(db =>
    {
        var membership = db.Memberships.Single(found => found.PersonId == person && found.TeamId == "harbour");
        if (role is { } part)
            membership.Role = part;
        else
            db.Memberships.Remove(membership);
    });

    public static Task<int> SetsAsync(this TestBot bot, Action<TeamSettings> change) =>
        bot.ChangeAsync(db => change(db.TeamSettings.Single(settings => settings.TeamId == "harbour")));
}
