using ServiceBot.Coaching;

namespace ServiceBot.Recovery;

/// <summary>What the things that people write in a case are called, and how much of each is kept.</summary>
internal static class CaseFields
{
    private static readonly Dictionary<CaseField, (string Name, string Phrase)> Words = new()
    {
        [CaseField.Title] = ("Title", "the title"),
        [CaseField.Sentence] = ("Reported as", "how it was reported"),
        [CaseField.Story] = ("What happened", "what happened"),
        [CaseField.Effect] = ("What it means for them", "what it means for them"),
        [CaseField.Feeling] = ("How they feel", "how they feel"),
        [CaseField.Need] = ("What they need", "what they need"),
        [CaseField.Wants] = ("The customer wants", "what the customer wants"),
        [CaseField.FirstAction] = ("First helpful action", "the first helpful action"),
        [CaseField.Benefit] = ("To whose benefit", "to whose benefit it is"),
        [CaseField.Options] = ("Options", "the options"),
        [CaseField.Choice] = ("Choice", "the choice"),
        [CaseField.ChoiceReason] = ("Why this choice", "the reason for the choice"),
        [CaseField.Cannot] = ("What we cannot do", "what we cannot do"),
        [CaseField.CannotBecause] = ("Why we cannot", "why we cannot"),
        [CaseField.Can] = ("What we can do", "what we can do"),
        [CaseField.Conditions] = ("What made it possible", "what made it possible"),
        [CaseField.Worked] = ("What worked", "what worked"),
        [CaseField.Prevention] = ("Prevention", "the prevention"),
        [CaseField.PreventionOwner] = ("Who sees to the prevention", "who sees to the prevention"),
        [CaseField.Principle] = ("The principle it touched", "the principle it touched"),
        [CaseField.BestElsewhere] = ("Who handles this best", "who handles this best"),
        [CaseField.AboutUs] = ("What it showed about us", "what it showed about us"),
        [CaseField.Words] = ("Said to the customer", "the words for the customer"),
        [CaseField.NotAskedBecause] = ("Why the customer was not asked", "why the customer was not asked"),
        [CaseField.CustomerWords] = ("The customer's words", "the customer's words"),
        [CaseField.WouldBeGreat] = ("What would have made it great", "what would have made it great"),
        [CaseField.ContactAgain] = ("What could make them contact us again", "what could make them contact us again"),
        [CaseField.Integrity] = ("The questions of integrity", "the answers about integrity"),
        [CaseField.ClosedBecause] = ("Why it was closed anyway", "why it was closed anyway"),
        [CaseField.ToDisclose] = ("What must be told", "what must be told"),
        [CaseField.HowDisclosed] = ("How it was told, or why not", "how it was told, or why not"),
        [CaseField.Considered] = ("The questions of integrity about telling it", "the answers about telling it"),
        [CaseField.LeaderSays] = ("What was still missing", "what was still missing"),
        [CaseField.AbuseFacts] = ("What was said and done", "what was said and done"),
        [CaseField.Note] = ("Note", "a note"),
    };

    /// <summary>In the order in which a case is read: the title, then as the steps ask. Notes come after.</summary>
    public static IEnumerable<CaseField> InOrder => Words.Keys.Where(known => known != CaseField.Note);

    /// <summary>As it stands before the text.</summary>
    public static string Name(this CaseField field) => Words[field].Name;

    /// <summary>As it stands within a sentence.</summary>
    public static string Phrase(this CaseField field) => Words[field].Phrase;

    /// <summary>On one line; what was written one a line stays apart.</summary>
    public static string InLine(this CaseField field, string text) =>
        field is CaseField.Options or CaseField.Integrity or CaseField.Considered ? text.Replace("\n", " / ", StringComparison.Ordinal) : text;

    /// <summary>For whom it is written, where somebody is given a hint about the words of it.</summary>
    public static Occasion Occasion(this CaseField field) => field switch
    {
        CaseField.Words or CaseField.Cannot or CaseField.CannotBecause or CaseField.Can => Coaching.Occasion.Customer,
        CaseField.Conditions or CaseField.Worked or CaseField.Prevention or CaseField.AboutUs => Coaching.Occasion.Analysis,
        CaseField.Note => Coaching.Occasion.Colleague,

        // What the customer said is theirs.
        CaseField.CustomerWords => Coaching.Occasion.Private,

        // Whoever writes down abuse is taught nothing about words.
        CaseField.AbuseFacts => Coaching.Occasion.Private,
        _ => Coaching.Occasion.Story,
    };

    public static int Most(this CaseField field) => field switch
    {
        CaseField.Title => Longest.Title,
        CaseField.Sentence => Longest.Sentence,
        CaseField.Story or CaseField.AbuseFacts => Longest.Story,
        CaseField.Note => Longest.CaseNote,
        CaseField.PreventionOwner => Longest.Name,
        CaseField.Words or CaseField.CustomerWords or CaseField.Options or CaseField.Integrity or CaseField.Considered => Longest.Words,
        _ => Longest.Note,
    };
}
