namespace ServiceBot.Digest;

/// <summary>What a team gets in its channel by itself. Kept as numbers, so new ones go to the end.</summary>
internal enum DigestKind
{
    /// <summary>One for each of the team's working days.</summary>
    Daily,

    /// <summary>One for each of its weeks; the date is that of its Monday.</summary>
    Week,
}
