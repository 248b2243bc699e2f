using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Customers;
using ServiceBot.Data;

namespace ServiceBot.Recovery;

/// <summary>Everything a team keeps about a customer, as it may be handed to them: colleagues stand in it by their part and not by name.</summary>
internal sealed record ExportedCustomer(string Team, TimeZoneInfo Zone, DateTimeOffset At, IReadOnlyList<KnownFact> Facts, IReadOnlyList<ExportedContact> Cases);

/// <summary>A case as its customer may read it.</summary>
/// <param name="Texts">What they said, what is said of them, and what we wrote to them.</param>
internal sealed record ExportedContact(RecoveryCase About, string Title, IReadOnlyList<ExportedText> Texts);

/// <param name="At">When a note was written; null for what belongs to the case as a whole.</param>
internal sealed record ExportedText(CaseField Field, string Text, DateTimeOffset? At);

/// <summary>Reads everything that is kept about a customer.</summary>
internal sealed class CustomerArchive(BotDb db, CustomerBook book, Cases cases, TimeProvider clock)
{
    /// <param name="about">A case of theirs.</param>
    public async Task<ExportedCustomer> ReadAsync(RecoveryCase about, string key, CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var team = await cases.TeamOfAsync(about, cancellationToken);
        var names = await NamesAsync(about.TeamId, cancellationToken);
        var facts = await book.FactsAsync(about.TeamId, key, now, cancellationToken);
        var theirs = await db.Cases.AsNoTracking().Include(found => found.Events).Include(found => found.Texts).AsSplitQuery()
            .Where(found => found.TeamId == about.TeamId && found.CustomerKey == key && found.Customer == CustomerKind.External && !found.IsPractice)
            .OrderBy(found => found.Number)
            .ToListAsync(cancellationToken);
        return new ExportedCustomer(
            team.Name, WallClock.Zone(team.Zone), now, [.. facts.Select(fact => fact with { Text = Unnamed(fact.Text, names) })],
            [.. theirs.Select(found => new ExportedContact(found, Unnamed(found.Title, names), TextsOf(found, names)))]);
    }

    private static List<ExportedText> TextsOf(RecoveryCase about, IReadOnlyList<string> names) =>
    [
        .. CustomerTexts.Of(about).Select(passage => new ExportedText(
            passage.Field, Unnamed(about.TextOf(passage)!, names), // what is a passage is written
            passage.Note == 0 ? null : about.Events.Find(happened => happened.Sequence == passage.Note)?.At)),
    ];

    /// <summary>Of everybody who is or was in the team, the longest first.</summary>
    private async Task<List<string>> NamesAsync(string teamId, CancellationToken cancellationToken)
    {
        var names = await db.People
            .Where(person => db.Memberships.Any(member => member.TeamId == teamId && member.PersonId == person.Id)
                || db.Cases.Any(found => found.TeamId == teamId && (found.OwnerId == person.Id || found.OpenerId == person.Id)))
            .Select(person => person.Name)
            .ToListAsync(cancellationToken);
        return [.. names.Select(Said.OneLine).Where(name => name.Length > 1).Distinct().OrderByDescending(name => name.Length)];
    }

    /// <summary>Without the whole names of colleagues. A first name alone may be the customer's own as well, so it stays.</summary>
    private static string Unnamed(string text, IReadOnlyList<string> names) => names.Aggregate(
        text, (left, name) => Regex.Replace(left, $@"(?<![\p{{L}}\p{{N}}])@?{Regex.Escape(name)}(?![\p{{L}}\p{{N}}])", "a colleague", RegexOptions.CultureInvariant));
}
