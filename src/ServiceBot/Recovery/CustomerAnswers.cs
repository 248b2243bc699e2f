namespace ServiceBot.Recovery;

/// <summary>What the customer answered to the two questions that nobody can answer for them. What was not said is null.</summary>
/// <param name="DidHelp">Whether what we did actually helped.</param>
/// <param name="WouldReturn">Whether they would come back to us.</param>
internal readonly record struct CustomerAnswers(Helpfulness? DidHelp, Returning? WouldReturn)
{
    private bool HasNo => DidHelp == Helpfulness.No || WouldReturn == Returning.No;

    /// <summary>Whether somebody has to be asked how this view goes with what they answered.</summary>
    public bool SpeakAgainst(Outcome? outcome) => outcome switch
    {
        Outcome.BetterThanExpected => HasNo,
        Outcome.Fine => DidHelp == Helpfulness.No,
        _ => false,
    };

    /// <summary>Whether they show that the customer sees it so. That it was better than expected is more than a yes can say.</summary>
    public bool Show(Outcome outcome) => outcome switch
    {
        Outcome.Fine => (DidHelp == Helpfulness.Yes || WouldReturn == Returning.Yes) && !HasNo,
        Outcome.LetDown => HasNo,
        _ => false,
    };
}
