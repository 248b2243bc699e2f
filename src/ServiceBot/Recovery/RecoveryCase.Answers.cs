namespace ServiceBot.Recovery;

/// <summary>What only the customer can answer: whether it was help, and whether they would come back.</summary>
internal sealed partial class RecoveryCase
{
    /// <summary>Since it was opened last; null while they did not say.</summary>
    public Helpfulness? DidHelp { get; private set; }
    public Returning? WouldReturn { get; private set; }

    public CustomerAnswers Answers => new(DidHelp, WouldReturn);

    /// <summary>The customer said anything of their own, since it was opened last.</summary>
    public bool HasCustomerSpoken => IsConfirmed || CustomerWords is { Length: > 0 } || Answers != default;

    /// <summary>What the customer answered. The latest counts, and what is empty now was noted by mistake.</summary>
    /// <returns>False when that was noted already.</returns>
    public bool Answer(CustomerAnswers answers, By by)
    {
        var before = Answers;
        (DidHelp, WouldReturn) = answers;
        if (before.DidHelp != DidHelp)
            Note(CaseEventKind.DidHelp, by, DidHelp?.ToString());
        if (before.WouldReturn != WouldReturn)
            Note(CaseEventKind.WouldReturn, by, WouldReturn?.ToString());

        return before != answers;
    }
}
