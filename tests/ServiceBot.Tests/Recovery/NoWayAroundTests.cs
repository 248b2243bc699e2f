using System.Globalization;
using System.Text.Json.Nodes;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Recovery;

/// <summary>
/// Whatever people of a team type and press, in whatever order: a case in which somebody may be in danger does not end before people were told,
/// or nobody needs to be, with the questions answered, and somebody else who may has looked at it.
/// </summary>
public class NoWayAroundTests
{
    private static readonly string[] People = ["ines", "rui", "amal", "kiran", "marta", "lea"];

    private static readonly string[] InOrder = ["lea", "marta", "kiran"];

    /// <summary>Every command that names a case, and those that move about; the numbers are filled in.</summary>
    private static readonly string[] Commands =
    [
        "next #", "next #", "back", "pause", "cancel", "cancel", "close #", "close # because we are done", "close # because we are done; yes; none; none", "same # as #", "same # as #",
        "not same # as #", "reopen #", "own #", "told #", "fixed #", "promise # in 30 minutes", "waiting #", "resume #", "more time # in 2 hours", "hand # to @rui",
        "accept #", "decline #", "voice # @amal", "voice # yes", "get help #", "join #", "note # a word", "customer says # Fine", "customer says # still let down", "asked # by mail",
        "key # 4711", "snooze # 30", "stop #", "remind #", "case #", "cases", "correct #", "safety #", "not safety #", "not safety # because a mistake; yes; none; none",
        "disclosure #", "disclosure # open", "disclosure # by tomorrow 12:00", "disclosure # to @rui", "disclosure # mine", "disclosure # no", "disclosure # again",
        "disclosure # nothing new", "disclosure # waived", "disclosure # waived because nobody was near; yes; none; none", "disclosure # what they must know",
        "disclosed # we called them", "acknowledge #", "acknowledge # but more is known", "public #", "not public #", "A customer", "A colleague", "Me", "I own it", "Fine", "Tools",
        "abuse #", "abuse # stopped", "not abuse #", "tools off #", "tools on # they are well", "park #", "backup #", "spend # 10 a taxi", "forget customer # yes",
        "They nearly fell.", "problem the lift is stuck", "kept #", "came back #", "referral #", "apology #", "listen #", "follow-up 1 done",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task No_way_leads_around_it(int seed)
    {
        var random = new Random(seed);
        await using var bot = await StartAsync();
        var log = new List<string>();
        for (var step = 0; step < 260; step++)
        {
            var who = People[random.Next(People.Length)];
            if (random.Next(3) == 0 && await PressAsync(bot, who, random) is { } pressed)
                log.Add($"{who} ! {pressed}");
            else
                log.Add($"{who} > {await SayAsync(bot, who, random)}");
            if (random.Next(12) == 0)
                bot.Clock.Advance(TimeSpan.FromHours(random.Next(1, 20)));

            await HoldsAsync(bot, log);
        }

        // Something did happen, and what was done as it should be did end.
        Assert.Contains(await EventsAsync(bot), happened => happened.Kind == CaseEventKind.Acknowledged);
    }

    private static async Task<string> SayAsync(TestBot bot, string who, Random random)
    {
        // Whoever may look at it does so often, and whoever sees to it tells people, or the walk would end nothing at all.
        var typed = string.Concat((who == "lea" && random.Next(2) == 0 ? "acknowledge #" : random.Next(8) == 0 ? "disclosed # we called them" : Commands[random.Next(Commands.Length)]).Select(one => one == '#' ? $"{random.Next(1, 4)}" : $"{one}"));
        await bot.SaysAsync(who, typed);
        return typed;
    }

    /// <summary>Any button of one of the newest cards, filled in as it may be.</summary>
    private static async Task<string?> PressAsync(TestBot bot, string who, Random random)
    {
        var cards = (await bot.ChatAsync(who)).Where(message => message.Card is not null && message.Buttons.Count > 0).TakeLast(6).ToList();
        if (cards.Count == 0)
            return null;

        var card = cards[random.Next(cards.Count)];
        var buttons = card.Buttons.Where(button => button != "Add more").ToList();
        if (buttons.Count == 0)
            return null;

        var button = buttons[random.Next(buttons.Count)];
        JsonObject press = card.Submit(
            button, ("because", "a few words"), ("right", "yes"), ("impact", "none"), ("reputation", "none"), ("howDisclosed", "we called them"), ("toDisclose", "what they must know"),
            ("danger", random.Next(2) == 0 ? "yes" : "no"), ("words", "We are sorry."));
        await bot.SubmitsAsync(who, press);
        return button;
    }

    private static async Task HoldsAsync(TestBot bot, List<string> log)
    {
        List<RecoveryCase> cases = await bot.ReadAsync(db => db.Cases.ToList());
        var events = (await EventsAsync(bot)).ToLookup(happened => happened.CaseNumber);
        foreach (var about in cases.Where(about => about.Status is CaseStatus.Closed or CaseStatus.Cancelled && !about.IsPrivate && !about.IsPractice))
            Assert.True(!about.IsToDisclose || WasLookedAt(about.Number, events), $"Case {about.Number} is {about.Status} after {string.Join(", ", log.TakeLast(40))}");

        // Nobody is told nothing without the three answers.
        foreach (var about in cases.Where(about => about.Settled is Settling.Waived or Settling.NotSafety))
            Assert.Equal(3, about.Considered?.Split('\n').Count(answer => answer.Length > 0));

        // What goes on elsewhere is owed there.
        foreach (var about in cases.Where(about => about is { Status: CaseStatus.Merged, IsHeldOpen: true }))
        {
            var end = about;
            while (end.MergedInto is { } into)
                end = cases.Single(one => one.Number == into);

            Assert.True(end.IsHeldOpen || WasLookedAt(end.Number, events), $"Case {about.Number} is gone in case {end.Number} after {string.Join(", ", log.TakeLast(40))}");
        }
    }

    /// <summary>As its log tells, whatever the row says: what was said last was looked at by somebody else, who may.</summary>
    private static bool WasLookedAt(int number, ILookup<int, CaseEvent> events, params int[] seen)
    {
        CaseEventKind[] settling = [CaseEventKind.Disclosed, CaseEventKind.DisclosureWaived, CaseEventKind.SafetyDoubted, CaseEventKind.DisclosureStands];
        CaseEventKind[] hand = [.. settling, CaseEventKind.Owned, CaseEventKind.HandedOver, CaseEventKind.DisclosureTaken];
        var ordered = Standing.Of(events[number]);
        var looked = ordered.FindLast(happened => happened.Kind == CaseEventKind.Acknowledged);

        // What was looked at in a case that goes on here came along with it.
        if (looked is null)
            return ordered.Where(happened => happened.Kind == CaseEventKind.Absorbed)
                .Select(happened => int.Parse(happened.Data!, CultureInfo.InvariantCulture))
                .Any(other => !seen.Contains(other) && WasLookedAt(other, events, [.. seen, number]));

        var settled = ordered.FindLast(happened => happened.Sequence < looked.Sequence && settling.Contains(happened.Kind));
        var hands = ordered.Where(happened => happened.Sequence < looked.Sequence && hand.Contains(happened.Kind)).Select(happened => happened.PersonId).ToHashSet();

        // The leader, unless she had a hand in it herself; then the manager, and then the lead.
        var may = InOrder.TakeWhile((_, index) => InOrder[..index].All(hands.Contains)).ToList();
        return may.Contains(looked.PersonId) && looked.PersonId != settled?.PersonId
            && !ordered.Exists(happened => happened.Sequence > looked.Sequence && (settling.Contains(happened.Kind) || Asks(happened, ordered, events, [.. seen, number])));
    }

    /// <summary>Whether it is to be looked at anew after that: danger, something to tell, a case that was over, or another case that owes people something.</summary>
    private static bool Asks(CaseEvent happened, List<CaseEvent> ordered, ILookup<int, CaseEvent> events, int[] seen) => happened.Kind switch
    {
        CaseEventKind.SafetyRaised or CaseEventKind.DisclosureOpened => true,
        CaseEventKind.Reopened => happened.Data is not null || ordered.Exists(before => before.Kind == CaseEventKind.Closed && before.Sequence < happened.Sequence),
        CaseEventKind.Absorbed when int.Parse(happened.Data!, CultureInfo.InvariantCulture) is var other =>
            !ordered.Exists(later => later.Kind == CaseEventKind.Unmerged && later.Data == happened.Data && later.Sequence > happened.Sequence)
            && events[other].Any(owed => owed.Kind is CaseEventKind.SafetyRaised or CaseEventKind.DisclosureOpened)
            && !seen.Contains(other) && !WasLookedAt(other, events, seen),
        _ => false,
    };

    private static Task<List<CaseEvent>> EventsAsync(TestBot bot) => bot.ReadAsync(db => db.CaseEvents.ToList());

    /// <summary>Three cases of different people, two of them with danger, in a team with a lead, a manager and a leader.</summary>
    private static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-18T10:00Z");
        await bot.HasMemberAsync("Kiran", Role.Lead);
        await bot.HasMemberAsync("Marta", Role.Manager);
        await bot.HasMemberAsync("Lea", Role.Leader);
        foreach (var (who, step) in new[] { ("ines", Step.BeGracious), ("rui", Step.FixItFast), ("amal", Step.OwnIt) })
            await bot.ReachesAsync(who, step, $"problem {who}'s gangway broke");

        await bot.SaysAsync("ines", "told 1");
        await bot.SaysAsync("ines", "safety 1");
        await bot.SaysAsync("rui", "safety 2");
        return bot;
    }
}
