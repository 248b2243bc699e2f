using ServiceBot.Calendar;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>The words about what is somebody's own just now. They alone read it; nothing of it is counted or compared.</summary>
internal static class WorkCards
{
    public const int Most = 5;

    public static IEnumerable<string> Promises(IReadOnlyList<RecoveryCase> cases, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (cases.Count == 0)
        {
            yield return "No open case is yours.";
            yield break;
        }

        yield return "Your open cases, the nearest promise first:";
        foreach (var about in cases.Take(Most))
            yield return $"{about.Number} · {CaseCards.Label(about.IsPractice)}{Shown.Within(about.Title)} · {Promise(about, now, zone)}";
        if (cases.Count > Most)
            yield return "… and more: cases";
    }

    /// <param name="team">Named where somebody is in several.</param>
    public static string Helpers(IReadOnlyList<Colleague> here, string? team, int most)
    {
        var where = team is null ? "" : $" in {Shown.Name(team)}";
        if (here.Count == 0)
            return $"Nobody else works now{where}.";

        var names = string.Join(", ", here.Take(most).Select(one => Shown.Name(one.Person.Name) + (one.IsLead ? " (lead)" : one.IsManager ? " (manager)" : "")));
        return $"Who can help now{where}: {names}{(here.Count > most ? $", and {here.Count - most} more" : "")}.";
    }

    /// <summary>What stands in the way of the others, for whoever can take it away.</summary>
    public static IEnumerable<string> Blocks(int unowned, int gaps, string? team)
    {
        var where = team is null ? "" : $" in {Shown.Name(team)}";
        if (unowned > 0)
            yield return unowned == 1 ? $"Nobody owns one open case{where}: cases" : $"Nobody owns {unowned} of the open cases{where}: cases";
        if (gaps > 0)
            yield return gaps == 1 ? $"One question has no answer yet{where}: gaps" : $"{gaps} questions have no answer yet{where}: gaps";
    }

    /// <summary>What goes on only when this person has answered.</summary>
    public static IEnumerable<string> Waiting(IReadOnlyList<RecoveryCase> forYes, IReadOnlyList<RecoveryCase> toLookAt)
    {
        if (forYes.Count > 0)
            yield return $"For your yes or no: {Numbers(forYes)}. To see what is asked: approvals";
        if (toLookAt.Count > 0)
            yield return $"For you to look at what people were told: {Numbers(toLookAt)}. For example: acknowledge {toLookAt[0].Number}";
    }

    public static IEnumerable<string> FollowUps(IReadOnlyList<FollowUp> mine, DateOnly today)
    {
        if (mine.Count == 0)
            yield break;

        yield return "Your follow-ups:";
        foreach (var followUp in mine.Take(Most))
            yield return $"{followUp.Number} · {Shown.Within(followUp.What)} · {FollowUpDays.Say(followUp.DueOn, today)}";
        if (mine.Count > Most)
            yield return "… and more: follow-ups";
    }

    private static string Numbers(IReadOnlyList<RecoveryCase> some) =>
        (some.Count == 1 ? "case " : "cases ") + string.Join(", ", some.Take(Most).Select(about => about.Number)) + (some.Count > Most ? " and more" : "");

    private static string Promise(RecoveryCase about, DateTimeOffset now, TimeZoneInfo zone) => about switch
    {
        _ when about.IsWaitingAt(now) => "waits for the customer",
        { IsPromiseOpen: true, PromiseAt: { } at } when at <= now => $"promised for {WallClock.Say(at, now, zone)}, which has passed",
        { IsPromiseOpen: true, PromiseAt: { } at } => $"promised for {WallClock.Say(at, now, zone)}",
        { FixedAt: not null } => "fixed",
        _ => "no promise is open",
    };
}
