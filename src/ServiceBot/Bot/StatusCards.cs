using System.Globalization;
using Microsoft.Bot.Schema;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>The words about how the bot itself fares: at most eleven lines, and nothing about any person.</summary>
internal static class StatusCards
{
    /// <summary>What each round does, as one would say it to a colleague.</summary>
    private static readonly Dictionary<string, string> Work = new()
    {
        [nameof(CheckInRound)] = "asking check-ins",
        [nameof(CheckInReminderRound)] = "reminding of check-ins",
        ["SealRound"] = "counting check-ins",
        [nameof(GuessRound)] = "asking managers for a guess",
        ["HardContactRound"] = "asking after hard contacts",
        ["DigestRound"] = "digest and week",
        [nameof(PrivateDigestRound)] = "private digests",
        [nameof(PledgeRound)] = "pledges",
        [nameof(NudgeRound)] = "reminding of cases",
        [nameof(FollowUpRound)] = "reminding of follow-ups",
        [nameof(ApprovalRound)] = "asking for a yes",
        [nameof(HeldNotesRound)] = "telling what waited",
        [nameof(DeparturesRound)] = "handing on what people left",
        [nameof(ForgottenRound)] = "taking out names",
        [nameof(UnknownZonesRound)] = "looking for time zones",
        ["RosterRound"] = "reading who is in a team",
        ["PrivateChatRound"] = "beginning private chats in Teams",
        ["FleetingRound"] = "taking away what is shown for a moment",
        ["PruningRound"] = "tidying up",
    };

    public static string WorkOf(string round) => Work.GetValueOrDefault(round) ?? Said.OneLine(round.Replace("Round", "", StringComparison.Ordinal)).ToLowerInvariant();

    public static Activity Show(BotStatus status)
    {
        List<string> lines = [status.Team is { } team ? $"Status · {Shown.Name(team.Name)} · {WallClock.Write(status.Now, status.Zone)}" : $"Status · {WallClock.Write(status.Now, status.Zone)}"];
        lines.AddRange(Rounds(status));
        if (status.Team is { } own)
            lines.AddRange(Here(own, status));

        lines.Add($"Messages: {Count(status.Waiting, "waits to be sent", "wait to be sent")}, {Count(status.GivenUp, "was given up", "were given up")}. {Blocked(status.Blocked)}");
        if (status.Registration is { } trouble)
            lines.Add($"I cannot send to Microsoft Teams since {WallClock.Write(trouble.Since, status.Zone)}: it does not accept me. Whoever runs me must check these settings: {trouble.Settings}.");
        lines.Add($"Kept in {(status.IsShared ? "PostgreSQL" : "SQLite")} · ServiceBot {status.Version}, running since {WallClock.Write(status.Since, status.Zone)}");
        return Talk.Text(string.Join('\n', lines), status.Team is { IsMeasured: false } ? ["setup"] : []);
    }

    private static IEnumerable<string> Rounds(BotStatus status)
    {
        var broken = status.Rounds.Where(round => round.BrokeAt is not null).ToList();
        yield return broken.Count == 0
            ? $"What I do by myself: {status.Rounds.Count} kinds of work, none of them broke off."
            : $"What I do by myself: {broken.Count} of {status.Rounds.Count} kinds of work broke off, and I try again: "
                + $"{string.Join("; ", broken.Select(round => $"{WorkOf(round.Name)} (at {Time(round.BrokeAt!.Value, status)}, last done {Done(round, status)})"))}."; // broken are those that have it

        var done = status.Rounds.Where(round => round.WorkedAt is not null)
            .GroupBy(round => Time(round.WorkedAt!.Value, status)) // just asked
            .OrderByDescending(group => group.Max(round => round.WorkedAt))
            .Select(group => $"{group.Key} {string.Join(", ", group.Select(round => WorkOf(round.Name) + (round.IsHere ? "" : " (another process)")))}");
        var never = status.Rounds.Where(round => round.WorkedAt is null && round.BrokeAt is null).Select(round => WorkOf(round.Name)).ToList();
        yield return $"Last done: {string.Join(" · ", never.Count > 0 ? [.. done, $"not yet since I started: {string.Join(", ", never)}"] : done)}";
    }

    private static IEnumerable<string> Here(TeamStatus team, BotStatus status)
    {
        if (!team.IsMeasured)
        {
            yield return $"Nothing is measured here yet, so there are no check-ins and no digest. Missing: {string.Join(" and ", team.Missing)}. A manager writes them with: setup";
            yield break;
        }

        List<string> next =
        [
            .. team.CheckInAt is { } asked ? [$"check-in {Day(asked, status)}"] : Array.Empty<string>(),
            .. team.ClosesAt is { } closes ? [$"counted {Day(closes, status)}"] : Array.Empty<string>(),
            .. team.DigestAt is { } digest ? [$"digest {Day(digest, status)}"] : Array.Empty<string>(),
            .. team.WeekAt is { } week ? [$"week {Day(week, status)}"] : Array.Empty<string>(),
        ];
        yield return next.Count == 0 ? "Next here: nothing, for the team has no working day in sight." : $"Next here: {string.Join(" · ", next)}";
        yield return team.Last is { } last
            ? $"Last digest: {last.Date.ToString("dddd d MMMM", CultureInfo.InvariantCulture)}, {Time(last.At, status)}. {Fate(last.Delivery)}"
            : "Last digest: none yet.";
        if (!team.HasRoom)
            yield return "This team has no channel with me yet, so the digest has no place to stand.";
    }

    private static string Fate(PostDelivery delivery) => delivery switch
    {
        PostDelivery.Nothing => "There was nothing to report, so nothing was said.",
        PostDelivery.TooLate => "It would have come too late; that day is in the next one.",
        PostDelivery.Taken => "The channel took it.",
        PostDelivery.Waiting => "It still waits to be sent.",
        PostDelivery.GivenUp => "It could not be sent; whoever runs me can send it again.",
        _ => "Whether the channel took it is not known any more.",
    };

    private static string Blocked(int count) => count switch
    {
        0 => "Nobody has blocked me.",
        1 => "One chat has blocked me.",
        _ => $"{count} chats have blocked me.",
    };

    private static string Count(int count, string one, string many) => count switch { 0 => $"none {one}", 1 => $"one {one}", _ => $"{count} {many}" };

    private static string Done(RoundState round, BotStatus status) => round.WorkedAt is { } at ? $"at {Time(at, status)}" : "not since I started";

    private static string Day(DateTimeOffset at, BotStatus status) =>
        $"{(WallClock.Date(at, status.Zone) == WallClock.Date(status.Now, status.Zone) ? "today" : WallClock.Local(at, status.Zone).ToString("ddd d MMM", CultureInfo.InvariantCulture))} {Time(at, status)}";

    private static string Time(DateTimeOffset at, BotStatus status) => WallClock.WriteTime(at, status.Zone);
}
