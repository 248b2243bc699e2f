using System.Globalization;
using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The words of the digest that a manager gets alone. It is about what waits and how the team does, never about one person.</summary>
internal static class ManagerCards
{
    private const int MostDone = 2;
    private const int LongestDone = 120;
    private const int LongestReason = 100;

    /// <summary>What needs a decision; empty where nothing does.</summary>
    /// <param name="team">Named where somebody manages several.</param>
    public static IEnumerable<string> Day(ManagerDay day, string? team, DateTimeOffset now, TimeZoneInfo zone)
    {
        var where = team is null ? "" : $" in {team}";
        if (day.Unowned > 0)
            yield return $"{Cases(day.Unowned)} without an owner{where}{(day.OldestUnowned is { } oldest ? $", the oldest for {Shown.Long(now - oldest)}" : "")}: cases";
        if (day.PromisesLate > 0)
            yield return $"{(day.PromisesLate == 1 ? "One promise to a customer is" : $"{day.PromisesLate} promises to customers are")} late{where}: cases";
        if (day.Flags > 0)
            yield return $"Somebody says that something in a digest is wrong{where}, {Times(day.Flags)}: digest flags";
        if (day.FollowUps.Overdue > 0)
            yield return $"{(day.FollowUps.Overdue == 1 ? "One follow-up is" : $"{day.FollowUps.Overdue} follow-ups are")} overdue{where}: follow-ups";
        if (day.Gaps > 0)
            yield return $"{(day.Gaps == 1 ? "One question has" : $"{day.Gaps} questions have")} no answer yet{where}: gaps";
    }

    public static string Waiting(IReadOnlyList<int> forYes) =>
        $"For your yes or no: {(forYes.Count == 1 ? "case" : "cases")} {string.Join(", ", forYes.Take(5))}{(forYes.Count > 5 ? " and more" : "")}: approvals";

    /// <summary>The figures of the week, the harm first.</summary>
    public static IEnumerable<string> Week(ManagerWeek week, FollowUpAges followUps)
    {
        yield return followUps.All == 0
            ? "Follow-ups: none is open."
            : $"Follow-ups: {followUps.All} open. For a day {followUps.Day}, a week {followUps.Week}, a month {followUps.Month}, longer {followUps.Longer}.";
        foreach (var line in week.Metrics)
            yield return line;
        foreach (var line in Findings(week.Findings, "in 4 weeks"))
            yield return line;
        foreach (var line in Done(week.Done, week.Names))
            yield return line;
        yield return Together(week.Together);
        yield return week.Retention.Days30.All + week.Retention.Days90.All == 0
            ? "Retention: no customer was looked at again in 4 weeks."
            : $"{week.Retention.Say} · found in 4 weeks";
        yield return week.Referrals.All == 0
            ? "Referrals: none was noted in 4 weeks. To note one: referral 43 told a friend"
            : $"{week.Referrals.Say} · in 4 weeks";
        yield return $"Relationship notes in 4 weeks: {week.Notes}{(week.NotesBeside is { } beside ? $", beside {beside}. Together, not cause." : ".")}";
        if (week.Worth.Known > 0)
            yield return $"Value at stake in open cases: large {week.Worth.Large}, middle {week.Worth.Middle}, small {week.Worth.Small}, not said {week.Worth.Unknown}. It changes no order.";
        if (week.AllReasons > 0)
            yield return $"Why asking was not suitable, {week.Reasons.Count} of {week.AllReasons} at random: {string.Join(" · ", week.Reasons.Select(reason => $"“{Shown.Within(reason, LongestReason)}”"))}. Are they good reasons?";
    }

    public static IEnumerable<string> Findings(IReadOnlyList<Finding> found, string when) => found.Count == 0
        ? [$"Clue finder: nothing comes again among the cases closed {when}."]
        : found.GroupBy(one => one.Kind).OrderBy(same => same.Key).Select(same =>
            $"{same.Key switch { FindingKind.Cause => "Causes", FindingKind.Place => "Places", _ => "Topics" }} that come again {when}: "
            + string.Join(" · ", same.Select(one => $"{Shown.Within(one.Text, 60)} ({one.Cases}{(one.Teams > 1 ? $", in {one.Teams} teams" : "")})")));

    /// <param name="names">Of the people here: what holds one of them stands where it was said, and nowhere else.</param>
    private static IEnumerable<string> Done(IReadOnlyList<ManagerAction> done, IReadOnlyCollection<string> names)
    {
        var fit = done.Where(one => WordCheck.Find($"{one.Text} {one.YouSaid}", names) != Telling.Name).ToList();
        return done.Count == 0 ? ["You said, we did: nothing was noted in two weeks. To note something: we did"]
            : fit.Count == 0 ? [$"You said, we did: {done.Count} in two weeks, to be read with: we did"]
            : fit.Take(MostDone).Select(one => Shown.Within(DidCards.Line(one), LongestDone));
    }

    /// <summary>A message that is read in one chat, with what can be done about it as buttons.</summary>
    public static Activity Message(string heading, IReadOnlyList<string> lines, string foot, IEnumerable<string> buttons, string channel)
    {
        var text = $"{heading}\n{string.Join('\n', lines)}\n{foot}";
        return Card.Message(
            channel, text, [Card.Words(heading, isBold: true), .. lines.Select(line => Card.Words(line)), Card.Line(foot, isSubtle: true)],
            buttons.Select(button => Card.Command(button, button)));
    }

    private static string Together(IReadOnlyList<WeekPair> weeks) =>
        weeks.All(week => week.Morale is null && week.Turned is null)
            ? "Morale beside what was turned round: nothing to set side by side yet."
            : $"Morale beside what was turned round, together, not cause: {string.Join(" · ", weeks.Select(week =>
                $"{week.Monday.ToString("d MMM", CultureInfo.InvariantCulture)} {MoraleWords.Figure(week.Morale)}, {week.Turned ?? MoraleWords.None}"))}";

    private static string Cases(int count) => count == 1 ? "One open case is" : $"{count} open cases are";

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";
}
