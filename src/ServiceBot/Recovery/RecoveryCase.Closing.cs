namespace ServiceBot.Recovery;

/// <summary>How it ends, and what the customer thinks of it.</summary>
internal sealed partial class RecoveryCase
{
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How the customer was asked for their view, since it was opened last.</summary>
    public AskChannel? AskedBy { get; private set; }
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>Nobody asks themselves, what is made up, whoever grieves or was abusive, or where somebody said that it does not suit.</summary>
    public bool MayBeAsked => NotAskedBecause is null && !IsPractice && Customer is (CustomerKind.External or CustomerKind.Internal) && Care != SpecialCare.Bereavement && AbuseAt is null;

    /// <summary>Why asking was not suitable.</summary>
    public string? NotAskedBecause { get; private set; }

    /// <summary>What the customer said, in their own words, since it was opened last.</summary>
    public string? CustomerWords { get; private set; }

    /// <summary>The outcome is the customer's answer or words. Otherwise it is what we presume.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>What would have made it great.</summary>
    public string? WouldBeGreat { get; private set; }

    /// <summary>What could make them contact us again about this.</summary>
    public string? ContactAgain { get; private set; }

    /// <summary>The answers to the three questions of integrity, one a line.</summary>
    public string? Integrity { get; private set; }

    /// <summary>Why it was closed although something was missing.</summary>
    public string? ClosedBecause { get; private set; }

    /// <summary>What became of the customer, as last seen.</summary>
    public Retention? Retention { get; private set; }

    /// <summary>What is still missing before it can be called recovered. A case about oneself owes nobody anything.</summary>
    public Gaps Gaps => Customer == CustomerKind.Self
        ? Gaps.None
        : ((OwnerId is null ? Gaps.Owner : 0)
            | (FirstWordAt is null ? Gaps.Word : 0)
            | (FixedAt is null ? Gaps.Fix : 0)
            | (Conditions is null ? Gaps.Analysis : 0)
            | (Outcome is null or Recovery.Outcome.NotKnownYet ? Gaps.View : 0)
            | (!IsHeldOpen ? 0 : Disclosure == Disclosure.Settled ? Gaps.Acknowledgement : Gaps.Disclosure)) & ~Excused;

    /// <summary>Closing it would leave the customer without remedy, or without a word about what happened.</summary>
    public bool NeedsIntegrity => (Gaps & (Gaps.Fix | Gaps.Word)) != 0;

    public void Say(string? words, By by)
    {
        var before = Words;
        Words = words;
        Note(CaseEventKind.Gracious, by);
        Keep(CaseField.Words, before, words);
    }

    /// <summary>What the owner learns from the customer's side. It is said together with the words, and belongs to their event.</summary>
    public void Reflect(string? wouldBeGreat, string? contactAgain)
    {
        var (great, again) = (WouldBeGreat, ContactAgain);
        (WouldBeGreat, ContactAgain) = (wouldBeGreat, contactAgain);
        Keep(CaseField.WouldBeGreat, great, wouldBeGreat);
        Keep(CaseField.ContactAgain, again, contactAgain);
    }

    /// <returns>False when they were asked about this failure already: one honest ask is enough.</returns>
    public bool Ask(AskChannel channel, By by)
    {
        if (AskedAt is not null)
            return false;

        (AskedBy, AskedAt, NotAskedBecause) = (channel, by.At, null);
        Note(CaseEventKind.Asked, by, channel.ToString());
        return true;
    }

    /// <returns>False when they were asked already, or that was said already.</returns>
    public bool DoNotAsk(string because, By by)
    {
        if (AskedAt is not null || NotAskedBecause == because)
            return false;

        var before = NotAskedBecause;
        NotAskedBecause = because;
        Note(CaseEventKind.NotAsked, by);
        Keep(CaseField.NotAskedBecause, before, because);
        return true;
    }

    /// <summary>
    /// Whether the customer shows us that they see it so: by their words, their answer, or what they told somebody. That it was better than
    /// they expected is believed only in their own words or as their answer to just that.
    /// </summary>
    /// <param name="answers">To whether it helped, and whether they would come back.</param>
    public static bool IsEvident(Outcome outcome, Evidence evidence, string? words, CustomerAnswers answers = default) => outcome switch
    {
        Recovery.Outcome.NotKnownYet => false,
        Recovery.Outcome.BetterThanExpected => words is not null || evidence == Evidence.Answered,
        _ => words is not null || evidence != Evidence.Thought || answers.Show(outcome),
    };

    /// <summary>How the customer sees it, as somebody of us says. What we think never takes back what they said.</summary>
    public void See(Outcome outcome, Evidence evidence, string? words, By by)
    {
        // What they said when they gave their view has been weighed already, and is no evidence of another one.
        if (IsConfirmed && words == CustomerWords)
            words = null;

        if (IsEvident(outcome, evidence, words, IsConfirmed ? default : Answers))
        {
            Confirm(outcome, words, by);
            return;
        }

        if (words is not null && words != CustomerWords)
            Quote(words, by);
        if (!IsConfirmed)
            Presume(outcome);
    }

    /// <summary>What the customer said, as long as nobody knows yet how they see it.</summary>
    public void Quote(string words, By by)
    {
        var before = CustomerWords;
        CustomerWords = words;
        Note(CaseEventKind.Confirmed, by);
        Keep(CaseField.CustomerWords, before, words);
    }

    /// <summary>What the customer said or answered. Only this confirms anything, and the latest counts.</summary>
    public void Confirm(Outcome outcome, string? words, By by)
    {
        var before = CustomerWords;
        (Outcome, IsConfirmed, CustomerWords) = (outcome, true, words ?? CustomerWords);
        Note(CaseEventKind.Confirmed, by, outcome.ToString());
        Keep(CaseField.CustomerWords, before, CustomerWords);
    }

    /// <summary>What we think the customer thinks.</summary>
    public void Presume(Outcome outcome) => (Outcome, IsConfirmed) = (outcome, false);

    /// <param name="answers">To the three questions, one a line.</param>
    public void CheckIntegrity(string answers, By by)
    {
        var before = Integrity;
        Integrity = answers;
        Note(CaseEventKind.IntegrityChecked, by);
        Keep(CaseField.Integrity, before, answers);
    }

    /// <returns>False when it is closed already, or somebody is still to be told something, which no reason outweighs.</returns>
    public bool CloseAnyway(string because, By by)
    {
        if (Status == CaseStatus.Closed || IsHeldOpen)
            return false;

        var before = ClosedBecause;
        ClosedBecause = because;
        Note(CaseEventKind.ClosedAnyway, by);
        Keep(CaseField.ClosedBecause, before, because);
        return Close(by);
    }

    /// <returns>The same.</returns>
    public bool Close(By by)
    {
        if (Status == CaseStatus.Closed || IsHeldOpen)
            return false;

        Outcome ??= Recovery.Outcome.NotKnownYet;
        (Status, ClosedAt) = (CaseStatus.Closed, by.At);
        LetGo();
        Note(CaseEventKind.Closed, by, $"{Outcome}");
        EndToolsOff(by);
        return true;
    }

    /// <summary>It was not over: the fix is void, what was known of the customer's view is history, and whoever owns it makes a new promise.</summary>
    public void Reopen(By by)
    {
        var hadFailed = FixedAt is not null;
        if (IsActive && !hadFailed)
            return;

        if (hadFailed)
            Failures++;

        (Status, FixedAt, ClosedAt, PromiseAt, PromisedAt) = (CaseStatus.Open, null, null, null, null);
        (Outcome, IsConfirmed, PausedAt, MoreTimeUntil) = (null, false, null, null);

        // Whoever wanted no reminders thought that it went well; nobody is to miss the new promise.
        (RemindersStopped, SnoozedUntil, ToolsOffAt, ToolsOffUntil) = (false, null, null, null);

        // What was found, said and asked then has not held, so it is found, said and asked anew. The history keeps it.
        (Conditions, Words, CustomerWords, Retention) = (null, null, null, null);
        (DidHelp, WouldReturn) = (null, null);
        (FirstAction, Benefit, Options, Choice, ChoiceReason) = (null, null, null, null, null);
        (Cannot, CannotBecause, Can) = (null, null, null);
        (Prevention, PreventionOwner) = (null, null);
        (AskedBy, AskedAt, NotAskedBecause, ClosedBecause, Integrity) = (null, null, null, null, null);
        AskAnew();
        Note(CaseEventKind.Reopened, by, hadFailed ? nameof(CaseEventKind.Fixed) : null);
        Advance();
    }

    /// <param name="words">Whether they would miss us, or only the product.</param>
    public void FollowUp(Retention retention, string? words, By by)
    {
        Retention = retention;
        Note(CaseEventKind.FollowedUp, by, retention.ToString());
        Keep(CaseField.Note, null, words);
    }

    public void ComeBack(CameBackTo? to, string? words, By by)
    {
        Note(CaseEventKind.CameBack, by, to?.ToString());
        Keep(CaseField.Note, null, words);
    }

    public void Refer(Referral? referral, string? words, By by)
    {
        Note(CaseEventKind.Referred, by, referral?.ToString());
        Keep(CaseField.Note, null, words);
    }
}
