namespace ServiceBot.Recovery;

/// <summary>What was added, corrected and taken out by hand. The events and texts must be loaded for all but a new note.</summary>
internal sealed partial class RecoveryCase
{
    private static readonly Dictionary<CaseField, Place> Places = new()
    {
        [CaseField.Title] = new(about => about.Title, (about, text) => about.Title = text ?? TitleDraft.Unknown),
        [CaseField.Sentence] = new(about => about.Sentence, (about, text) => about.Sentence = text ?? ""),

        // Empty and not null: it was answered once, so nobody is asked again.
        [CaseField.Story] = new(about => about.Story, (about, text) => about.Story = text ?? ""),
        [CaseField.Conditions] = new(about => about.Conditions, (about, text) => about.Conditions = text ?? ""),

        [CaseField.Effect] = new(about => about.Effect, (about, text) => about.Effect = text),
        [CaseField.Feeling] = new(about => about.Feeling, (about, text) => about.Feeling = text),
        [CaseField.Need] = new(about => about.Need, (about, text) => about.Need = text),
        [CaseField.Wants] = new(about => about.Wants, (about, text) => about.Wants = text),
        [CaseField.FirstAction] = new(about => about.FirstAction, (about, text) => about.FirstAction = text),
        [CaseField.Benefit] = new(about => about.Benefit, (about, text) => about.Benefit = text),
        [CaseField.Options] = new(about => about.Options, (about, text) => about.Options = text),
        [CaseField.Choice] = new(about => about.Choice, (about, text) => about.Choice = text),
        [CaseField.ChoiceReason] = new(about => about.ChoiceReason, (about, text) => about.ChoiceReason = text),
        [CaseField.Cannot] = new(about => about.Cannot, (about, text) => about.Cannot = text),
        [CaseField.CannotBecause] = new(about => about.CannotBecause, (about, text) => about.CannotBecause = text),
        [CaseField.Can] = new(about => about.Can, (about, text) => about.Can = text),
        [CaseField.Worked] = new(about => about.Worked, (about, text) => about.Worked = text),
        [CaseField.Prevention] = new(about => about.Prevention, (about, text) => about.Prevention = text),
        [CaseField.PreventionOwner] = new(about => about.PreventionOwner, (about, text) => about.PreventionOwner = text),
        [CaseField.Principle] = new(about => about.Principle, (about, text) => about.Principle = text),
        [CaseField.BestElsewhere] = new(about => about.BestElsewhere, (about, text) => about.BestElsewhere = text),
        [CaseField.AboutUs] = new(about => about.AboutUs, (about, text) => about.AboutUs = text),
        [CaseField.Words] = new(about => about.Words, (about, text) => about.Words = text),
        [CaseField.NotAskedBecause] = new(about => about.NotAskedBecause, (about, text) => about.NotAskedBecause = text),
        [CaseField.CustomerWords] = new(about => about.CustomerWords, (about, text) => about.CustomerWords = text),
        [CaseField.WouldBeGreat] = new(about => about.WouldBeGreat, (about, text) => about.WouldBeGreat = text),
        [CaseField.ContactAgain] = new(about => about.ContactAgain, (about, text) => about.ContactAgain = text),
        [CaseField.Integrity] = new(about => about.Integrity, (about, text) => about.Integrity = text),
        [CaseField.ClosedBecause] = new(about => about.ClosedBecause, (about, text) => about.ClosedBecause = text),
        [CaseField.ToDisclose] = new(about => about.ToDisclose, (about, text) => about.ToDisclose = text),
        [CaseField.HowDisclosed] = new(about => about.HowDisclosed, (about, text) => about.HowDisclosed = text),
        [CaseField.Considered] = new(about => about.Considered, (about, text) => about.Considered = text),
        [CaseField.LeaderSays] = new(about => about.LeaderSays, (about, text) => about.LeaderSays = text),
        [CaseField.AbuseFacts] = new(about => about.AbuseFacts, (about, text) => about.AbuseFacts = text),
    };

    /// <summary>All that is written, as a case is read: the fields, then the notes. What holds no more is among it, for it is still kept.</summary>
    public IEnumerable<Passage> Passages => CaseFields.InOrder.Select(known => new Passage(known))
        .Concat(Events.Where(MayHaveNote)
            .OrderBy(happened => happened.Sequence)
            .Select(happened => new Passage(CaseField.Note, happened.Sequence)))
        .Where(passage => TextOf(passage) is { Length: > 0 });

    public void AddNote(string text, By by)
    {
        Note(CaseEventKind.Noted, by);
        Keep(CaseField.Note, null, text);
    }

    /// <summary>What stands there, or else what stood there last; null or empty when nothing is kept of it.</summary>
    public string? TextOf(Passage passage) => IsCurrent(passage)
        ? TextOf(passage.Field)
        : VersionsOf(passage).LastOrDefault(written => written.Text is { Length: > 0 })?.Text;

    /// <summary>Whether it holds. A field that was emptied, or answered before the case was opened again, is only history; so are notes.</summary>
    public bool IsCurrent(Passage passage) => passage.Field != CaseField.Note && TextOf(passage.Field) is { Length: > 0 };

    public string? TextOf(CaseField field) => Places[field].Read(this);

    /// <summary>All that ever stood there and was not taken out.</summary>
    public IReadOnlyList<string> EverWritten(Passage passage) =>
        [.. VersionsOf(passage).Select(written => written.Text).Append(TextOf(passage)).OfType<string>().Where(text => text.Length > 0).Distinct()];

    /// <summary>What stood there when the case had so many events, as far as it was written by then.</summary>
    public string? TextAt(Passage passage, int version) => VersionsOf(passage).Any(written => written.Sequence > version)
        ? VersionsOf(passage).LastOrDefault(written => written.Sequence <= version)?.Text
        : TextOf(passage);

    /// <summary>Whether somebody wrote there, or took it out, after the case had so many events.</summary>
    public bool HasChangedSince(Passage passage, int version) =>
        VersionsOf(passage).Any(written => written.Sequence > version) || WasErasedSince(passage, version);

    public bool WasErasedSince(Passage passage, int version) => ErasedAt(passage) > version;

    /// <summary>Whether it is a note that this person wrote.</summary>
    public bool IsNoteOf(Passage passage, string personId) => Events.Exists(
        happened => MayHaveNote(happened) && happened.Sequence == passage.Note && happened.PersonId == personId);

    /// <summary>What is added about a customer who is looked at again or comes back is a note as well, and so is what money is for.</summary>
    private static bool MayHaveNote(CaseEvent happened) =>
        happened.Kind is CaseEventKind.Noted or CaseEventKind.FollowedUp or CaseEventKind.CameBack or CaseEventKind.Referred
            or CaseEventKind.Spent or CaseEventKind.SpendAsked or CaseEventKind.SpendRefused or CaseEventKind.ToolsOn;

    /// <summary>Changes what is written, and keeps what was.</summary>
    /// <returns>False when it says that already, or is only history, which stays as it was written until it is taken out.</returns>
    public bool Rewrite(Passage passage, string text, By by)
    {
        var before = TextOf(passage);
        var isHistory = before is { Length: > 0 } && passage.Field != CaseField.Note && !IsCurrent(passage);
        if (before == text || isHistory)
            return false;

        // Somebody is asked for a yes to just these words.
        if (passage.Field == CaseField.Note && passage.Note == OpenRequest && text.Length > 0)
            return false;

        // What was reported came without a text of its own.
        if (before is { Length: > 0 } && !VersionsOf(passage).Any())
            Texts.Add(new CaseText(Number, 1, passage.Field, before));

        if (passage.Field != CaseField.Note)
            Places[passage.Field].Write(this, text);

        Note(CaseEventKind.Corrected, by, $"{passage}");
        Keep(passage.Field, before, text);
        if (LookedAt.Contains(passage.Field))
            Unlook();

        return true;
    }

    /// <summary>Takes it out for good, with all that was written there before. That it was done stays: a tombstone.</summary>
    /// <returns>False when it is out already.</returns>
    public bool Erase(Passage passage, By by)
    {
        var versions = VersionsOf(passage).ToList();
        if (string.IsNullOrEmpty(TextOf(passage)) || ErasedAt(passage) > (versions.LastOrDefault()?.Sequence ?? 0))
            return false;

        versions.ForEach(written => written.Delete());
        if (IsCurrent(passage))
            Places[passage.Field].Write(this, null);

        Note(CaseEventKind.Deleted, by, $"{passage}");
        return true;
    }

    /// <summary>The event with which it was last taken out; 0 when it never was.</summary>
    private int ErasedAt(Passage passage) => Events
        .Where(happened => happened.Kind == CaseEventKind.Deleted && happened.Data == $"{passage}")
        .Select(happened => happened.Sequence)
        .DefaultIfEmpty()
        .Max();

    /// <summary>The oldest first. Of a note those that were written with it and with its corrections.</summary>
    private IEnumerable<CaseText> VersionsOf(Passage passage)
    {
        var written = Texts.Where(text => text.Field == passage.Field).OrderBy(text => text.Sequence);
        if (passage.Field != CaseField.Note)
            return written;

        var events = Events.Where(happened => happened.Kind == CaseEventKind.Corrected && happened.Data == $"{passage}")
            .Select(happened => happened.Sequence)
            .Append(passage.Note)
            .ToHashSet();
        return written.Where(text => events.Contains(text.Sequence));
    }

    /// <summary>Where a field stands in the row.</summary>
    private sealed record Place(Func<RecoveryCase, string?> Read, Action<RecoveryCase, string?> Write);
}
