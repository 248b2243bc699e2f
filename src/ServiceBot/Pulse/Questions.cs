using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Pulse;

/// <summary>All questions there are: those of the bank, and those that teams added.</summary>
internal sealed class Questions(BotDb db, QuestionBank bank)
{
    /// <summary>
    /// What may be asked of these people. A team's own questions are asked only where that team is counted alone: among others its people would
    /// be the only ones who answer them.
    /// </summary>
    /// <param name="teamId">The team whose days the cohort follows.</param>
    public async Task<IReadOnlyList<Item>> OfAsync(string cohortKey, string teamId, CancellationToken cancellationToken)
    {
        if (cohortKey != $"team/{teamId}")
            return bank.Items;

        var own = await db.TeamQuestions.AsNoTracking()
            .Where(question => question.TeamId == teamId && !question.IsRetired)
            .OrderBy(question => question.Id)
            .ToListAsync(cancellationToken);
        return [.. bank.Items, .. own.Select(TeamQuestions.ItemOf)];
    }

    /// <summary>By their ids, also those that are not asked any more.</summary>
    public async Task<IReadOnlyDictionary<string, Item>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = ids.Select(bank.Find).OfType<Item>().ToList();
        var others = ids.Except(found.Select(item => item.Id)).ToList();
        if (others.Count > 0)
            found.AddRange((await db.TeamQuestions.AsNoTracking().Where(question => others.Contains(question.Id)).ToListAsync(cancellationToken)).Select(TeamQuestions.ItemOf));

        return found.ToDictionary(item => item.Id);
    }
}
