using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;

namespace ServiceBot.Recovery;

/// <summary>How the customer is 30 and 90 days after their case was closed: somebody looks, for as long as it stays closed.</summary>
internal sealed class Aftercare(Turn turn, CaseNumbers numbers, Cases cases, Asking asking)
{
    private static readonly (FollowUpKind Kind, int Days)[] Looks = [(FollowUpKind.Day30, 30), (FollowUpKind.Day90, 90)];

    /// <summary>After every change of a case: a case that has just been closed is looked at later, one that goes on is not.</summary>
    public async Task FollowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await LookAsync(about, cancellationToken);
        await asking.FollowAsync(about, cancellationToken);
    }

    private async Task LookAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about.Status == CaseStatus.Closed)
        {
            // Nobody looks again after somebody who was abusive, unless they come back by themselves.
            if (about.ClosedAt == turn.Now && IsFollowed(about) && about.AbuseAt is null)
                await BeginAsync(about, cancellationToken);
            else if (about.Events.Exists(happened => happened.At == turn.Now && happened.Kind == CaseEventKind.Unmerged))
                await GoOnAsync(about, cancellationToken);
        }
        else if (about.Events.Find(happened => happened.At == turn.Now && happened.Kind is CaseEventKind.Reopened or CaseEventKind.MergedAway) is { } ended)
        {
            foreach (var look in await OpenAsync(about, cancellationToken))
                look.End(FollowUpStatus.Dropped, ended.Kind == CaseEventKind.Reopened ? AskRules.Reopened : AskRules.Merged, turn.Now);
        }
    }

    public static bool IsFollowed(RecoveryCase about) =>
        about is { IsPractice: false, Customer: CustomerKind.External or CustomerKind.Internal };

    /// <summary>The looks whose day has come, in the team's days.</summary>
    public async Task<IReadOnlyList<FollowUp>> DueAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var today = await DateAsync(about, turn.Now, cancellationToken);
        return [.. (await OpenAsync(about, cancellationToken)).Where(look => look.DueOn <= today)];
    }

    /// <summary>The day of the next look; null when none is left.</summary>
    public async Task<DateOnly?> NextAsync(RecoveryCase about, CancellationToken cancellationToken) =>
        (await OpenAsync(about, cancellationToken)).Select(look => (DateOnly?)look.DueOn).Min();

    private async Task BeginAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if ((await OpenAsync(about, cancellationToken)).Count > 0)
            return;

        var closed = await DateAsync(about, turn.Now, cancellationToken);
        foreach (var (kind, days) in Looks)
            turn.Db.FollowUps.Add(new FollowUp(
                await numbers.NextFollowUpAsync(), about.TeamId, about.Number, kind, $"How is the customer of case {about.Number} now?",
                about.OwnerId ?? about.OpenerId, closed.AddDays(days), turn.Now));
    }

    /// <summary>It is closed as it was before it was joined with another case, so what was planned then holds again.</summary>
    private async Task GoOnAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var today = await DateAsync(about, turn.Now, cancellationToken);
        var dropped = await turn.Db.FollowUps
            .Where(look => look.CaseNumber == about.Number && (look.Kind == FollowUpKind.Day30 || look.Kind == FollowUpKind.Day90) && look.CreatedAt == about.ClosedAt)
            .Where(look => look.Status == FollowUpStatus.Dropped && (look.Reason == AskRules.Reopened || look.Reason == AskRules.Merged))
            .ToListAsync(cancellationToken);
        dropped.ForEach(look => look.Reopen(today, turn.Now));
    }

    /// <summary>With what this turn has changed.</summary>
    private async Task<List<FollowUp>> OpenAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await turn.Db.FollowUps.Where(look => look.CaseNumber == about.Number && look.Status == FollowUpStatus.Open).LoadAsync(cancellationToken);
        return [.. turn.Db.FollowUps.Local
            .Where(look => look.CaseNumber == about.Number && look.IsOpen && look.IsLook)
            .OrderBy(look => look.DueOn)];
    }

    private async Task<DateOnly> DateAsync(RecoveryCase about, DateTimeOffset instant, CancellationToken cancellationToken) =>
        WallClock.Date(instant, WallClock.Zone((await cases.TeamOfAsync(about, cancellationToken)).Zone));
}
