using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>What somebody may spend on a case without asking, and what was spent there.</summary>
/// <param name="Spent">On the case and on those that go on in it.</param>
/// <param name="Limit">For all that is spent on it together; null: there is none.</param>
/// <param name="Floor">A gesture that is right for everybody.</param>
internal sealed record Purse(Amounts Spent, string Currency, long? Limit, long Floor)
{
    /// <summary>Nobody can raise their own limit, whatever they are by now.</summary>
    public static Purse Of(RecoveryCase about, Amounts spent, string personId, Rights rights, TeamSettings settings)
    {
        var limit = rights.SpendLimit(settings);
        if (limit is { } own && rights.IsMember && about.Allowed is { } allowed && allowed.Currency == settings.Currency && about.AllowedById != personId)
            limit = Math.Max(own, allowed.Minor);

        return new Purse(spent, settings.Currency, limit, settings.GestureFloor);
    }

    /// <summary>All that would then be spent; null where it is not all of one currency.</summary>
    public long? TotalWith(Amount amount) => amount.Currency == Currency ? Spent.In(Currency) + amount.Minor : null;

    /// <summary>Whether that may be spent without asking. What cannot be added up is always asked about.</summary>
    public bool Covers(Amount amount) => Limit is null || TotalWith(amount) <= Limit;

    /// <summary>What is left without asking; null: as much as is right.</summary>
    public long? Left => Limit is null ? null : Spent.In(Currency) is { } spent ? Math.Max(0, Limit.Value - spent) : 0;
}
