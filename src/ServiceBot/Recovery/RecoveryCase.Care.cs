using System.Globalization;

namespace ServiceBot.Recovery;

/// <summary>What looks after those who do the work: a contact that ends because of abuse, and a bot that is silent while people talk.</summary>
internal sealed partial class RecoveryCase
{
    /// <summary>The contact has ended since then, because the customer was abusive; null while nobody says so.</summary>
    public DateTimeOffset? AbuseAt { get; private set; }

    /// <summary>What was said and done, and when: facts and no labels.</summary>
    public string? AbuseFacts { get; private set; }

    /// <summary>The owner, or whoever keeps contact, talks with the customer in person since then; null while nobody does.</summary>
    public DateTimeOffset? ToolsOffAt { get; private set; }

    /// <summary>When the bot asks how it went, if nobody has said so by then.</summary>
    public DateTimeOffset? ToolsOffUntil { get; private set; }

    public bool IsToolsOffAt(DateTimeOffset instant) => instant < ToolsOffUntil;

    /// <summary>Whoever was abusive is owed nothing of this. In danger they still hear from us, and whatever else a case lacks it lacks.</summary>
    private Gaps Excused => AbuseAt is null ? Gaps.None : Gaps.Owner | Gaps.Fix | Gaps.Analysis | Gaps.View | (Danger ? Gaps.None : Gaps.Word);

    /// <summary>What was promised before the contact ended holds no more; what somebody promised since then does.</summary>
    public bool IsPromiseVoid => AbuseAt >= PromisedAt;

    /// <returns>False when that was said already.</returns>
    public bool EndForAbuse(By by)
    {
        if (AbuseAt is not null)
            return false;

        AbuseAt = by.At;
        Note(CaseEventKind.AbuseEnded, by);
        return true;
    }

    /// <summary>It was no abuse after all. What was written stays, with its history.</summary>
    /// <returns>False when nobody says that it was, or the case was closed without what any other needs.</returns>
    public bool WithdrawAbuse(By by)
    {
        if (AbuseAt is null || Status == CaseStatus.Closed)
            return false;

        AbuseAt = null;
        Note(CaseEventKind.AbuseWithdrawn, by);
        return true;
    }

    /// <returns>False when it says that already.</returns>
    public bool WriteAbuse(string facts, By by)
    {
        if (AbuseFacts == facts)
            return false;

        var before = AbuseFacts;
        AbuseFacts = facts;
        Note(CaseEventKind.AbuseWritten, by);
        Keep(CaseField.AbuseFacts, before, facts);
        return true;
    }

    /// <summary>From now on the bot is silent about it. Nobody is left in danger because somebody talks, so then its reminders go on.</summary>
    public void TurnToolsOff(DateTimeOffset until, By by)
    {
        DateTimeOffset? rests = OutweighsRest ? null : until;
        (ToolsOffAt, ToolsOffUntil, SnoozedUntil) = (by.At, until, rests);
        Note(CaseEventKind.ToolsOff, by, rests?.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <param name="line">How it went.</param>
    /// <returns>False when the tools are on.</returns>
    public bool TurnToolsOn(string? line, By by)
    {
        if (ToolsOffUntil is null)
            return false;

        EndToolsOff(by);
        Keep(CaseField.Note, null, line);
        return true;
    }

    /// <summary>Its reminders rest until then, because another case comes first.</summary>
    public void SetDown(DateTimeOffset until, By by)
    {
        SnoozedUntil = until;
        Note(CaseEventKind.SetDown, by, until.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>Until they answer nothing changes.</summary>
    public void AskForBackup(string personId, By by) => Note(CaseEventKind.BackupAsked, by, personId);

    /// <summary>Somebody did what ends the silence: gave a word, fixed it, went on with it, or has it no more.</summary>
    private void EndToolsOff(By by)
    {
        if (ToolsOffUntil is null)
            return;

        (ToolsOffAt, ToolsOffUntil, SnoozedUntil) = (null, null, null);
        Note(CaseEventKind.ToolsOn, by);
    }
}
