namespace ServiceBot.Recovery;

/// <summary>How the disclosure of a case was brought to an end, for somebody else to look at.</summary>
internal enum Settling
{
    Told,

    /// <summary>Nobody needs to be told.</summary>
    Waived,

    /// <summary>It is no matter of safety after all.</summary>
    NotSafety,
}

/// <summary>How far people were told what they must know.</summary>
internal enum Disclosure
{
    None,
    Due,

    /// <summary>It was told, and the case was opened again since: is there something new?</summary>
    AskedAnew,

    /// <summary>Told or waived; somebody else is to look at it.</summary>
    Settled,
    Acknowledged,
}
