using ServiceBot.Bot;
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

    private static string Promise(RecoveryCase about, DateTimeOffset now, TimeZoneInfo zone) => about switch
    {
        _ when about.IsWaitingAt(now) => "waits for the customer",
        { IsPromiseOpen: true, PromiseAt: { } at } when at <= now => $"promised for {WallClock.Say(at, now, zone)}, which has passed",
        { IsPromiseOpen: true, PromiseAt: { } at } => $"promised for {WallClock.Say(at, now, zone)}",
        { FixedAt: not null } => "fixed",
        _ => "no promise is open",
    };
}
