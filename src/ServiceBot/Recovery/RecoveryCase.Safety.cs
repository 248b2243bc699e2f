using System.Globalization;

namespace ServiceBot.Recovery;

/// <summary>
/// What people must be told where somebody was in danger or harmed, and that somebody else has looked at it. Until both is done nothing ends
/// such a case: not closing it, not calling it off, not joining it to one that is over.
/// </summary>
internal sealed partial class RecoveryCase
{
    /// <summary>What decides how the disclosure stands.</summary>
    private static readonly CaseEventKind[] Deciding =
    [
        CaseEventKind.SafetyRaised, CaseEventKind.DisclosureOpened, CaseEventKind.Disclosed, CaseEventKind.DisclosureWaived, CaseEventKind.SafetyDoubted,
        CaseEventKind.AcknowledgedBut, CaseEventKind.Acknowledged, CaseEventKind.SafetyLowered, CaseEventKind.DisclosureStands, CaseEventKind.Reopened,
        CaseEventKind.Absorbed,
    ];

    /// <summary>What changes the words that somebody else looks at.</summary>
    private static readonly CaseEventKind[] Telling =
    [
        CaseEventKind.Disclosed, CaseEventKind.DisclosureWaived, CaseEventKind.SafetyDoubted, CaseEventKind.DisclosureStands, CaseEventKind.DisclosureDescribed,
    ];

    private static readonly CaseField[] LookedAt = [CaseField.ToDisclose, CaseField.HowDisclosed, CaseField.Considered];

    private static readonly string[] LookedAtPassages = [.. LookedAt.Select(field => $"{new Passage(field)}")];

    /// <summary>Since then somebody sees to it that people are told what they must know.</summary>
    public DateTimeOffset? DisclosureSince { get; private set; }
    public DateTimeOffset? DisclosureDue { get; private set; }

    /// <summary>Who sees to it where that is not the owner of the case.</summary>
    public string? DisclosureOwnerId { get; private set; }

    /// <summary>What the customer, or anybody else, must know from us.</summary>
    public string? ToDisclose { get; private set; }

    /// <summary>How it was told, or why it need not be.</summary>
    public string? HowDisclosed { get; private set; }

    /// <summary>The three questions of integrity where nobody is to be told, or it is said to be no matter of safety; one answer a line.</summary>
    public string? Considered { get; private set; }

    /// <summary>What is still missing, as whoever looked at it says.</summary>
    public string? LeaderSays { get; private set; }

    public Settling? Settled { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public string? SettledById { get; private set; }

    /// <summary>It was opened again since: whether there is something new to tell nobody has said yet.</summary>
    public bool IsAskedAnew { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }
    public string? AcknowledgedById { get; private set; }

    /// <summary>The case that brought it along, where nothing was to be told here before; and the one that brought the danger.</summary>
    public int? DisclosureFrom { get; private set; }
    public int? DangerFrom { get; private set; }

    /// <summary>It is talked about in public: in a post, a review, the press. It changes no target and no order.</summary>
    public bool IsPublic { get; private set; }

    public string? DiscloserId => DisclosureOwnerId ?? OwnerId;

    /// <summary>Nobody is told of what is about its opener alone.</summary>
    public bool IsToDisclose => !IsPrivate && (Danger || DisclosureSince is not null);

    public Disclosure Disclosure => this switch
    {
        { IsToDisclose: false } => Disclosure.None,
        { Settled: null } => Disclosure.Due,
        { IsAskedAnew: true } => Disclosure.AskedAnew,
        { AcknowledgedAt: null } => Disclosure.Settled,
        _ => Disclosure.Acknowledged,
    };

    /// <summary>Nothing ends it yet. What is made up is played through and binds nobody.</summary>
    public bool IsHeldOpen => !IsPractice && Disclosure is (Disclosure.Due or Disclosure.AskedAnew or Disclosure.Settled);

    /// <summary>By which a text that was shown is known again; the events must be loaded.</summary>
    public int LookVersion => Events
        .Where(happened => Telling.Contains(happened.Kind)
            || happened.Kind is CaseEventKind.Corrected or CaseEventKind.Deleted && LookedAtPassages.Contains(happened.Data))
        .Select(happened => happened.Sequence)
        .DefaultIfEmpty()
        .Max();

    /// <summary>Whether people are to be told something else than the danger: it was opened on its own, or came with another case.</summary>
    private bool IsDisclosureApart => DisclosureSince is { } since
        && (DangerFrom is { } from
            ? DisclosureFrom != from
            : since != Events.Where(happened => happened.Kind == CaseEventKind.SafetyRaised).MaxBy(happened => happened.Sequence)?.At);

    /// <summary>Whether this turn has raised it: those who lead are to hear of it.</summary>
    public bool IsRaisedAt(DateTimeOffset instant) => Events.Exists(happened => happened.Kind == CaseEventKind.SafetyRaised && happened.At == instant);

    /// <returns>False when it was noted already.</returns>
    public bool RaiseSafety(By by)
    {
        if (Danger && DangerFrom is null)
            return false;

        // What came with another case is this one's own from now on.
        (DangerFrom, DisclosureFrom) = (null, null);
        BeInDanger();
        Note(CaseEventKind.SafetyRaised, by);
        return true;
    }

    /// <summary>As long as only its opener knows of it, they may change their mind; after that it takes a second person.</summary>
    /// <returns>False when it is not theirs alone to say.</returns>
    public bool LowerSafety(By by)
    {
        if (!Danger || !IsPrivate)
            return false;

        Danger = false;
        Note(CaseEventKind.SafetyLowered, by);
        return true;
    }

    /// <summary>Something must be told, or told anew.</summary>
    /// <returns>False when that is so already.</returns>
    public bool OpenDisclosure(DateTimeOffset due, By by)
    {
        if (IsPrivate || DisclosureSince is not null && Disclosure is Disclosure.Due or Disclosure.Settled)
            return false;

        var (what, how) = (ToDisclose, HowDisclosed);
        Unsettle();
        (DisclosureSince, DisclosureDue, ToDisclose, HowDisclosed) = (by.At, due, null, null);
        Note(CaseEventKind.DisclosureOpened, by, due.ToString("O", CultureInfo.InvariantCulture));
        Keep(CaseField.ToDisclose, what, null);
        Keep(CaseField.HowDisclosed, how, null);
        return true;
    }

    public bool MoveDisclosure(DateTimeOffset due, By by)
    {
        if (DisclosureDue == due || Disclosure == Disclosure.None)
            return false;

        DisclosureDue = due;
        Note(CaseEventKind.DisclosureMoved, by, due.ToString("O", CultureInfo.InvariantCulture));
        return true;
    }

    public bool Describe(string what, By by)
    {
        var before = ToDisclose;
        if (before == what)
            return false;

        ToDisclose = what;
        Note(CaseEventKind.DisclosureDescribed, by);
        Keep(CaseField.ToDisclose, before, what);
        Unlook();
        return true;
    }

    /// <summary>Until they agree nothing changes.</summary>
    public void AskToDisclose(string personId, By by) => Note(CaseEventKind.DisclosureAsked, by, personId);

    public void DeclineDisclosure(By by) => Note(CaseEventKind.DisclosureDeclined, by);

    public bool TakeDisclosure(By by)
    {
        if (DiscloserId == by.PersonId)
            return false;

        DisclosureOwnerId = by.PersonId == OwnerId ? null : by.PersonId;
        Note(CaseEventKind.DisclosureTaken, by);
        return true;
    }

    /// <summary>They were told. Whatever is told after somebody looked at it is looked at once more.</summary>
    /// <returns>False when that was noted already, or nothing is to be told.</returns>
    public bool Disclose(string how, By by)
    {
        if (Disclosure == Disclosure.None || Settled == Settling.Told && !IsAskedAnew && HowDisclosed == how)
            return false;

        Settle(Settling.Told, CaseEventKind.Disclosed, how, by);
        return true;
    }

    /// <summary>Nobody needs to be told, as they say; somebody else must agree.</summary>
    /// <param name="answers">To the three questions, one a line.</param>
    public bool WaiveDisclosure(string because, string answers, By by)
    {
        if (Disclosure is not (Disclosure.Due or Disclosure.AskedAnew))
            return false;

        var considered = Considered;
        Considered = answers;
        Settle(Settling.Waived, CaseEventKind.DisclosureWaived, because, by);
        Keep(CaseField.Considered, considered, answers);
        return true;
    }

    /// <summary>It is no matter of safety after all, as they say; somebody else must agree.</summary>
    public bool DoubtSafety(string because, string answers, By by)
    {
        if (!Danger || IsPrivate || Settled == Settling.NotSafety && AcknowledgedAt is null)
            return false;

        var considered = Considered;
        Considered = answers;
        Settle(Settling.NotSafety, CaseEventKind.SafetyDoubted, because, by);
        Keep(CaseField.Considered, considered, answers);
        return true;
    }

    /// <summary>After it was opened again: what was told holds, and whoever acknowledged it looks at it once more.</summary>
    public bool LetDisclosureStand(By by)
    {
        if (Disclosure != Disclosure.AskedAnew)
            return false;

        (IsAskedAnew, SettledAt, SettledById) = (false, by.At, by.PersonId);
        Note(CaseEventKind.DisclosureStands, by);
        return true;
    }

    /// <summary>The events must be loaded.</summary>
    /// <param name="isAlone">Nobody else is there who could; the case says so.</param>
    /// <returns>False when there is nothing to acknowledge, or it is their own work and others could.</returns>
    public bool Acknowledge(By by, bool isAlone = false)
    {
        if (Disclosure != Disclosure.Settled || !isAlone && (by.PersonId == SettledById || by.PersonId == DiscloserId))
            return false;

        (AcknowledgedAt, AcknowledgedById) = (by.At, by.PersonId);
        Note(CaseEventKind.Acknowledged, by, $"{Settled}{(isAlone ? " alone" : "")}");
        if (Settled != Settling.NotSafety)
            return true;

        // What is owed besides the danger is owed without it.
        if (IsDisclosureApart)
        {
            Unsettle();
            (Danger, DangerFrom) = (false, null);
        }
        else
        {
            EndDisclosure();
        }

        Note(CaseEventKind.SafetyLowered, by);
        return true;
    }

    /// <summary>Something is missing, and it stays open for it.</summary>
    public bool AcknowledgeBut(string missing, By by)
    {
        if (Disclosure != Disclosure.Settled)
            return false;

        var before = LeaderSays;
        LeaderSays = missing;
        Unsettle();
        Note(CaseEventKind.AcknowledgedBut, by);
        Keep(CaseField.LeaderSays, before, missing);
        return true;
    }

    public bool GoPublic(bool isPublic, By by)
    {
        if (IsPublic == isPublic)
            return false;

        IsPublic = isPublic;
        Note(isPublic ? CaseEventKind.WentPublic : CaseEventKind.PublicOver, by);
        return true;
    }

    private void Settle(Settling settling, CaseEventKind kind, string how, By by)
    {
        var before = HowDisclosed;
        (Settled, SettledAt, SettledById, HowDisclosed) = (settling, by.At, by.PersonId, how);
        (IsAskedAnew, AcknowledgedAt, AcknowledgedById) = (false, null, null);
        Note(kind, by);
        Keep(CaseField.HowDisclosed, before, how);
    }

    private void Unsettle()
    {
        (Settled, SettledAt, SettledById) = (null, null, null);
        (IsAskedAnew, AcknowledgedAt, AcknowledgedById) = (false, null, null);
    }

    private void EndDisclosure()
    {
        Unsettle();
        Danger = false;
        (DisclosureSince, DisclosureDue, DisclosureOwnerId, DisclosureFrom, DangerFrom) = (null, null, null, null, null);
    }

    /// <summary>
    /// Somebody may be in danger, and nobody knew. What was told before does not answer for that, so it is told again, by a time that is still
    /// to be said; and no reminder rests any more.
    /// </summary>
    private void BeInDanger()
    {
        Danger = true;
        if (OutweighsRest)
            SnoozedUntil = null;

        if (Settled is null || IsAskedAnew || AcknowledgedAt is not null)
        {
            AskAnew();
            return;
        }

        Unsettle();
        DisclosureDue = null;
    }

    /// <summary>Whoever looked at it has not looked at these words. What is over stays as it was looked at.</summary>
    private void Unlook()
    {
        if (IsActive && Settled is not null)
            (AcknowledgedAt, AcknowledgedById) = (null, null);
    }

    /// <summary>What was told stays in the history; whether there is something new to tell is asked.</summary>
    private void AskAnew()
    {
        if (Settled is not null && AcknowledgedAt is not null)
            (IsAskedAnew, AcknowledgedAt, AcknowledgedById) = (true, null, null);
    }
}
