using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Who is asked for a yes, and in which order: whoever works now first, and whoever decides just that much before who decides all.</summary>
internal static class ApprovalRules
{
    /// <summary>So often it is looked whether somebody has come to work, while the one who was asked rests.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMinutes(5);

    /// <summary>Those who may say yes: never whoever asked, and nobody beyond their own limit.</summary>
    public static List<Colleague> May(ApprovalFacts facts) =>
        [.. facts.Team.Where(one => one.Person.Id != facts.Request.RequesterId && new Rights(true, one.Role).MayApprove(facts.Total, facts.Settings))];

    /// <param name="atWork">Whether only those who work now are asked.</param>
    /// <returns>Null when nobody is left.</returns>
    public static Colleague? Next(ApprovalFacts facts, bool atWork)
    {
        var left = May(facts).FindAll(one => !facts.Request.AskedIds.Contains(one.Person.Id) && (!atWork || facts.IsHere(one)));
        var here = left.FindAll(facts.IsHere);
        if (here.Count > 0)
            left = here;

        var some = left.FindAll(one => !one.IsManager);
        if (some.Count == 0)
            some = left;

        // Each has a turn, case by case.
        return some.Count == 0 ? null : some[facts.Request.CaseNumber % some.Count];
    }
}

/// <param name="Total">All that would be spent on the case with a yes; null where it cannot be added up.</param>
/// <param name="Team">Those who can be told anything.</param>
/// <param name="Here">Who of them is at work, by id.</param>
internal sealed record ApprovalFacts(SpendRequest Request, long? Total, TeamSettings Settings, IReadOnlyList<Colleague> Team, IReadOnlySet<string> Here)
{
    public bool IsHere(Colleague one) => Here.Contains(one.Person.Id);
}
