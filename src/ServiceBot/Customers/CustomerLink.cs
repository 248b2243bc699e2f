using ServiceBot.Data;

namespace ServiceBot.Customers;

/// <summary>A way to fetch once what is kept about a customer: 256 random bits, kept as their SHA-256 only, good for a few minutes and for one time.</summary>
internal sealed class CustomerLink
{
    /// <summary>SHA-256 of the secret, base64url.</summary>
    public required string Hash { get; set; }
    public required string PersonId { get; set; }

    public required string TeamId { get; set; }

    /// <summary>The case by which the customer was named; who may know of it is looked at again.</summary>
    public int CaseNumber { get; set; }

    /// <summary>Whom they asked about, whoever the customer of the case is by now.</summary>
    public required string CustomerKey { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <returns>The link as it is kept, and the secret as it is handed out.</returns>
    public static (CustomerLink Link, string Secret) Create(string personId, string teamId, int caseNumber, string customerKey, DateTimeOffset expiresAt)
    {
        var secret = Secret.New();
        var link = new CustomerLink
        {
            Hash = Secret.Hash(secret),
            PersonId = personId,
            TeamId = teamId,
            CaseNumber = caseNumber,
            CustomerKey = customerKey,
            ExpiresAt = expiresAt,
        };
        return (link, secret);
    }
}
