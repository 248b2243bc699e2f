using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>What is spent for the customer, by whom it was decided, and what is asked for. The events must be loaded to take something back.</summary>
internal sealed partial class RecoveryCase
{
    /// <summary>All that is noted as spent on this case and holds. What was spent on cases that go on in it is theirs.</summary>
    public Amounts Spent { get; private set; } = Amounts.None;

    /// <summary>How much a manager allows on this case without asking.</summary>
    public Amount? Allowed { get; private set; }

    /// <summary>Who allowed it; for themselves nobody does.</summary>
    public string? AllowedById { get; private set; }

    /// <summary>The event with which more was asked for than somebody may decide; null while no such answer is open.</summary>
    public int? OpenRequest { get; private set; }

    /// <summary>How many cases go on in this one directly, so that it is known without a look at them.</summary>
    public int JoinedCases { get; private set; }

    public void Spend(Amount amount, string? what, By by)
    {
        Spent = Spent.Plus(amount);
        Note(CaseEventKind.Spent, by, $"{amount}");
        Keep(CaseField.Note, null, what);
    }

    public SpendRequest AskToSpend(Amount amount, string why, By by)
    {
        Note(CaseEventKind.SpendAsked, by, $"{amount}");
        Keep(CaseField.Note, null, why);
        OpenRequest = Version;
        return new SpendRequest(Number, Version, by.PersonId, amount.Minor, amount.Currency, by.At);
    }

    /// <summary>Somebody else says yes to it, or to less.</summary>
    public void Approve(SpendRequest request, Amount granted, By by)
    {
        (OpenRequest, Spent) = (null, Spent.Plus(granted));
        Note(CaseEventKind.SpendApproved, by, $"{granted} {request.Sequence}");
        request.Answer(SpendAnswer.Yes, by, granted.Minor);
    }

    public void Refuse(SpendRequest request, string? why, By by)
    {
        OpenRequest = null;
        Note(CaseEventKind.SpendRefused, by, $"{request.Amount} {request.Sequence}");
        Keep(CaseField.Note, null, why);
        request.Answer(SpendAnswer.No, by);
    }

    /// <summary>Whoever asked needs it no more, or is not there any more.</summary>
    public void WithdrawRequest(SpendRequest request, By by)
    {
        OpenRequest = null;
        Note(CaseEventKind.SpendWithdrawn, by, $"{request.Amount} {request.Sequence}");
        request.Answer(SpendAnswer.Withdrawn, by);
    }

    public void TakeBack(SpendEntry entry, By by)
    {
        Spent = Spent.Minus(entry.Amount);
        Note(CaseEventKind.SpendTakenBack, by, $"{entry.Amount} {entry.Sequence}");
    }

    /// <returns>False when just that is allowed already.</returns>
    public bool Allow(Amount amount, By by)
    {
        if (Allowed == amount && AllowedById == by.PersonId)
            return false;

        (Allowed, AllowedById) = (amount, by.PersonId);
        Note(CaseEventKind.SpendAllowed, by, $"{amount}");
        return true;
    }

    /// <summary>A manager notes what the customer is worth. It leaves no event, so that nobody who may not see it can tell whether it was said.</summary>
    public void IsWorth(ValueRange value) => Value = value;
}
