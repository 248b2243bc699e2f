using System.Globalization;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The words of the digest of those who lead the organisation. People first, then service, money last.</summary>
internal static class LeaderCards
{
    private const int MostPledges = 4;
    private const int LongestPledge = 80;

    /// <param name="toLookAt">The cases in which people were told what they must know, and that wait for this reader.</param>
    /// <param name="ownMinutes">The reader's own time with customers in this quarter.</param>
    public static IEnumerable<string> Lines(LeaderWeek week, string personId, IReadOnlyList<int> toLookAt, int ownMinutes, DateOnly today)
    {
        yield return $"Morale, the middle of all groups: {MoraleWords.Figure(week.Middles.Morale)}";
        yield return week.Participation.Count == 0
            ? $"How many answered: {MoraleWords.None}"
            : $"How many answered: {string.Join(" · ", week.Participation.Select(one => $"{one.Word} in {one.Groups} {(one.Groups == 1 ? "group" : "groups")}"))}";
        yield return $"Answers cannot be traced: {MoraleWords.Figure(week.Trust)} · Something changed because of them: {MoraleWords.Figure(week.Action)}";
        yield return week.Middles.Gap is { } gap
            ? $"What leaders thought beside it, in the middle: {(gap == 0 ? "the same" : gap > 0 ? $"about {gap} above" : $"about {-gap} below")}"
            : $"What leaders thought beside it: {MoraleWords.None} (shown from {MoraleWords.Number(MoraleFigures.LeastLeaders)} leaders on)";
        yield return week.Stay is { } stay && MoraleFigures.Index(stay) is { } figure
            ? $"“I picture myself still here in a year”: {MoraleWords.Figure(figure)} ({MoraleWords.Answers(stay.Answers)})"
            : $"“I picture myself still here in a year”: {MoraleWords.None}";
        yield return week.Findings.Count == 0
            ? "Causes that come again in several teams: none in 4 weeks."
            : ManagerCards.Findings(week.Findings, "in 4 weeks").First();
        if (toLookAt.Count > 0)
            yield return $"For you to look at what people were told: {(toLookAt.Count == 1 ? "case" : "cases")} {string.Join(", ", toLookAt.Take(5))}. For example: acknowledge {toLookAt[0]}";

        var mine = week.Pledges.Where(one => one.Pledge.PersonId == personId).ToList();
        yield return mine.Count == 0
            ? $"You have said nothing in public that you will do. For example: {PledgeCards.Example}"
            : $"What you said in public: {string.Join(" · ", mine.Take(MostPledges).Select(one => $"{one.Pledge.Number} {Shown.Within(one.Pledge.Text, LongestPledge)}, {PledgeCards.Stand(one.Pledge, today)}"))}";
        var others = week.Pledges.Count(one => one.Pledge.PersonId != personId && one.Pledge.IsOpen);
        var late = week.Pledges.Count(one => one.Pledge.PersonId != personId && one.Pledge.IsOpen && one.Pledge.DueOn < today);
        if (others > 0)
            yield return $"Others who lead: {others} open{(late > 0 ? $", {late} overdue" : "")}: pledges";

        yield return $"With customers this quarter, you: {(ownMinutes == 0 ? "nothing logged yet" : FrontHours.Say(ownMinutes))}"
            + (week.FrontPeople >= LeaderWeeks.LeastLeaders ? $" · all {week.FrontPeople} who logged any before this week: {FrontHours.Say(week.FrontMinutes)}" : "")
            + (ownMinutes == 0 ? ". Book the next: pledge two hours at the front by Friday" : ". To log more: hours at the front 2");
        yield return $"Spent on customers, by week: {string.Join(" · ", week.Spent.Select(one =>
            $"{one.Monday.ToString("d MMM", CultureInfo.InvariantCulture)} {(one.Spent.IsNone ? "nothing" : one.Spent.Shown)}"))}";
    }
}
