using System.Globalization;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>One promise to a customer: a word by then, or the fix itself.</summary>
/// <param name="DueAt">While we wait for the customer nothing comes due.</param>
/// <param name="IsKept">Null while its time is still to come, and where it says nothing about us.</param>
internal sealed record CustomerPromise(DateTimeOffset DueAt, bool? IsKept)
{
    /// <summary>
    /// A promise that is renewed before it is due is kept, but however often it is renewed until the customer hears from us, it was kept once;
    /// the last one is judged by itself. What is renewed when it was due already was missed. Closing and opening again ends no promise.
    /// </summary>
    /// <param name="seen">From when it is looked at.</param>
    public static IReadOnlyList<CustomerPromise> Of(CaseThen about, DateTimeOffset seen)
    {
        List<CustomerPromise> all = [];
        Open? open = null;
        foreach (var happened in about.Held)
            switch (happened.Kind)
            {
                case CaseEventKind.Promised or CaseEventKind.MoreTime when Instant(happened) is { } due && due != open?.Due:
                    var isRenewal = false;
                    if (open is not null)
                    {
                        isRenewal = !open.IsSettled && happened.At < open.DueIn(about);
                        all.Add(open.Judge(about, happened.At, seen));
                    }

                    open = new Open(happened.At, due, IsChained: isRenewal);
                    break;
                case CaseEventKind.Told when open is not null:
                    open.WordAt ??= happened.At;
                    break;
                case CaseEventKind.Fixed when open is not null:
                    open.FixedAt ??= happened.At;
                    break;
                case CaseEventKind.Corrected when open is not null && happened.Data == nameof(Step.FixItFast):
                    open.FixedAt = null;
                    break;
                default:
                    break;
            }

        if (open is not null)
            all.Add(open.Judge(about, renewedAt: null, seen));

        return all;
    }

    private static DateTimeOffset? Instant(CaseEvent promised) =>
        DateTimeOffset.TryParse(promised.Data, CultureInfo.InvariantCulture, out var instant) ? instant : null;

    /// <param name="IsChained">It renewed one before it was due, which has been counted as kept.</param>
    private sealed record Open(DateTimeOffset MadeAt, DateTimeOffset Due, bool IsChained)
    {
        public DateTimeOffset? WordAt { get; set; }
        public DateTimeOffset? FixedAt { get; set; }

        public bool IsSettled => WordAt is not null || FixedAt is not null;

        /// <summary>While we wait for the customer nothing comes due.</summary>
        public DateTimeOffset DueIn(CaseThen about) => Pauses.Of(about.Events).Aggregate(Due, (at, pause) => pause.Includes(at) ? pause.End : at);

        public CustomerPromise Judge(CaseThen about, DateTimeOffset? renewedAt, DateTimeOffset seen)
        {
            var due = DueIn(about);
            var isVoid = about.AbuseAt is { } ended && ended >= MadeAt && ended <= due;
            return new CustomerPromise(due, (isVoid, WordAt <= due || FixedAt <= due) switch
            {
                (_, true) => true,
                (true, _) => null,

                // Renewed in time: of several in a row the first has counted.
                _ when renewedAt < due => IsChained ? null : true,
                _ => due < seen ? false : null,
            });
        }
    }
}
