namespace ServiceBot.Recovery;

/// <summary>What is done for the customer, and what is learned from it.</summary>
internal sealed partial class RecoveryCase
{
    public string? Wants { get; private set; }
    public string? FirstAction { get; private set; }
    public string? Benefit { get; private set; }

    /// <summary>Two to four ways to put it right, one a line.</summary>
    public string? Options { get; private set; }
    public string? Choice { get; private set; }
    public string? ChoiceReason { get; private set; }

    /// <summary>What they asked for and we cannot do, why, and what we can do instead. Firm and kind is as good an end as any.</summary>
    public string? Cannot { get; private set; }
    public string? CannotBecause { get; private set; }
    public string? Can { get; private set; }

    /// <summary>Shown to managers only. It raises a gesture, and never changes order, targets or words.</summary>
    public ValueRange Value { get; private set; }

    public string? Worked { get; private set; }
    public string? Prevention { get; private set; }
    public string? PreventionOwner { get; private set; }

    /// <summary>Of the prevention that was named last; without one it says nothing.</summary>
    public DateOnly? PreventionDue { get; private set; }

    /// <summary>Where our commitment stopped.</summary>
    public CommitmentLimits StoppedBy { get; private set; }

    /// <summary>Which of the team's principles it touched.</summary>
    public string? Principle { get; private set; }

    /// <summary>Who anywhere handles this best.</summary>
    public string? BestElsewhere { get; private set; }

    /// <summary>What it showed about us: how we deal with what goes wrong.</summary>
    public string? AboutUs { get; private set; }

    public void Help(Helping helping, By by)
    {
        // What a customer is worth leaves no event, so that nobody who may not see it can tell whether it was said.
        Value = helping.Value;
        var before = new Helping(Wants, FirstAction, Benefit, Options, Choice, ChoiceReason, Value);
        if (before == helping)
            return;

        (Wants, FirstAction, Benefit) = (helping.Wants, helping.FirstAction, helping.Benefit);
        (Options, Choice, ChoiceReason) = (helping.Options, helping.Choice, helping.ChoiceReason);
        Note(CaseEventKind.Helped, by);
        Keep(CaseField.Wants, before.Wants, Wants);
        Keep(CaseField.FirstAction, before.FirstAction, FirstAction);
        Keep(CaseField.Benefit, before.Benefit, Benefit);
        Keep(CaseField.Options, before.Options, Options);
        Keep(CaseField.Choice, before.Choice, Choice);
        Keep(CaseField.ChoiceReason, before.ChoiceReason, ChoiceReason);
    }

    /// <summary>What cannot be done is said, and what can be is done.</summary>
    public void HoldFirm(Firmness firm, By by)
    {
        var before = new Firmness(Cannot, CannotBecause, Can);
        if (before == firm)
            return;

        (Cannot, CannotBecause, Can) = firm;
        Note(firm.IsSaid ? CaseEventKind.HeldFirm : CaseEventKind.Helped, by);
        Keep(CaseField.Cannot, before.Cannot, Cannot);
        Keep(CaseField.CannotBecause, before.Because, CannotBecause);
        Keep(CaseField.Can, before.Can, Can);
    }

    public void Analyze(Analysis analysis, By by)
    {
        var again = Conditions is not null;
        var before = new Analysis(Conditions!, Worked, Prevention, PreventionOwner, PreventionDue, StoppedBy, Principle, BestElsewhere, AboutUs);
        (Conditions, Worked) = (analysis.Conditions, analysis.Worked);
        (Prevention, PreventionOwner, PreventionDue) = (analysis.Prevention, analysis.PreventionOwner, analysis.PreventionDue);
        (StoppedBy, Principle, BestElsewhere, AboutUs) = (analysis.StoppedBy, analysis.Principle, analysis.BestElsewhere, analysis.AboutUs);
        Note(again ? CaseEventKind.Corrected : CaseEventKind.Analyzed, by, again ? nameof(Step.Analyze) : null);
        Keep(CaseField.Conditions, before.Conditions, Conditions);
        Keep(CaseField.Worked, before.Worked, Worked);
        Keep(CaseField.Prevention, before.Prevention, Prevention);
        Keep(CaseField.PreventionOwner, before.PreventionOwner, PreventionOwner);
        Keep(CaseField.Principle, before.Principle, Principle);
        Keep(CaseField.BestElsewhere, before.BestElsewhere, BestElsewhere);
        Keep(CaseField.AboutUs, before.AboutUs, AboutUs);
        Advance();
    }
}

/// <summary>What step 3 takes down beside whether it is fixed.</summary>
internal sealed record Helping(
    string? Wants = null, string? FirstAction = null, string? Benefit = null,
    string? Options = null, string? Choice = null, string? ChoiceReason = null, ValueRange Value = ValueRange.Unknown);

/// <summary>What we cannot do for them, why, and what we can.</summary>
internal sealed record Firmness(string? Cannot = null, string? Because = null, string? Can = null)
{
    public bool IsSaid => Cannot is not null;

    public bool IsWhole => Cannot is not null && Because is not null && Can is not null;
}

/// <summary>What step 4 finds: conditions, not culprits.</summary>
internal sealed record Analysis(
    string Conditions, string? Worked = null, string? Prevention = null, string? PreventionOwner = null, DateOnly? PreventionDue = null,
    CommitmentLimits StoppedBy = CommitmentLimits.None, string? Principle = null, string? BestElsewhere = null, string? AboutUs = null);
