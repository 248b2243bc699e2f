using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>Sees to it that the customer is asked once, and that what they answer is written down. Both end by themselves.</summary>
internal sealed class Asking(Turn turn, CaseNumbers numbers, People people, Timetables timetables)
{
    /// <summary>So long one lets the customer think before one looks for their answer.</summary>
    private const int DaysToAnswer = 3;

    /// <summary>After every change of a case.</summary>
    public async Task FollowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var happened = about.Events.Where(happened => happened.At == turn.Now).Select(happened => happened.Kind).ToHashSet();
        if (!happened.Any(AskRules.Matters) || !Aftercare.IsFollowed(about))
            return;

        var known = await KnownAsync(about, cancellationToken);
        foreach (var followUp in known.Where(followUp => followUp.IsOpen))
            if (AskRules.EndOf(followUp.Kind, about) is var (status, reason))
                followUp.End(status, reason, turn.Now);

        if (happened.Contains(CaseEventKind.Closed))
            await BeginAsync(known, FollowUpKind.Ask, about, cancellationToken);
        if (happened.Contains(CaseEventKind.Asked))
            await BeginAsync(known, FollowUpKind.Answer, about, cancellationToken);
        if (happened.Contains(CaseEventKind.Unmerged) || happened.Contains(CaseEventKind.Reopened))
            await GoOnAsync(known, about, cancellationToken);
    }

    private async Task BeginAsync(List<FollowUp> known, FollowUpKind kind, RecoveryCase about, CancellationToken cancellationToken)
    {
        if (AskRules.EndOf(kind, about) is not null || known.Exists(followUp => followUp.IsOpen && followUp.Kind == kind))
            return;

        var (ownerId, today, next) = await WhoAsync(about, cancellationToken);
        var (what, due) = kind == FollowUpKind.Ask
            ? ($"Ask the customer of case {about.Number} how they see it", next)
            : ($"Has the customer of case {about.Number} answered?", today.AddDays(DaysToAnswer));
        turn.Db.FollowUps.Add(new FollowUp(await numbers.NextFollowUpAsync(), about.TeamId, about.Number, kind, what, ownerId, due, turn.Now));
    }

    /// <summary>It goes on as it was before it was joined with another case or called off, so what was to be done then is still to be done.</summary>
    private async Task GoOnAsync(List<FollowUp> known, RecoveryCase about, CancellationToken cancellationToken)
    {
        var (_, today, _) = await WhoAsync(about, cancellationToken);
        foreach (var followUp in known.Where(followUp => followUp is { Status: FollowUpStatus.Dropped, Reason: AskRules.Reopened or AskRules.Merged or AskRules.CalledOff }))
            if (followUp.CreatedAt == (followUp.Kind == FollowUpKind.Ask ? about.ClosedAt : about.AskedAt) && AskRules.EndOf(followUp.Kind, about) is null)
                followUp.Reopen(today, turn.Now);
    }

    /// <summary>With what this turn has changed.</summary>
    private async Task<List<FollowUp>> KnownAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await turn.Db.FollowUps
            .Where(followUp => followUp.CaseNumber == about.Number && (followUp.Kind == FollowUpKind.Ask || followUp.Kind == FollowUpKind.Answer))
            .LoadAsync(cancellationToken);
        return [.. turn.Db.FollowUps.Local
            .Where(followUp => followUp.CaseNumber == about.Number && followUp.Kind is FollowUpKind.Ask or FollowUpKind.Answer)
            .OrderBy(followUp => followUp.Number)];
    }

    /// <summary>Whoever keeps contact with the customer, the day it is for them, and their next working day.</summary>
    private async Task<(string PersonId, DateOnly Today, DateOnly Next)> WhoAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var personId = about.VoiceId ?? about.OwnerId ?? about.OpenerId;
        var person = await people.FindAsync(personId, cancellationToken);
        var times = person is null
            ? Timetables.Of(null, await turn.Db.TeamSettings.FindAsync([about.TeamId], cancellationToken), [], TimeZoneInfo.Utc)
            : await timetables.OfAsync(person, cancellationToken);
        var today = times.Today(turn.Now);
        return (personId, today, times.NextDay(turn.Now) ?? today.AddDays(1));
    }
}
