using ServiceBot.Calendar;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>What the letters of CARE are made of, as far as people's doings tell; so many of so many each.</summary>
/// <param name="Views">Closed cases in which both sides were heard: the customer, and how we see it ourselves.</param>
/// <param name="Authority">Fixed cases that needed no yes of somebody else, or had it soon.</param>
internal sealed record CareCounts(
    Share Promises, Share Effect, Share Need, Share Question, Share Views, Share FirstWord, Share Agreed, Share Thanks, Share Authority, Share Gaps)
{
    public static readonly CareCounts None = new(default, default, default, default, default, default, default, default, default, default);

    /// <summary>A yes that comes later keeps the customer waiting.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    public static CareCounts Of(TeamLog log, Period week)
    {
        var all = log.At(week).ToList();
        var reported = all.FindAll(about => week.Includes(about.ReportedAt));
        var closed = all.FindAll(about => about is { ClosedAt: { } at, AbuseAt: null } && week.Includes(at));
        var promises = PromisesKept.Of(log, week);
        var words = FirstWords.Of(log, week);
        var thanked = log.Moments.Where(moment => moment.Kind == MomentKind.Thanks && moment.At < week.End).Select(moment => moment.CaseNumber).ToHashSet();
        return new CareCounts(
            new Share(promises.Kept, promises.Due),
            Among(reported, about => about.About.Effect is not null),
            Among(reported, about => about.About is { Need: not null, NeedConfirmed: true }),
            Among(closed, about => about.About.WouldBeGreat is not null),
            Among(closed, about => Has(about, CaseEventKind.Confirmed) && Has(about, CaseEventKind.Analyzed)),
            new Share(words.OnTime, words.Due),
            Among(reported, about => about.About.Choice is not null),
            Among(closed, about => thanked.Contains(about.Number)),
            Among(all.FindAll(about => about.FixedAt is { } at && week.Includes(at)), HadAuthority),
            default);
    }

    public CareCounts And(CareCounts other, Share gaps) => new(
        Promises + other.Promises, Effect + other.Effect, Need + other.Need, Question + other.Question, Views + other.Views, FirstWord + other.FirstWord,
        Agreed + other.Agreed, Thanks + other.Thanks, Authority + other.Authority, Gaps + gaps);

    public IReadOnlyList<CareScore> Scores(Morale morale) =>
    [
        CareScores.Of(CareLetter.Committed, [Promises.As("promises kept", "promises"), Effect.As("effect stated", "cases"), Said(morale, CareLetter.Committed)]),
        CareScores.Of(CareLetter.Attentive,
            [Need.As("need confirmed", "cases"), Question.As("open question noted", "closed cases"), Views.As("both sides heard", "closed cases"), Said(morale, CareLetter.Attentive)]),
        CareScores.Of(CareLetter.Responsive,
            [FirstWord.As("first word on time", "cases"), Agreed.As("way agreed on", "cases"), Thanks.As("thanks sent", "closed cases"), Said(morale, CareLetter.Responsive)]),
        CareScores.Of(CareLetter.Empowered, [Authority.As("own limit or a yes within 15 minutes", "fixed cases"), Gaps.As("questions answered", "questions"), Said(morale, CareLetter.Empowered)]),
    ];

    /// <summary>Whoever took back what they had asked for needed no yes.</summary>
    private static bool HadAuthority(CaseThen about)
    {
        var answers = about.Held.Where(happened => happened.Kind is CaseEventKind.SpendApproved or CaseEventKind.SpendRefused or CaseEventKind.SpendWithdrawn)
            .ToLookup(SpendEntry.About);
        return about.Held.Where(happened => happened.Kind == CaseEventKind.SpendAsked)
            .All(asked => answers[asked.Sequence].Any(answer => answer.Kind == CaseEventKind.SpendWithdrawn || answer.Kind == CaseEventKind.SpendApproved && answer.At - asked.At <= Soon));
    }

    private static CareComponent? Said(Morale morale, CareLetter letter) => morale.Care[(int)letter];

    private static bool Has(CaseThen about, CaseEventKind kind) => about.Held.Any(happened => happened.Kind == kind);

    private static Share Among(IReadOnlyList<CaseThen> cases, Func<CaseThen, bool> isOne) => new(cases.Count(isOne), cases.Count);
}

/// <summary>So many of so many.</summary>
internal readonly record struct Share(int Some, int All)
{
    public static Share operator +(Share one, Share other) => new(one.Some + other.Some, one.All + other.All);

    /// <returns>Null where there is nothing to count, which is not the same as none.</returns>
    public CareComponent? As(string name, string of) => All > 0 ? new CareComponent(name, (decimal)Some / All, All) { Of = of } : null;
}
