using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>
/// Who is reminded of what people must be told, and who is to look at it. Neither a rest nor “stop” silences this: it is owed to people who do
/// not know yet. Only those at work hear it, but in danger also whoever sees to it.
/// </summary>
internal static class DisclosureRules
{
    /// <summary>So long before it is due whoever sees to it is reminded.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    /// <summary>So long after it others hear that it is not noted yet.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    /// <summary>So long somebody has to say whether there is something new to tell.</summary>
    private static readonly TimeSpan Anew = TimeSpan.FromDays(1);

    /// <summary>More people than these are not asked to do the same thing.</summary>
    public const int MostAsked = 3;

    public static bool Owns(NudgeKind kind) =>
        kind is NudgeKind.DisclosureSoon or NudgeKind.DisclosureDue or NudgeKind.DisclosureLate or NudgeKind.ToAcknowledge;

    public static IReadOnlyList<DueNudge> Due(NudgeFacts facts)
    {
        var about = facts.About;
        if (!about.IsHeldOpen || !about.IsActive)
            return [];

        return about.Disclosure == Disclosure.Settled ? ToAcknowledge(facts) : ToTell(facts);
    }

    /// <summary>An hour before and at the time to whoever sees to it; after that once a day to those who lead and those who are to look at it.</summary>
    private static List<DueNudge> ToTell(NudgeFacts facts)
    {
        var (about, now) = (facts.About, facts.Now);
        if (Deadline(about) is not { } due || now < due - Ahead)
            return [];

        if (now < due)
            return facts.SaidAt(NudgeKind.DisclosureSoon, due) is not null ? []

                // Whoever set so short a time just now knows it.
                : about.Events.Any(happened => happened.At > due - Ahead && happened.Kind is (CaseEventKind.DisclosureOpened or CaseEventKind.DisclosureMoved))
                    ? [DueNudge.ForNobody(NudgeKind.DisclosureSoon, due)]
                : ToDiscloser(NudgeKind.DisclosureSoon, due, facts);

        List<DueNudge> said = [];
        if (facts.SaidAt(NudgeKind.DisclosureDue, due) is null)
            said.AddRange(ToDiscloser(NudgeKind.DisclosureDue, due, facts));

        var day = due > facts.Today ? due : facts.Today;
        if (now < due + Late || facts.SaidAt(NudgeKind.DisclosureLate, day) is not null)
            return said;

        var leads = Colleague.SeniorsOf(facts.Present).FindAll(one => one.Person.Id != about.DiscloserId);
        List<Colleague> hear = leads.Count == 0 ? [] : [leads[about.Number % leads.Count]];
        hear.AddRange(Here(facts.Acknowledgers, facts));

        // In danger one of those who rest is asked, where nobody is at work.
        if (hear.Count == 0 && about.OutweighsRest && Colleague.SeniorsOf(facts.Team).FindAll(one => one.Person.Id != about.DiscloserId) is { Count: > 0 } rest)
            hear.Add(rest[about.Number % rest.Count]);

        if (hear.Count > 0)
            said.Add(new DueNudge(NudgeKind.DisclosureLate, day, Once(hear)));

        return said;
    }

    /// <summary>Whether there is something new to tell nobody had to say before it was opened again.</summary>
    private static DateTimeOffset? Deadline(RecoveryCase about)
    {
        if (about.Disclosure != Disclosure.AskedAnew)
            return about.DisclosureDue;

        var anew = about.Events.Where(happened => happened.Kind is CaseEventKind.Reopened or CaseEventKind.Absorbed).MaxBy(happened => happened.Sequence)?.At;
        return about.DisclosureDue > anew ? about.DisclosureDue : anew + Anew;
    }

    /// <summary>Once a day, as soon as one of them is at work.</summary>
    private static List<DueNudge> ToAcknowledge(NudgeFacts facts)
    {
        if (facts.SaidAt(NudgeKind.ToAcknowledge, facts.Today) is not null)
            return [];

        var hear = Here(facts.Acknowledgers, facts);
        return hear.Count == 0 ? [] : [new DueNudge(NudgeKind.ToAcknowledge, facts.Today, Once(hear))];
    }

    /// <summary>Who it is may not be at work, and then hears it when they are, while it is due.</summary>
    private static List<DueNudge> ToDiscloser(NudgeKind kind, DateTimeOffset due, NudgeFacts facts)
    {
        var about = facts.About;
        return facts.Team.FirstOrDefault(one => one.Person.Id == about.DiscloserId) is { } discloser
            && (facts.IsHere(discloser) || about.OutweighsRest)
            && !facts.HasJustActed(discloser)
                ? [new DueNudge(kind, due, [discloser.Person], GoodUntil: kind == NudgeKind.DisclosureSoon ? due : null)]
                : [];
    }

    private static List<Colleague> Here(IEnumerable<Colleague> some, NudgeFacts facts) => [.. some.Where(facts.IsHere).Take(MostAsked)];

    private static List<Person> Once(IEnumerable<Colleague> some) => [.. some.Select(one => one.Person).DistinctBy(person => person.Id)];
}
