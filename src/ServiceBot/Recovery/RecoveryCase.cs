using System.Globalization;

namespace ServiceBot.Recovery;

/// <summary>Something that went wrong for a customer, and everything people said and did to put it right.</summary>
internal sealed partial class RecoveryCase(
    int number, string teamId, string openerId, string sentence, string title, DateTimeOffset openedAt)
{
    public int Number { get; private set; } = number;
    public string TeamId { get; private set; } = teamId;
    public string OpenerId { get; private set; } = openerId;

    /// <summary>What the opener typed first; it may name the customer, so it never goes to the channel.</summary>
    public string Sentence { get; private set; } = sentence;

    /// <summary>What the team reads; without the customer's name.</summary>
    public string Title { get; private set; } = title;

    /// <summary>Null until the opener said who is affected; until then only the opener knows of the case.</summary>
    public CustomerKind? Customer { get; private set; }
    public Severity Severity { get; private set; }
    public bool Danger { get; private set; }

    /// <summary>What makes it a case in which nothing light is said: what the first sentence sounds like, until somebody says.</summary>
    public SpecialCare Care { get; private set; }

    /// <summary>Nothing light is said, and nobody is taught anything, while it is about this.</summary>
    public bool IsGrave => Danger || Care != SpecialCare.None;

    /// <summary>Nobody is left in danger because somebody rests; in practice nobody is in danger.</summary>
    public bool OutweighsRest => Danger && !IsPractice;

    /// <summary>Made up, to practise: labelled everywhere, counted nowhere.</summary>
    public bool IsPractice { get; private set; }

    public string? Story { get; private set; }

    /// <summary>The opener asked for somebody else to own it.</summary>
    public bool Offered { get; private set; }
    public string? OwnerId { get; private set; }
    public DateTimeOffset? PromiseAt { get; private set; }

    /// <summary>When the promise that holds was made.</summary>
    public DateTimeOffset? PromisedAt { get; private set; }
    public DateTimeOffset? FirstWordAt { get; private set; }
    public DateTimeOffset? LastWordAt { get; private set; }
    public DateTimeOffset? FixedAt { get; private set; }

    public string? Conditions { get; private set; }
    public string? Words { get; private set; }
    public Outcome? Outcome { get; private set; }

    public Step Step { get; private set; }
    public CaseStatus Status { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; } = openedAt;

    /// <summary>When its newest event happened: what is older than that need not be looked for in it.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>How many events there are; whoever decides on an older view is told what changed.</summary>
    public int Version { get; private set; }

    public List<CaseEvent> Events { get; } = [];

    /// <summary>What was written, with its history; loaded where it is shown.</summary>
    public List<CaseText> Texts { get; } = [];

    /// <summary>Whose answer comes next; null while it waits for somebody to take it.</summary>
    public string? AskedId => Step switch
    {
        Step.Intake or Step.DontBlame => OpenerId,
        Step.OwnIt when OwnerId is null => Offered ? null : OpenerId,
        _ => OwnerId,
    };

    /// <summary>Whether this person may answer the question that is open. Everybody who knows of it may become its owner.</summary>
    public bool IsAnsweredBy(string personId) => Status == CaseStatus.Open && (!IsPrivate || personId == OpenerId) && Step switch
    {
        Step.Intake => personId == OpenerId,
        Step.DontBlame => personId == OpenerId || personId == OwnerId,
        Step.OwnIt => OwnerId is null || personId == OwnerId,
        _ => personId == OwnerId,
    };

    /// <summary>Only the opener knows of it: it is about them alone, or nobody knows yet whom it is about.</summary>
    public bool IsPrivate => Customer is null or CustomerKind.Self;

    public bool IsActive => Status is CaseStatus.Open or CaseStatus.Parked;

    public static RecoveryCase Report(int number, string teamId, string sentence, string title, By by, bool isPractice = false)
    {
        var reported = new RecoveryCase(number, teamId, by.PersonId, sentence, title, by.At) { IsPractice = isPractice, Care = SpecialCares.Sounds(sentence) };
        reported.Note(CaseEventKind.Reported, by);
        return reported;
    }

    public void Classify(CustomerKind customer, Severity severity, bool danger, string title, string teamId, By by, SpecialCare care = SpecialCare.None)
    {
        var again = Customer is not null;
        var before = Title;
        var wasSafety = Danger && !IsPrivate;

        // Once others know that somebody may be in danger, or is to be told something, it takes more than another answer to be rid of it.
        danger |= wasSafety;
        if (customer == CustomerKind.Self && IsHeldOpen)
            customer = Customer!.Value; // only what is shared is held open

        var isWorse = severity > Severity || danger && !Danger || IsPrivate && customer != CustomerKind.Self;
        (Customer, Severity, Danger, Care, Title, TeamId) = (customer, severity, danger, care, title, teamId);

        // Nobody else knows of it any more, so nobody else is asked to take it or speaks for it.
        if (customer == CustomerKind.Self)
            (Offered, HandToId, VoiceId, OpenRequest) = (false, null, null, null);

        Note(again ? CaseEventKind.Corrected : CaseEventKind.Classified, by, !again ? customer.ToString() : isWorse ? nameof(Step.Intake) : null);
        Keep(CaseField.Title, before, title);
        if (Danger && !IsPrivate && !wasSafety)
        {
            BeInDanger();
            Note(CaseEventKind.SafetyRaised, by);
        }

        Advance();
    }

    /// <summary>The opener cannot own it; whoever takes it goes on.</summary>
    public void Offer(By by)
    {
        if (OwnerId is not null)
        {
            (OwnerId, HandToId) = (null, null);
            Note(CaseEventKind.Corrected, by, nameof(Step.OwnIt));
        }

        Offered = true;
        Note(CaseEventKind.Offered, by);
        EndToolsOff(by);
    }

    public void Own(By by)
    {
        if (OwnerId == by.PersonId)
            return;

        BelongTo(by.PersonId);
        Note(CaseEventKind.Owned, by);
        EndToolsOff(by);

        // Whoever owns it makes a promise of their own, unless there is nothing left to promise.
        if (Step == Step.OwnIt && FixedAt is not null)
            Advance();
    }

    public void Promise(DateTimeOffset at, By by)
    {
        (PromiseAt, PromisedAt) = (at, by.At);
        Note(CaseEventKind.Promised, by, at.ToString("O", CultureInfo.InvariantCulture));
        if (Step == Step.OwnIt)
            Advance();
    }

    /// <summary>Whether the customer still waits for the word they were promised.</summary>
    public bool IsPromiseOpen => PromiseAt is not null && FixedAt is null && !IsPromiseVoid && (LastWordAt is null || LastWordAt < PromisedAt);

    /// <summary>The customer has had a word from us, which keeps the promise.</summary>
    /// <returns>False when they had it already and nothing was promised since.</returns>
    public bool Tell(By by)
    {
        if (FirstWordAt is not null && !IsPromiseOpen && ToolsOffUntil is null)
            return false;

        FirstWordAt ??= by.At;
        LastWordAt = by.At;
        Note(CaseEventKind.Told, by);
        EndToolsOff(by);
        return true;
    }

    /// <summary>It rests until the promise.</summary>
    public void Park(By by)
    {
        if (FixedAt is not null)
        {
            FixedAt = null;
            Note(CaseEventKind.Corrected, by, nameof(Step.FixItFast));
        }

        Status = CaseStatus.Parked;
        Note(CaseEventKind.NotYet, by);
    }

    public void Fix(By by)
    {
        if (FixedAt is null)
        {
            (FixedAt, PausedAt) = (by.At, null);
            Note(CaseEventKind.Fixed, by);
        }

        EndToolsOff(by);
        Status = CaseStatus.Open;
        if (Step is Step.OwnIt or Step.FixItFast)
            Advance();
    }

    /// <summary>Called off. Everything said is kept.</summary>
    /// <returns>False while somebody is still to be told something.</returns>
    public bool Cancel(By by)
    {
        if (IsHeldOpen)
            return false;

        Status = CaseStatus.Cancelled;
        LetGo();
        Note(CaseEventKind.Cancelled, by);
        EndToolsOff(by);
        return true;
    }

    public void SetAside(By by) => Note(CaseEventKind.SetAside, by);

    public void TakeUp(By by)
    {
        var kind = Status == CaseStatus.Cancelled ? CaseEventKind.Reopened : CaseEventKind.TakenUp;
        Status = CaseStatus.Open;
        Note(kind, by);
        EndToolsOff(by);
    }

    /// <summary>To the question before this one, with what was said still there.</summary>
    /// <returns>False when this is the first one.</returns>
    public bool GoBack(By by)
    {
        if (Step == Step.Intake)
            return false;

        Step--;
        Note(CaseEventKind.WentBack, by);
        return true;
    }

    /// <summary>Whether this person's answer to that step is the last thing that happened; the events must be loaded.</summary>
    public bool WasLastAnswered(Step step, string personId)
    {
        var last = Events.MaxBy(happened => happened.Sequence);
        return last is not null && last.PersonId == personId && step switch
        {
            Step.DontBlame => last.Kind == CaseEventKind.StoryTold,
            Step.Analyze => last.Kind == CaseEventKind.Analyzed,
            _ => false,
        } || step is Step.DontBlame or Step.Analyze
            && last is { Kind: CaseEventKind.Corrected } && last.Data == $"{step}" && last.PersonId == personId && Step != step;
    }

    /// <summary>Takes back the answer to a step, because it was meant as something else.</summary>
    public void Withdraw(Step answered, By by)
    {
        var field = answered == Step.DontBlame ? CaseField.Story : CaseField.Conditions;
        var before = answered == Step.DontBlame ? Story : Conditions;
        if (answered == Step.DontBlame)
            Story = null;
        else
            Conditions = null;

        Step = answered;
        Note(CaseEventKind.Corrected, by, answered.ToString());
        Keep(field, before, null);
    }

    /// <summary>To the first thing nobody has said yet, so that after a correction nothing is asked twice.</summary>
    private void Advance() => Step = this switch
    {
        { Customer: null } => Step.Intake,
        { Story: null } => Step.DontBlame,
        { OwnerId: null } or { FixedAt: null, PromiseAt: null } => Step.OwnIt,
        { FixedAt: null } => Step.FixItFast,
        { Conditions: null } => Step.Analyze,
        _ => Step.BeGracious,
    };

    private void Note(CaseEventKind kind, By by, string? data = null)
    {
        Version++;
        ChangedAt = by.At > ChangedAt ? by.At : ChangedAt;
        Events.Add(new CaseEvent(Number, Version, kind, by.At, by.PersonId, data));
    }

    /// <summary>What was written with the event just noted, if it is new.</summary>
    private void Keep(CaseField field, string? before, string? text)
    {
        if (before != text)
            Texts.Add(new CaseText(Number, Version, field, text));
    }
}

/// <summary>Who did it, and when.</summary>
internal readonly record struct By(string PersonId, DateTimeOffset At);
