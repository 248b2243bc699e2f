namespace ServiceBot.Pulse;

/// <summary>One question of the bank, or of a team.</summary>
/// <param name="Id">Q01 and so on; it never changes its meaning.</param>
/// <param name="Strand">What it is about, in a word or two.</param>
/// <param name="Least">So many people must have answered before anything of it is shown.</param>
/// <param name="Source">Where the idea comes from; empty where it is ours.</param>
internal sealed record Item(string Id, string Strand, string Text, Scale Scale, Cadence Cadence, Audience Audience, int Least, string Source)
{
    /// <summary>The one that is asked on every working day.</summary>
    public const string Daily = "Q01";

    /// <summary>What a text is filed under, where that is all somebody wants to say.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

internal enum Scale
{
    /// <summary>Rough, low, okay, good, great: 1 to 5.</summary>
    Feeling,

    /// <summary>Not at all to completely: 1 to 5.</summary>
    Agreement,

    /// <summary>1 is yes, 0 is no.</summary>
    YesNo,

    /// <summary>0 to 10.</summary>
    ZeroToTen,

    /// <summary>Tags, and a few words where somebody wants to share them.</summary>
    Text,
}

internal enum Cadence
{
    Daily,
    Rotating,
    Weekly,
    Monthly,
    Quarterly,

    /// <summary>Offered after something hard, asked of nobody else.</summary>
    AfterHardContact,

    /// <summary>Said whenever somebody wants to.</summary>
    AnyTime,
}

internal enum Audience
{
    /// <summary>Counted in the team, or the larger group it joins.</summary>
    Team,

    /// <summary>Counted in the whole organisation only.</summary>
    Organisation,

    /// <summary>Read by whoever answers and by nobody else; never asked in a chat, never counted.</summary>
    Private,

    /// <summary>With the name of whoever answers, who is told so.</summary>
    Named,
}
