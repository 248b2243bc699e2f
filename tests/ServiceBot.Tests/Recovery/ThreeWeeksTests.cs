using System.Globalization;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>
/// Three weeks of a team in Lisbon, New York and Kolkata, with nights, quiet hours, a holiday and both clock changes: exactly who hears
/// what when, whether the rounds come every minute or only when something can be due. It is about hours and not about data, and thirty thousand rounds take minutes on PostgreSQL.
/// </summary>
[Trait("Database", "Sqlite")]
public class ThreeWeeksTests
{
    private const string Start = "2026-10-19T00:00Z";
    private const string End = "2026-11-09T00:00Z";

    /// <summary>
    /// Who works when, in UTC. Summer time ends in Lisbon on Sunday 25 October and in New York on Sunday 1 November; Monday 2 November is a holiday.
    /// Ines, member: 08–16, from 25 October 09–17; quiet for an hour from noon in Lisbon. Marta, manager: the same without quiet hours.
    /// Nora, lead in New York: 13–21, from 1 November 14–22. Kiran, member in Kolkata: 03:30–11:30. Otto, lead at night: 21–05, from 25 October 22–06.
    /// </summary>
    private static readonly IReadOnlyList<(string At, Func<TestBot, Task> Act)> Script = new (string At, Func<TestBot, Task> Act)[]
    {
        // 1: nobody says a word to the customer before it is late.
        ("10-19 08:00", bot => OpensAsync(bot, "ines", "problem the parcel is lost", promise: "11:00")),
        ("10-19 10:22", bot => bot.SaysAsync("ines", "told 1")),

        // 2: snoozed, then it needs more time, then somebody else takes it over.
        ("10-20 13:00", bot => OpensAsync(bot, "ines", "problem the crate is wet", promise: "15:30")),
        ("10-20 14:21", bot => bot.SaysAsync("ines", "snooze 2 30")),
        ("10-20 15:00", bot => bot.ActsAsync("ines", 2, (about, by) => about.NeedMoreTime(by.At.AddMinutes(90), by))),
        ("10-20 16:40", bot => bot.ActsAsync("nora", 2, (about, by) => about.AcceptHandOver(by))),
        ("10-20 17:00", bot => bot.SaysAsync("nora", "told 2")),

        // 3: its owner has gone home.
        ("10-21 10:00", bot => OpensAsync(bot, "ines", "problem the seal is broken", promise: "18:00")),
        ("10-21 17:30", bot => bot.SaysAsync("nora", "told 3")),

        // 4: a promise after midnight, in the night shift; then the customer is waited for.
        ("10-22 22:00", bot => OpensAsync(bot, "otto", "problem the lamp is dark", promise: "tomorrow 1:00")),
        ("10-23 00:10", bot => bot.ActsAsync("otto", 4, (about, by) => about.Wait(by))),
        ("10-23 01:00", bot => bot.ActsAsync("otto", 4, (about, by) => about.Resume(by))),
        ("10-23 01:10", bot => bot.SaysAsync("otto", "told 4")),

        // 5: serious, and nobody owns it until the whole team was asked; its promise lies behind the weekend on which Lisbon's clocks change.
        ("10-23 14:00", bot => OpensAsync(bot, "ines", "problem the ferry left early", severity: "Serious")),
        ("10-23 15:00", bot => TakesAsync(bot, "nora", 5, "monday 9:30")),
        ("10-26 13:25", bot => bot.SaysAsync("nora", "told 5")),

        // 6: normal, on Friday afternoon: two working hours end on Monday.
        ("10-23 15:30", bot => OpensAsync(bot, "ines", "problem the invoice is wrong")),
        ("10-26 10:50", bot => TakesAsync(bot, "marta", 6, "12:00")),
        ("10-26 11:00", bot => bot.SaysAsync("marta", "told 6")),

        // 7: serious, on a Saturday, when nobody is at work.
        ("10-24 12:00", bot => OpensAsync(bot, "ines", "problem the gate is stuck", severity: "Serious")),
        ("10-26 04:00", bot => TakesAsync(bot, "kiran", 7, "in 2 hours")),
        ("10-26 05:55", bot => bot.SaysAsync("kiran", "told 7")),

        // 8: danger at night, opened by the only lead at work; later a promise for after its owner's hours. People are told, and the manager looks at it when she comes to work.
        ("10-27 23:30", bot => OpensAsync(bot, "otto", "problem the crane hangs low", severity: "Serious", danger: "yes")),
        ("10-28 03:40", bot => TakesAsync(bot, "kiran", 8, "in 20 minutes")),
        ("10-28 03:55", bot => bot.SaysAsync("kiran", "told 8")),
        ("10-28 04:00", bot => bot.SaysAsync("kiran", "promise 8 23:30")),
        ("10-28 05:00", bot => bot.SaysAsync("kiran", "disclosed 8 I told the crew to stay away from it")),
        ("10-28 10:00", bot => bot.SaysAsync("marta", "disclosure 8")),
        ("10-28 10:00", bot => bot.SaysAsync("marta", "acknowledge 8")),
        ("10-28 17:52", bot => bot.SaysAsync("nora", "told 8")),

        // 9: a promise for the holiday, made before New York's clocks change.
        ("10-30 18:00", bot => OpensAsync(bot, "nora", "problem the label is torn", promise: "monday 10:00")),
        ("11-03 14:30", bot => bot.SaysAsync("nora", "told 9")),

        // 10: somebody wants no reminders, and then wants them again.
        ("11-04 10:00", bot => OpensAsync(bot, "ines", "problem the fridge is warm", promise: "11:00")),
        ("11-04 10:20", bot => bot.SaysAsync("ines", "stop 10")),
        ("11-04 11:30", bot => bot.SaysAsync("ines", "remind 10")),
        ("11-04 11:45", bot => bot.SaysAsync("ines", "told 10")),

        // 11: a promise in its owner's quiet hours.
        ("11-05 09:00", bot => OpensAsync(bot, "ines", "problem the key is gone", promise: "12:30")),
        ("11-05 12:25", bot => bot.SaysAsync("marta", "told 11")),

        // 12: somebody keeps contact with the customer, and two help.
        ("11-05 14:00", bot => OpensAsync(bot, "ines", "problem the boat leaks", promise: "16:00")),
        ("11-05 14:05", bot => bot.ActsAsync("marta", 12, (about, by) => about.GiveVoiceTo("marta", by))),
        ("11-05 14:06", bot => bot.ChangeAsync(db => db.CaseHelpers.AddRange(new CaseHelper(12, "kiran"), new CaseHelper(12, "nora")))),
        ("11-05 16:25", bot => bot.SaysAsync("marta", "told 12")),
    }.OrderBy(step => step.At, StringComparer.Ordinal).ToList();

    private static readonly string[] Expected =
    [
        "10-19 09:50 ines: The promise for case 1 is today, Monday 19 October, 11:00 (Europe/Lisbon).",
        "10-19 10:05 ines: The customer of case 1 still waits for the word promised for today, Monday 19 October, 11:00 (Europe/Lisbon). A short word to them helps, even if it is only a new time.",
        "10-19 10:20 marta: The customer of case 1 still waits for the word promised for today, Monday 19 October, 11:00 (Europe/Lisbon). Could you help Ines? A short word to them, even if it is only a new time, helps most.",
        "10-19 10:20 kiran: The customer of case 1 still waits for the word promised for today, Monday 19 October, 15:30 (Asia/Kolkata). Could you help Ines? A short word to them, even if it is only a new time, helps most.",
        "10-20 14:20 ines: The promise for case 2 is today, Tuesday 20 October, 15:30 (Europe/Lisbon).",
        "10-20 14:51 ines: The customer of case 2 still waits for the word promised for today, Tuesday 20 October, 15:30 (Europe/Lisbon). A short word to them helps, even if it is only a new time.",
        "10-20 16:20 ines: The promise for case 2 is today, Tuesday 20 October, 17:30 (Europe/Lisbon).",
        "10-20 16:35 ines: The customer of case 2 still waits for the word promised for today, Tuesday 20 October, 17:30 (Europe/Lisbon). A short word to them helps, even if it is only a new time.",
        "10-20 16:50 ines: The customer of case 2 still waits for the word promised for today, Tuesday 20 October, 17:30 (Europe/Lisbon). Could you help Nora? A short word to them, even if it is only a new time, helps most.",
        "10-21 16:50 nora: The promise for case 3 is today, Wednesday 21 October, 13:00 (America/New_York). Ines is away just now. Could you see to it, or find somebody who can?",
        "10-21 17:05 nora: The customer of case 3 still waits for the word promised for today, Wednesday 21 October, 13:00 (America/New_York). Ines is away just now. Could you give them a word, or find somebody who can?",
        "10-21 17:20 nora: The customer of case 3 still waits for the word promised for today, Wednesday 21 October, 13:00 (America/New_York). Ines is away just now. Could you give them a word, or find somebody who can?",
        "10-22 23:50 otto: The promise for case 4 is today, Friday 23 October, 01:00 (Europe/Lisbon).",
        "10-23 00:05 otto: The customer of case 4 still waits for the word promised for today, Friday 23 October, 01:00 (Europe/Lisbon). A short word to them helps, even if it is only a new time.",
        "10-23 01:00 channel: Case 4, The lamp is dark, needs a word to the customer. Whoever can, please give it and press “Told the customer” on its card.",
        "10-23 14:30 nora: Case 5 has no owner yet. It was reported today, Friday 23 October, 10:00 (America/New_York). Could you find somebody who sees it through, or take it yourself?",
        "10-23 14:40 marta: Case 5 has no owner yet. It was reported today, Friday 23 October, 15:00 (Europe/Lisbon). Could you find somebody who sees it through, or take it yourself?",
        "10-23 14:50 channel: Case 5, The ferry left early, needs an owner. Whoever can, please press “Take it” on its card.",
        "10-24 12:30 channel: Case 7, The gate is stuck, needs an owner. Whoever can, please press “Take it” on its card.",
        "10-26 05:50 kiran: The promise for case 7 is today, Monday 26 October, 11:30 (Asia/Kolkata).",
        "10-26 10:30 marta: Case 6 has no owner yet. It was reported Friday 23 October, 16:30 (Europe/Lisbon). Could you find somebody who sees it through, or take it yourself?",
        "10-26 10:40 channel: Case 6, The invoice is wrong, needs an owner. Whoever can, please press “Take it” on its card.",
        "10-26 13:20 nora: The promise for case 5 is today, Monday 26 October, 09:30 (America/New_York).",
        "10-27 23:40 nora: Case 8 has no owner yet. It was reported today, Tuesday 27 October, 19:30 (America/New_York). Could you find somebody who sees it through, or take it yourself? Somebody may be in danger. First make people safe. Whom to call is in your own procedure.",
        "10-27 23:50 marta: Case 8 has no owner yet. It was reported today, Tuesday 27 October, 23:30 (Europe/Lisbon). Could you find somebody who sees it through, or take it yourself? Somebody may be in danger. First make people safe. Whom to call is in your own procedure.",
        "10-28 00:00 channel: Danger. Case 8, The crane hangs low, needs an owner. Whoever can, please press “Take it” on its card.",
        "10-28 03:50 kiran: The promise for case 8 is today, Wednesday 28 October, 09:30 (Asia/Kolkata). Somebody may be in danger. First make people safe. Whom to call is in your own procedure.",
        "10-28 09:00 marta: In case 8 people were told. Please look at it: disclosure 8. When you have: acknowledge 8. If something is missing: acknowledge 8 but, and what.",
        "10-28 17:50 kiran: The promise for case 8 is today, Wednesday 28 October, 23:30 (Asia/Kolkata). Somebody may be in danger. First make people safe. Whom to call is in your own procedure.",
        "11-02 15:05 channel: Case 9, The label is torn, needs a word to the customer. Whoever can, please give it and press “Told the customer” on its card.",
        "11-02 15:20 channel: Case 9, The label is torn, needs a word to the customer. Whoever can, please give it and press “Told the customer” on its card.",
        "11-04 11:30 marta: The customer of case 10 still waits for the word promised for today, Wednesday 4 November, 11:00 (Europe/Lisbon). Could you help Ines? A short word to them, even if it is only a new time, helps most.",
        "11-05 12:20 marta: The promise for case 11 is today, Thursday 5 November, 12:30 (Europe/Lisbon). Ines is away just now. Could you see to it, or find somebody who can?",
        "11-05 15:50 marta: The promise for case 12 is today, Thursday 5 November, 16:00 (Europe/Lisbon).",
        "11-05 16:05 marta: The customer of case 12 still waits for the word promised for today, Thursday 5 November, 16:00 (Europe/Lisbon). A short word to them helps, even if it is only a new time.",
        "11-05 16:20 nora: The customer of case 12 still waits for the word promised for today, Thursday 5 November, 11:00 (America/New_York). Could you help Marta? A short word to them, even if it is only a new time, helps most.",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everybody_hears_what_concerns_them_when_it_does(bool everyMinute)
    {
        await using var bot = await TestBot.StartAsync(Start);
        await bot.HasMemberAsync("Nora", Role.Lead, zone: "America/New_York");
        await bot.HasMemberAsync("Kiran", Role.Member, zone: "Asia/Kolkata");
        await bot.HasMemberAsync("Otto", Role.Lead, hours: "22-6");
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.ChangeAsync(db =>
        {
            db.Holidays.Add(new Holiday { TeamId = "harbour", Date = new DateOnly(2026, 11, 2), Name = "All Souls" });
            db.PersonHours.Add(new PersonHours("ines") { QuietFrom = new TimeOnly(12, 0), QuietTo = new TimeOnly(13, 0) });
            db.PersonHours.Add(new PersonHours("rui") { AwayUntil = new DateOnly(2026, 12, 1) });
            db.PersonHours.Add(new PersonHours("amal") { AwayUntil = new DateOnly(2026, 12, 1) });
        });

        var heard = new List<string>();
        var end = At(End);
        var next = 0;
        while (bot.Clock.Now < end)
        {
            var hasActed = false;
            for (; next < Script.Count && At($"2026-{Script[next].At}Z") <= bot.Clock.Now; next++, hasActed = true)
                await Script[next].Act(bot);

            if (hasActed)
                await ReadAsync(bot);
            if (await bot.RunNudgesAsync())
                heard.AddRange((await ReadAsync(bot)).Select(said => $"{bot.Clock.Now:MM-dd HH:mm} {said}"));

            var then = bot.Clock.Now.AddMinutes(1);
            if (!everyMinute)
                then = await bot.ReadAsync(db => NudgeAgenda.Next(db, bot.Clock.Now)) is { } due && due < end ? due : end;
            if (next < Script.Count && At($"2026-{Script[next].At}Z") is var act && act < then)
                then = act;

            bot.Clock.Advance(then - bot.Clock.Now);
        }

        Assert.Equal(Script.Count, next);
        Assert.Equal(Expected, heard);
    }

    /// <summary>All of it at one instant: with a promise it is theirs, without one they leave it to somebody else.</summary>
    private static async Task OpensAsync(
        TestBot bot, string person, string sentence, string? promise = null, string severity = "Normal", string danger = "no")
    {
        await bot.SaysAsync(person, sentence);
        await bot.PressesAsync(person, "A customer", ("severity", severity), ("danger", danger));
        await bot.SaysAsync(person, "They told us what happened.");
        if (promise is null)
        {
            await bot.PressesAsync(person, "Someone else");
            return;
        }

        await bot.PressesAsync(person, "I own it", ("promise", promise));
        await bot.SaysAsync(person, "pause");
    }

    private static async Task TakesAsync(TestBot bot, string person, int number, string promise)
    {
        await bot.SaysAsync(person, $"own {number}");
        await bot.SaysAsync(person, $"promise {number} {promise}");
        await bot.SaysAsync(person, "pause");
    }

    private static async Task<List<string>> ReadAsync(TestBot bot)
    {
        var said = new List<string>();
        foreach (var person in (string[])["ines", "marta", "nora", "kiran", "otto", "rui", "amal"])
            said.AddRange((await bot.ReadsAsync(person)).Select(one => $"{person}: {one.Lines[^1]}"));

        said.AddRange((await bot.RoomReadsAsync()).Select(one => $"channel: {one.Lines[^1]}"));
        return said;
    }

    private static DateTimeOffset At(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
}
