using ServiceBot.Calendar;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Who is reminded of what, and when. Each reminder is said once, to people at work, and never held for later: a stale one is worse than none.</summary>
internal static class NudgeRules
{
    /// <summary>So long before a promise its owner is reminded of it.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    /// <summary>So long after it the owner is asked, and then the helpers.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan HelpAfter = TimeSpan.FromMinutes(15);

    /// <summary>How long a lead has to find an owner before a manager hears of it, and a manager before the team does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What could not be said for so long is not said any more; those who look at the open cases see it.</summary>
    public static readonly TimeSpan Fold = TimeSpan.FromHours(4);

    /// <summary>More colleagues than these are asked by one line in their channel instead.</summary>
    public const int MostAsked = 8;

    private static readonly NudgeKind[] Escalation = [NudgeKind.UnownedLead, NudgeKind.UnownedManager, NudgeKind.UnownedChannel];

    public static IReadOnlyList<DueNudge> Due(NudgeFacts facts)
    {
        var (about, now) = (facts.About, facts.Now);
        if (!about.IsActive || about.Customer is null || now < about.SnoozedUntil)
            return [];

        // How a talk went is asked all the same, as whoever went to talk was told.
        if (about.RemindersStopped || about.IsWaitingAt(now))
            return OfTalk(facts);

        return OnceEach([.. OfTalk(facts), .. OfNoOwner(facts), .. OfPromise(facts)]);
    }

    private static List<DueNudge> OfNoOwner(NudgeFacts facts)
    {
        var (about, now) = (facts.About, facts.Now);
        if (about.OwnerId is not null || IsPrivate(about) || facts.OwnBy is not { } target || now < target)
            return [];

        var due = new List<DueNudge>();
        DateTimeOffset? before = null;
        foreach (var kind in Escalation)
        {
            if (facts.SaidAt(kind, target) is { } said)
            {
                before = said;
                continue;
            }

            var from = before + Patience ?? target;
            if (now < from)
                return due;

            if (now >= from + Fold)
            {
                due.Add(DueNudge.ForNobody(kind, target));
                continue;
            }

            if (kind == NudgeKind.UnownedChannel)
            {
                due.Add(InChannel(kind, target, from + Fold));
                continue;
            }

            var asked = kind == NudgeKind.UnownedLead ? Leads(facts) : Managers(facts);
            var free = Free(asked, facts);
            if (free.Count > 0)
            {
                due.Add(new DueNudge(kind, target, [Turn(free, about)], GoodUntil: from + Fold));
                return due;
            }

            // They are at it just now; what would be said to nobody before them can wait as well.
            if (asked.Count > 0 && now < from + Patience)
                return [];

            due.Add(DueNudge.ForNobody(kind, target));
        }

        return due;
    }

    /// <summary>Said before all else, for the promise stands in it as well.</summary>
    private static IReadOnlyList<DueNudge> OfTalk(NudgeFacts facts) =>
        facts.About.ToolsOffUntil is { } until && until <= facts.Now && facts.Now < until + Fold && facts.SaidAt(NudgeKind.Talked, until) is null
            ? ToOwner(NudgeKind.Talked, until, until + Fold, facts)
            : [];

    private static IReadOnlyList<DueNudge> OfPromise(NudgeFacts facts)
    {
        var (about, now) = (facts.About, facts.Now);
        if (about is not { IsPromiseOpen: true, PromiseAt: { } promise })
            return [];

        if (now < promise)
        {
            if (now < promise - Ahead || facts.SaidAt(NudgeKind.PromiseSoon, promise) is not null)
                return [];

            // Whoever promised less than that needs nobody to remind them.
            return about.PromisedAt < promise - Ahead
                ? ToOwner(NudgeKind.PromiseSoon, promise, promise, facts)
                : [DueNudge.ForNobody(NudgeKind.PromiseSoon, promise)];
        }

        // Whoever snoozed it asked to hear of it again, and what passed while we waited for the customer is due when the wait has ended: at once
        // where it ended by itself, and as if it were promised for then where somebody ended it, for they were told that it has passed.
        var waits = Pauses.Of(about.Events).Where(pause => pause.Includes(promise)).ToList();
        var waited = waits.Count > 0 ? waits[^1] : new Period(promise, promise);
        var asked = new[] { promise, about.SnoozedUntil ?? promise, waited.End }.Max();
        var late = new[] { promise + Late, asked, waited.Length < RecoveryCase.LongestPause ? waited.End + Late : promise }.Max();
        var help = late + HelpAfter;
        if (now < late || now >= help + Fold)
            return [];

        if (now < help)
            return facts.SaidAt(NudgeKind.PromiseLate, asked) is null ? ToOwner(NudgeKind.PromiseLate, asked, help, facts) : [];

        return IsPrivate(about) || facts.SaidAt(NudgeKind.PromiseNeedsHelp, promise) is not null ? [] : ToHelpers(promise, help + Fold, facts);
    }

    /// <summary>To whoever keeps contact with the customer, or else to somebody who stands in for them.</summary>
    private static IReadOnlyList<DueNudge> ToOwner(NudgeKind kind, DateTimeOffset about, DateTimeOffset goodUntil, NudgeFacts facts)
    {
        var found = facts.About;

        if ((Contact(facts) ?? (found.OutweighsRest ? Contacts(facts).FirstOrDefault() : null)) is { } contact)
            return facts.HasJustActed(contact) ? [] : [new DueNudge(kind, about, [contact.Person], GoodUntil: goodUntil)];

        if (IsPrivate(found))
            return [DueNudge.ForNobody(kind, about)];

        var asked = Colleague.SeniorsOf(facts.Present);
        if (asked.Count == 0)
            return kind switch
            {
                NudgeKind.PromiseSoon => [DueNudge.ForNobody(kind, about)],

                // How a talk went is told to nobody in a channel; somebody may be there later.
                NudgeKind.Talked => [],
                _ => [InChannel(kind, about, goodUntil)],
            };

        return Free(asked, facts) is { Count: > 0 } free
            ? [new DueNudge(kind, about, [Turn(free, found)], StandsIn: true, GoodUntil: goodUntil)]
            : [];
    }

    private static IReadOnlyList<DueNudge> ToHelpers(DateTimeOffset promise, DateTimeOffset goodUntil, NudgeFacts facts)
    {
        var found = facts.About;
        var others = facts.Team.Where(one => one.Person.Id != found.OwnerId && one.Person.Id != found.VoiceId).ToList();
        var asked = others.Where(one => facts.Helpers.Contains(one.Person.Id) && (facts.IsHere(one) || found.Danger)).ToList();
        if (asked.Count == 0)
            asked = [.. others.Where(facts.IsHere)];
        if (asked.Count is 0 or > MostAsked)
            return [InChannel(NudgeKind.PromiseNeedsHelp, promise, goodUntil)];

        return Free(asked, facts) is { Count: > 0 } free
            ? [new DueNudge(NudgeKind.PromiseNeedsHelp, promise, [.. free.Select(one => one.Person)], StandsIn: Contact(facts) is null, GoodUntil: goodUntil)]
            : [];
    }

    /// <summary>Whoever keeps contact with the customer, if they are at work.</summary>
    private static Colleague? Contact(NudgeFacts facts) => Contacts(facts).FirstOrDefault(facts.IsHere);

    private static IEnumerable<Colleague> Contacts(NudgeFacts facts) => new[] { facts.About.VoiceId, facts.About.OwnerId }
        .Select(id => facts.Team.FirstOrDefault(one => one.Person.Id == id))
        .OfType<Colleague>();

    /// <summary>Whoever leads and manages is kept for later, when there is somebody else who leads.</summary>
    private static List<Colleague> Leads(NudgeFacts facts)
    {
        var all = Responsible(facts).Where(one => one.IsLead).ToList();
        var only = all.Where(one => !one.IsManager).ToList();
        return only.Count > 0 ? only : all;
    }

    private static List<Colleague> Managers(NudgeFacts facts)
    {
        var leads = Leads(facts);
        return [.. Responsible(facts).Where(one => one.IsManager && !leads.Contains(one))];
    }

    /// <summary>In danger those who rest are asked as well, where none of them is at work.</summary>
    private static List<Colleague> Responsible(NudgeFacts facts)
    {
        var all = facts.Team.Where(one => (one.IsLead || one.IsManager) && !facts.HasLeftIt(one)).ToList();
        var here = all.Where(facts.IsHere).ToList();
        return here.Count == 0 && facts.About.Danger ? all : here;
    }

    /// <summary>In one round nobody hears twice of the same case, and neither does the channel.</summary>
    private static List<DueNudge> OnceEach(IEnumerable<DueNudge> due)
    {
        var told = new HashSet<string>();
        var isInChannel = false;
        var each = new List<DueNudge>();
        foreach (var nudge in due)
        {
            each.Add(nudge with { To = [.. nudge.To.Where(person => told.Add(person.Id))], InChannel = nudge.InChannel && !isInChannel });
            isInChannel |= nudge.InChannel;
        }

        return each;
    }

    private static List<Colleague> Free(IEnumerable<Colleague> asked, NudgeFacts facts) => [.. asked.Where(one => !facts.HasJustActed(one))];

    /// <summary>Each has a turn, case by case.</summary>
    private static Person Turn(List<Colleague> free, RecoveryCase about) => free[about.Number % free.Count].Person;

    private static DueNudge InChannel(NudgeKind kind, DateTimeOffset about, DateTimeOffset goodUntil) =>
        new(kind, about, [], InChannel: true, GoodUntil: goodUntil);

    /// <summary>Nobody but the owner is reminded of what is about themselves, or made up.</summary>
    private static bool IsPrivate(RecoveryCase about) => about.IsPractice || about.Customer == CustomerKind.Self;
}
