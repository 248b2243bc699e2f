using Microsoft.EntityFrameworkCore;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Erases a customer of a team: all that is known of them, what was written of them in cases, and the sign by which the cases were theirs.</summary>
internal sealed partial class CustomerErasing(
    Turn turn, Cases cases, CustomerBook book, TextErasing erasing, Links links, Guide guide, ILogger<CustomerErasing> logger)
{
    /// <summary>Every case of that customer in the team, the oldest first.</summary>
    public static async Task<List<RecoveryCase>> CasesOfAsync(BotDb db, string teamId, string key, CancellationToken cancellationToken) =>
        await db.Cases.Where(about => about.TeamId == teamId && about.CustomerKey == key).OrderBy(about => about.Number).ToListAsync(cancellationToken);

    public async Task<Erased> EraseAsync(string teamId, string key, By by, CancellationToken cancellationToken)
    {
        var known = await book.EraseAsync(teamId, key, cancellationToken);
        var theirs = await CasesOfAsync(turn.Db, teamId, key, cancellationToken);
        var texts = 0;
        foreach (var about in theirs)
        {
            if (about.MayBeKnown)
                texts += await EraseTextsAsync(about, by, cancellationToken);

            // With the sign goes what was asked because of it: nobody can tell any more whether two cases are of the same customer.
            about.Recognise(null);
            about.IsWorth(ValueRange.Unknown);
            await links.ProposeAsync(about, by.PersonId, cancellationToken);
        }

        foreach (var about in theirs)
            await guide.FollowAsync(about, ask: false, cancellationToken);

        LogErased(teamId, known, theirs.Count);
        return new Erased(known, texts, [.. theirs.Select(about => about.Number)]);
    }

    private async Task<int> EraseTextsAsync(RecoveryCase about, By by, CancellationToken cancellationToken)
    {
        await cases.LoadEventsAsync(about, cancellationToken);
        await cases.LoadTextsAsync(about, cancellationToken);
        var erased = 0;
        foreach (var passage in CustomerTexts.Of(about))
            if (await erasing.EraseAsync(about, passage, by, cancellationToken))
                erased++;

        return erased;
    }

    [LoggerMessage(LogLevel.Information, "Erased a customer of team {Team}: {Known} things known of them, and what was theirs in {Cases} cases")]
    private partial void LogErased(string team, int known, int cases);
}

/// <param name="Known">How many things were known of them.</param>
/// <param name="Texts">How many texts were taken out of cases.</param>
/// <param name="Cases">The cases that were theirs, by number.</param>
internal sealed record Erased(int Known, int Texts, IReadOnlyList<int> Cases);
