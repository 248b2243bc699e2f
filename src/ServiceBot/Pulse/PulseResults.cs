using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Pulse;

/// <summary>What was published of check-ins. It looks at sealed batches and at nothing that is still collected, and at no single person.</summary>
internal sealed class PulseResults(BotDb db, QuestionBank bank, Questions questions)
{
    private const string Trust = "Q42";
    private const string Action = "Q43";
    private const string Recommend = "Q40";
    private const string Stay = "Q41";
    private const string Abuse = "Q44";

    private const int Weeks = 4;
    private const int DaysOfAWeek = 7;

    /// <summary>An item comes again within half a year; what is older says nothing of now.</summary>
    private const int MostDays = 182;

    private const int MostBatches = 500;

    /// <summary>For so many days a cohort's last morale counts for the whole organisation.</summary>
    private const int RecentDays = 14;

    public async Task<Morale> OfAsync(string cohortKey, DateOnly today, CancellationToken cancellationToken)
    {
        var all = await LastAsync(cohortKey, today, cancellationToken);
        var daily = all.FindAll(batch => batch.Item == Item.Daily);
        foreach (var few in daily.Where(batch => batch.Answers < LeastOf(Item.Daily)))
            few.Answers = 0; // as it is read, not as it is kept

        var latest = all.Where(batch => batch.Item != Item.Daily).GroupBy(batch => batch.Item).Select(same => same.First()).ToList();
        var items = await questions.FindAsync([.. latest.Select(batch => batch.Item)], cancellationToken);
        var shown = latest.Where(batch => items.TryGetValue(batch.Item, out var item) && batch.Answers >= item.Least).ToList();
        var isCare = Enum.GetValues<CareLetter>().SelectMany(CareScores.ItemsOf).ToHashSet();
        return new Morale(
            daily.FirstOrDefault(),
            Figures(daily.Skip(1)),
            WeeksOf(daily, today),
            [
                .. shown.Where(batch => items[batch.Item] is { Audience: Audience.Team, Scale: Scale.Feeling or Scale.Agreement } && batch.Item is not (Trust or Action) && !isCare.Contains(batch.Item))
                    .Select(batch => new PartFigure(items[batch.Item], batch)),
            ],
            shown.Find(batch => batch.Item == Trust),
            shown.Find(batch => batch.Item == Action),
            [.. Enum.GetValues<CareLetter>().Select(letter => CareScores.Said(shown.Where(batch => CareScores.ItemsOf(letter).Contains(batch.Item))))]);
    }

    /// <summary>Those of these cohorts in which people last said that nothing changes because of what they say; they are asked less.</summary>
    public async Task<HashSet<string>> WhereActionIsLowAsync(IReadOnlyCollection<string> cohortKeys, CancellationToken cancellationToken)
    {
        var least = LeastOf(Action);
        var all = Published.Where(batch => cohortKeys.Contains(batch.CohortKey) && batch.Item == Action && batch.Answers >= least);
        var last = await all.Where(batch => !all.Any(later => later.CohortKey == batch.CohortKey && later.To > batch.To)).ToListAsync(cancellationToken);
        return [.. last.Where(batch => MoraleFigures.Index(batch) < MoraleFigures.Low).Select(batch => batch.CohortKey)];
    }

    /// <summary>What is counted in the whole organisation only.</summary>
    public async Task<OrganisationMorale> OfAllAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var own = (await LastAsync(Cohort.Organisation, today, cancellationToken))
            .FindAll(batch => bank.Find(batch.Item) is { Audience: Audience.Organisation } item && batch.Answers >= item.Least);
        return new OrganisationMorale(own.Find(batch => batch.Item == Recommend), own.Find(batch => batch.Item == Stay), own.Find(batch => batch.Item == Abuse));
    }

    /// <summary>All cohorts, for those who lead the organisation: the middle of what each has published, and of how far leaders guessed beside it.</summary>
    public async Task<Middles> MiddlesAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var (since, least) = (today.AddDays(-RecentDays), LeastOf(Item.Daily));
        var made = Cohort.KeyOf(ExampleTeam.Id);
        var daily = Published.Where(batch => batch.CohortKey != made && batch.Item == Item.Daily && batch.Answers >= least && batch.To >= since && batch.To <= today);
        var last = await daily.Where(batch => !daily.Any(later => later.CohortKey == batch.CohortKey && later.To > batch.To)).ToListAsync(cancellationToken);
        var middles = Figures(last.DistinctBy(batch => batch.CohortKey));

        // One for each leader, about the last batch they guessed.
        var guesses = await db.LeaderGuesses.AsNoTracking()
            .Join(daily, guess => guess.BatchId, batch => batch.Id, (guess, batch) => new { guess.PersonId, guess.Value, batch.Id, batch.To })
            .ToListAsync(cancellationToken);
        var newest = guesses.GroupBy(guess => guess.PersonId).Select(same => same.OrderByDescending(guess => guess.To).First()).ToList();
        var ids = newest.ConvertAll(guess => guess.Id);
        var guessed = await Published.Where(batch => ids.Contains(batch.Id)).ToDictionaryAsync(batch => batch.Id, MoraleFigures.Index, cancellationToken);
        var gaps = newest.Select(guess => guessed[guess.Id] is { } figure ? MoraleFigures.Gap(guess.Value, figure) : (int?)null).OfType<int>().ToList();
        return new Middles(middles.Count > 1 ? MoraleFigures.Middle(middles) : null, MoraleFigures.MiddleGap(gaps));
    }

    /// <summary>What people chose to share, and what five or more of them named: the last batch of each question for words.</summary>
    public async Task<IReadOnlyList<SharedWords>> WordsAsync(string cohortKey, DateOnly today, CancellationToken cancellationToken)
    {
        var asked = bank.Items.Where(item => item is { Scale: Scale.Text, Audience: Audience.Team }).ToList();
        var last = (await LastAsync(cohortKey, today, cancellationToken)).Where(batch => batch.Answers > 0).GroupBy(batch => batch.Item).ToDictionary(same => same.Key, same => same.First());
        var found = asked.Where(item => last.TryGetValue(item.Id, out var batch) && batch.Answers >= item.Least).Select(item => (item, batch: last[item.Id])).ToList();
        var ids = found.Where(one => one.batch.Answers >= SealRules.LeastForTexts).Select(one => one.batch.Id).ToList();

        // Their ids are random, so this order is none.
        var texts = (await db.SealedTexts.AsNoTracking().Where(text => ids.Contains(text.BatchId)).OrderBy(text => text.Id).ToListAsync(cancellationToken)).ToLookup(text => text.BatchId, text => text.Text);
        return [.. found.Select(one => new SharedWords(one.item, one.batch, MoraleFigures.Tags(one.batch, one.item), [.. texts[one.batch.Id]]))];
    }

    private IQueryable<SealedBatch> Published => db.SealedBatches.AsNoTracking().Include(batch => batch.Counts).Where(batch => batch.IsPublished);

    /// <summary>The newest first.</summary>
    private Task<List<SealedBatch>> LastAsync(string cohortKey, DateOnly today, CancellationToken cancellationToken)
    {
        var since = today.AddDays(-MostDays);
        return Published.Where(batch => batch.CohortKey == cohortKey && batch.To >= since)
            .OrderByDescending(batch => batch.To).ThenByDescending(batch => batch.From).ThenBy(batch => batch.Id)
            .Take(MostBatches)
            .ToListAsync(cancellationToken);
    }

    private int LeastOf(string item) => Math.Max(bank.Find(item)?.Least ?? 0, PulseOptions.FewestPeople);

    /// <summary>In the order of time.</summary>
    private static List<int> Figures(IEnumerable<SealedBatch> batches) =>
        [.. batches.OrderBy(batch => batch.To).Select(MoraleFigures.Index).OfType<int>()];

    /// <summary>The last four weeks, this one last; a batch belongs to the week in which it ends.</summary>
    private static List<int?> WeeksOf(List<SealedBatch> daily, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + DaysOfAWeek - 1) % DaysOfAWeek));
        return
        [
            .. Enumerable.Range(0, Weeks).Select(ago => monday.AddDays(-DaysOfAWeek * (Weeks - 1 - ago)))
                .Select(first => MoraleFigures.Middle(Figures(daily.Where(batch => batch.To >= first && batch.To < first.AddDays(DaysOfAWeek))))),
        ];
    }
}

/// <param name="Last">The last one sealed; null while none is.</param>
/// <param name="Earlier">The figures published before it, in the order of time.</param>
/// <param name="Weeks">The middle of each of the last four weeks, this one last.</param>
/// <param name="Parts">What was last published of each other question, the newest first.</param>
/// <param name="Care">What people say of each letter of CARE.</param>
internal sealed record Morale(
    SealedBatch? Last, IReadOnlyList<int> Earlier, IReadOnlyList<int?> Weeks, IReadOnlyList<PartFigure> Parts, SealedBatch? Trust, SealedBatch? Action, IReadOnlyList<CareComponent?> Care);

internal sealed record PartFigure(Item Item, SealedBatch Batch);

internal sealed record OrganisationMorale(SealedBatch? Recommend, SealedBatch? Stay, SealedBatch? Abuse);

/// <param name="Morale">Of what the cohorts have published; null where that is only one.</param>
/// <param name="Gap">How far leaders guess above what people say; null unless five or more have guessed.</param>
internal sealed record Middles(int? Morale, int? Gap);

internal sealed record SharedWords(Item Item, SealedBatch Batch, IReadOnlyList<(string Tag, Head People)> Tags, IReadOnlyList<string> Texts);
