using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Customers;

/// <summary>What teams know of their customers: each team of its own, and none of it longer than was agreed.</summary>
internal sealed class CustomerBook(BotDb db, FactSeal seal)
{
    /// <summary>What is known now, as it is read; with what this turn has changed.</summary>
    public async Task<IReadOnlyList<KnownFact>> FactsAsync(string teamId, string key, DateTimeOffset now, CancellationToken cancellationToken) =>
    [
        .. (await RowsAsync(teamId, key, cancellationToken))
            .Where(fact => fact.ExpiresAt > now)
            .OrderBy(fact => fact.Kind)
            .ThenBy(fact => fact.Number)
            .Select(Open)
            .OfType<KnownFact>(),
    ];

    /// <summary>Keeps a fact that was agreed to. Of a kind of which there is one, it takes the place of what stood there.</summary>
    public async Task<Learned> LearnAsync(
        string teamId, string key, FactKind kind, string text, FactSource source, Consent consent, Recorded recorded, CancellationToken cancellationToken)
    {
        // First: what somebody else keeps from here on makes this turn run again, and see it.
        var customer = await db.Customers.FindAsync([teamId, key], cancellationToken);
        var known = await FactsAsync(teamId, key, recorded.At, cancellationToken);
        var alike = known.Where(fact => fact.Kind == kind).ToList();
        if (alike.Exists(fact => fact.Text.Equals(text, StringComparison.OrdinalIgnoreCase) && (!FactRules.IsSingle(kind) || fact.Text == text)))
            return Learned.Already;

        if (!FactRules.IsSingle(kind) && alike.Count >= FactRules.Most(kind))
            return Learned.Full;

        customer ??= db.Customers.Add(new Customer(teamId, key, recorded.At)).Entity;
        if (FactRules.IsSingle(kind))
            foreach (var before in alike)
                db.CustomerFacts.Remove((await db.CustomerFacts.FindAsync([before.Id], cancellationToken))!); // it was read in this unit of work

        db.CustomerFacts.Add(CustomerFact.Of(
            customer, kind, source, consent, recorded, id => seal.Close(text, new FactPlace(teamId, key, id))));
        return alike.Count > 0 && FactRules.IsSingle(kind) ? Learned.Instead : Learned.New;
    }

    /// <summary>They agree once more, so it is kept for as long again.</summary>
    /// <returns>False when it is not kept any more, or that consent is no newer than the one we have.</returns>
    public async Task<bool> AgreeAsync(string teamId, string key, string factId, Consent consent, Recorded recorded, CancellationToken cancellationToken)
    {
        if (await FindAsync(teamId, factId, cancellationToken) is not var (customer, fact)
            || fact.CustomerKey != key || fact.ExpiresAt <= recorded.At || consent.At < recorded.At && consent.At <= fact.ConsentAt)
            return false;

        customer.Change(recorded.At);
        fact.Agree(consent, recorded);
        return true;
    }

    /// <summary>Removes it, whoever is the customer of the case by now where it was read.</summary>
    /// <returns>False when it is not kept any more.</returns>
    public async Task<bool> ForgetAsync(string teamId, string factId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(teamId, factId, cancellationToken) is not var (customer, fact))
            return false;

        customer.Change(now);
        db.CustomerFacts.Remove(fact);
        return fact.ExpiresAt > now;
    }

    /// <summary>All of it, with the customer and every link to it.</summary>
    /// <returns>How many facts there were.</returns>
    public async Task<int> EraseAsync(string teamId, string key, CancellationToken cancellationToken)
    {
        var facts = await RowsAsync(teamId, key, cancellationToken);
        db.CustomerFacts.RemoveRange(facts);
        db.CustomerLinks.RemoveRange(await db.CustomerLinks.Where(link => link.TeamId == teamId && link.CustomerKey == key).ToListAsync(cancellationToken));
        if (await db.Customers.FindAsync([teamId, key], cancellationToken) is { } customer)
            db.Customers.Remove(customer);

        return facts.Count;
    }

    private async Task<List<CustomerFact>> RowsAsync(string teamId, string key, CancellationToken cancellationToken)
    {
        await db.CustomerFacts.Where(fact => fact.TeamId == teamId && fact.CustomerKey == key).LoadAsync(cancellationToken);
        return [.. db.CustomerFacts.Local.Where(fact => fact.TeamId == teamId && fact.CustomerKey == key)];
    }

    private async Task<(Customer Customer, CustomerFact Fact)?> FindAsync(string teamId, string factId, CancellationToken cancellationToken) =>
        await db.CustomerFacts.FindAsync([factId], cancellationToken) is { } fact && fact.TeamId == teamId
            && await db.Customers.FindAsync([teamId, fact.CustomerKey], cancellationToken) is { } customer
                ? (customer, fact)
                : null;

    private KnownFact? Open(CustomerFact fact) => seal.Open(fact.Closed, new FactPlace(fact.TeamId, fact.CustomerKey, fact.Id)) is { } text
        ? new KnownFact(fact.Id, fact.Number, fact.Kind, text, fact.Source, new Consent(fact.Consent, fact.ConsentAt), fact.RecordedBy, fact.RecordedAt, fact.ExpiresAt)
        : null;
}

/// <summary>A fact as somebody may read it.</summary>
internal sealed record KnownFact(
    string Id, int Number, FactKind Kind, string Text, FactSource Source, Consent Consent, string RecordedBy, DateTimeOffset RecordedAt, DateTimeOffset ExpiresAt);

/// <summary>What became of something that was to be kept.</summary>
internal enum Learned
{
    New,

    /// <summary>It took the place of what stood there.</summary>
    Instead,
    Already,

    /// <summary>There are as many of this kind as are kept.</summary>
    Full,
}
