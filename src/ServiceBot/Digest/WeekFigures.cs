using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The figures of one week of a team, as they stand in its post.</summary>
/// <param name="Repeats">Of the problems whose time to come again ended in the week.</param>
/// <param name="Rate">Of the let-downs that were fixed in the week before it, and have matured.</param>
/// <param name="CameBack">Customers who came back to thank us or to say sorry.</param>
/// <param name="Above">Moments that were noted as above average.</param>
internal sealed record WeekFigures(RepeatRate Repeats, int SecondFailures, RecoveryRate Rate, CameBack CameBack, int Above)
{
    public static WeekFigures Of(TeamLog log, Period week) => new(
        RepeatContacts.Of(log, week).Rate, Digest.SecondFailures.Of(log, week).Count, RecoveryRate.Of(log, week), Digest.CameBack.Of(log, week), MomentCounts.Of(log, week).Above);
}
