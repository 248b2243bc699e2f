using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>How the weeks of one team went, for whoever manages it: figures of the team, in the words in which they are said.</summary>
/// <param name="Findings">What comes again among the cases of four weeks.</param>
/// <param name="Done">What was done because people said something, in two weeks; the newest first.</param>
/// <param name="Names">Of the people here; what holds one of them is not repeated.</param>
/// <param name="Metrics">Each as a line: what is asked, whether waiting is fair, where commitment stopped.</param>
/// <param name="Retention">How customers stand to us 30 and 90 days later, as it was found in four weeks.</param>
/// <param name="Referrals">How often customers carried it on, and how.</param>
/// <param name="Worth">Of the cases that are open, how many of each range; managers alone see it.</param>
/// <param name="Together">Morale of each of the last weeks beside what was turned round in the same one.</param>
/// <param name="Notes">What was noted about customers with their consent, in four weeks.</param>
/// <param name="NotesBeside">What was turned round in the same weeks, as it is said; null where nothing was to be.</param>
/// <param name="Reasons">A few of the reasons for which asking was not suitable.</param>
internal sealed record ManagerWeek(
    IReadOnlyList<Finding> Findings, IReadOnlyList<ManagerAction> Done, IReadOnlyCollection<string> Names, IReadOnlyList<string> Metrics, AfterWeeks Retention, Referrals Referrals,
    WorthCount Worth, IReadOnlyList<WeekPair> Together, int Notes, string? NotesBeside, IReadOnlyList<string> Reasons, int AllReasons);

internal sealed record WorthCount(int Small, int Middle, int Large, int Unknown)
{
    public int Known => Small + Middle + Large;
}

/// <param name="Monday">Of the week.</param>
/// <param name="Morale">As it is shown; null where nothing was published.</param>
/// <param name="Turned">As it is said; null where nothing was to be turned round.</param>
internal sealed record WeekPair(DateOnly Monday, int? Morale, string? Turned);
