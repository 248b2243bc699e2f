namespace ServiceBot.Recovery;

/// <summary>
/// What in a case is a customer's own: what they said, what is said of them as a person, what they did, and what we wrote to them or owed them to know. It is handed out with what
/// is known of them, and taken out when they are erased. The rest is about us: the title, which is without a name, what was done and decided,
/// what made it possible, and when. It stays, for the case would teach nothing without it.
/// </summary>
internal static class CustomerTexts
{
    public static readonly IReadOnlyList<CaseField> Fields =
    [
        CaseField.Sentence, CaseField.Story, CaseField.Effect, CaseField.Feeling, CaseField.Need, CaseField.Wants,
        CaseField.Words, CaseField.NotAskedBecause, CaseField.CustomerWords, CaseField.WouldBeGreat, CaseField.ContactAgain,
        CaseField.ToDisclose, CaseField.HowDisclosed, CaseField.Considered, CaseField.LeaderSays, CaseField.AbuseFacts,
    ];

    /// <summary>Their passages, and all notes: nobody can tell what stands in a note. The events and texts must be loaded.</summary>
    public static IReadOnlyList<Passage> Of(RecoveryCase about) =>
        [.. about.Passages.Where(passage => passage.Field == CaseField.Note || Fields.Contains(passage.Field))];
}
