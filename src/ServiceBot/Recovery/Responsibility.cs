namespace ServiceBot.Recovery;

/// <summary>Whose it was to get right, for the words only: it never decides whether the customer is helped.</summary>
internal enum Responsibility
{
    Ours,
    NotOurs,

    /// <summary>Legal is asked first; until then nothing is admitted or denied.</summary>
    LegalFirst,
}
