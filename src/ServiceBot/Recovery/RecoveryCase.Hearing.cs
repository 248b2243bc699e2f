namespace ServiceBot.Recovery;

/// <summary>What the customer said, and when things happened.</summary>
internal sealed partial class RecoveryCase
{
    /// <summary>What it means for the customer.</summary>
    public string? Effect { get; private set; }

    /// <summary>How they feel, in the words in which it was said back to them.</summary>
    public string? Feeling { get; private set; }

    /// <summary>What they need, restated.</summary>
    public string? Need { get; private set; }

    /// <summary>The customer said that this is what they need.</summary>
    public bool NeedConfirmed { get; private set; }

    /// <summary>When it happened; reported is when the case was opened.</summary>
    public DateTimeOffset? OccurredAt { get; private set; }

    /// <summary>When the first of us knew of it: the customer told us, or we noticed.</summary>
    public DateTimeOffset? KnownAt { get; private set; }

    /// <summary>We noticed before the customer did.</summary>
    public bool FoundFirst { get; private set; }

    /// <summary>By what the team recognises the customer, as a keyed hash; null where nobody said.</summary>
    public string? CustomerKey { get; private set; }

    /// <summary>
    /// Whether something may be known of its customer beyond the case: of people from outside, in real cases. Of colleagues no card is kept, for
    /// whoever employs somebody is to know less of them, not more.
    /// </summary>
    public bool MayBeKnown => Customer == CustomerKind.External && !IsPractice;

    public void Hear(Hearing heard, By by)
    {
        var again = Story is not null;
        var (story, effect, feeling, need) = (Story, Effect, Feeling, Need);
        (Story, Effect, Feeling, Need, NeedConfirmed) = (heard.Story, heard.Effect, heard.Feeling, heard.Need, heard.NeedConfirmed);
        (OccurredAt, KnownAt, FoundFirst) = (heard.OccurredAt, heard.KnownAt, heard.FoundFirst);
        Note(again ? CaseEventKind.Corrected : CaseEventKind.StoryTold, by, again ? nameof(Step.DontBlame) : null);
        Keep(CaseField.Story, story, Story);
        Keep(CaseField.Effect, effect, Effect);
        Keep(CaseField.Feeling, feeling, Feeling);
        Keep(CaseField.Need, need, Need);
        Advance();
    }

    /// <summary>Correcting the key only changes with whom the case belongs together, so no event says so.</summary>
    public void Recognise(string? customerKey) => CustomerKey = customerKey;
}

/// <summary>What step 1 hears.</summary>
internal sealed record Hearing(
    string Story, string? Effect = null, string? Feeling = null, string? Need = null, bool NeedConfirmed = false,
    DateTimeOffset? OccurredAt = null, DateTimeOffset? KnownAt = null, bool FoundFirst = false);
