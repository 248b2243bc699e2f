using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Recovery;

/// <summary>What was found to have made an earlier case possible, and what became of the prevention.</summary>
/// <param name="IsOwn">It was found in the same case before it was opened again, or in one that goes on in it as the same failure.</param>
/// <param name="IsLeft">What should prevent it was dropped, or was due and is not done.</param>
internal sealed record EarlierCause(int Number, string Conditions, string? Principle, DateTimeOffset At, bool IsOwn, bool IsLeft);

/// <summary>
/// Whether a cause is repeated that was known. Precise rather than broad, for whoever is asked in vain stops thinking about it: the words people
/// press fit half of all cases, so beside them the same principle must have been touched.
/// </summary>
internal static class KnownCauses
{
    /// <summary>As long as a customer is looked at afterwards: what was not prevented within a quarter has had its time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(90);

    /// <returns>The newest; null when it was not known.</returns>
    public static EarlierCause? Find(string? conditions, string? principle, DateTimeOffset now, IEnumerable<EarlierCause> earlier)
    {
        var key = Said.Key(conditions);
        if (key.Length == 0)
            return null;

        var isPressed = StepCards.Conditions.Any(choice => Said.Key(choice.Answer) == key);
        return earlier.Where(one => Said.Key(one.Conditions) == key && now - one.At <= Window)
            .Where(one => one.IsOwn || one.IsLeft && (!isPressed || principle is { Length: > 0 } && one.Principle == principle))
            .MaxBy(one => one.At);
    }
}

/// <summary>Looks for what was known before a case is closed.</summary>
internal sealed class Causes(BotDb db)
{
    private const int Most = 50;

    /// <returns>Null where nothing was known, or the three questions were answered already.</returns>
    public async Task<EarlierCause?> FindAsync(RecoveryCase about, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (about.IsPrivate || about.IsPractice || about.Integrity is not null || about.Conditions is not { Length: > 0 } conditions)
            return null;

        var since = now - KnownCauses.Window;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        List<EarlierCause> earlier =
        [
            .. await db.Cases.AsNoTracking()
                .Where(other => other.TeamId == about.TeamId && other.Number != about.Number && other.Conditions == conditions && !other.IsPractice)
                .Where(other => other.Customer == CustomerKind.External || other.Customer == CustomerKind.Internal)
                .Where(other => other.Status == CaseStatus.Closed && other.ClosedAt > since
                    || other.Status == CaseStatus.Merged && other.MergedInto == about.Number && other.RepeatOf == about.Number)
                .OrderByDescending(other => other.Number)
                .Take(Most)
                .Select(other => new EarlierCause(
                    other.Number, other.Conditions!, other.Principle, other.ClosedAt ?? other.OpenedAt, other.MergedInto == about.Number,
                    db.FollowUps.Any(followUp => followUp.CaseNumber == other.Number && followUp.Kind == FollowUpKind.Prevention
                        && (followUp.Status == FollowUpStatus.Dropped || followUp.Status == FollowUpStatus.Open && followUp.DueOn < today))))
                .ToListAsync(cancellationToken),
        ];

        // What was written there before it was opened again.
        var before = await db.CaseTexts.AsNoTracking()
            .Where(text => text.CaseNumber == about.Number && text.Field == CaseField.Conditions && text.Text == conditions)
            .Where(text => db.CaseEvents.Any(happened => happened.CaseNumber == about.Number && happened.Kind == CaseEventKind.Reopened
                && happened.Data != null && happened.Sequence > text.Sequence))
            .Join(db.CaseEvents, text => new { text.CaseNumber, text.Sequence }, happened => new { happened.CaseNumber, happened.Sequence }, (text, happened) => happened.At)
            .ToListAsync(cancellationToken);
        earlier.AddRange(before.Select(at => new EarlierCause(about.Number, conditions, about.Principle, at, IsOwn: true, IsLeft: false)));
        return KnownCauses.Find(conditions, about.Principle, now, earlier);
    }
}
