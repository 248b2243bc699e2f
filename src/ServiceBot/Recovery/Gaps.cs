namespace ServiceBot.Recovery;

/// <summary>What a case lacks when somebody wants to close it.</summary>
[Flags]
internal enum Gaps
{
    None = 0,
    Owner = 1,

    /// <summary>The customer never had a word from us.</summary>
    Word = 2,
    Fix = 4,
    Analysis = 8,

    /// <summary>Nobody knows how the customer sees it.</summary>
    View = 16,

    /// <summary>Somebody is still to be told what they must know. No reason outweighs this one and the next.</summary>
    Disclosure = 32,

    /// <summary>Nobody else has looked at what was told.</summary>
    Acknowledgement = 64,

    /// <summary>Those that no reason outweighs.</summary>
    Binding = Disclosure | Acknowledgement,
}
