namespace ServiceBot.Customers;

/// <summary>
/// One thing a customer agreed that a team may keep about them. There is none without their consent: it cannot be made without one, and the
/// database refuses it.
/// </summary>
internal sealed class CustomerFact
{
    /// <summary>Sorts by time.</summary>
    public string Id { get; private set; } = "";

    public string TeamId { get; private set; } = "";
    public string CustomerKey { get; private set; } = "";

    /// <summary>By which people name it: "forget 43 2".</summary>
    public int Number { get; private set; }

    public FactKind Kind { get; private set; }

    /// <summary>The text, closed by <see cref="FactSeal"/>.</summary>
    public string Closed { get; private set; } = "";

    public FactSource Source { get; private set; }

    public ConsentHow Consent { get; private set; }
    public DateTimeOffset ConsentAt { get; private set; }

    public string RecordedBy { get; private set; } = "";
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>From this instant on nobody sees it.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public static CustomerFact Of(Customer customer, FactKind kind, FactSource source, Consent consent, Recorded recorded, Func<string, string> close)
    {
        var id = Guid.CreateVersion7(recorded.At).ToString("N");
        var fact = new CustomerFact
        {
            Id = id,
            TeamId = customer.TeamId,
            CustomerKey = customer.Key,
            Number = customer.Learn(recorded.At),
            Kind = kind,
            Closed = close(id),
            Source = source,
        };
        fact.Agree(consent, recorded);
        return fact;
    }

    /// <summary>They agree to it, or once more.</summary>
    public void Agree(Consent consent, Recorded recorded)
    {
        (Consent, ConsentAt) = (consent.How, consent.At);
        (RecordedBy, RecordedAt, ExpiresAt) = (recorded.By, recorded.At, FactRules.Until(recorded.At, recorded.Zone));
    }
}

/// <summary>That the customer agreed to our keeping it.</summary>
internal readonly record struct Consent(ConsentHow How, DateTimeOffset At);

/// <summary>Who wrote it down, when, and by whose clocks its time is counted.</summary>
internal readonly record struct Recorded(string By, DateTimeOffset At, TimeZoneInfo Zone);

/// <summary>What can be known of a customer, in the order in which it is read. Kept as numbers, so new ones go to the end. There is no kind for health, faith, politics and the like, and there will be none.</summary>
internal enum FactKind
{
    Name,
    Say,
    Likes,
    Dislikes,
    Date,
    Matters,

    /// <summary>Good to know when they come again: the relationship note.</summary>
    Note,
}

/// <summary>How we came to know it.</summary>
internal enum FactSource
{
    Told,
    Wrote,

    /// <summary>Somebody noticed, and asked them.</summary>
    Noticed,
}

/// <summary>How they agreed. None of these is zero: what nobody said is no consent.</summary>
internal enum ConsentHow
{
    Said = 1,
    Wrote = 2,
}
