namespace ServiceBot.Roster;

/// <summary>Whose word a team takes for how many people hear of a good or a bad day. Kept as numbers, so new ones go to the end.</summary>
internal enum Hearsay
{
    /// <summary>250 hear of one who is let down, 50 of one who is amazed.</summary>
    Essay,

    /// <summary>10 and 5, as it is told of older studies of complaints.</summary>
    Older,

    /// <summary>It is not said at all.</summary>
    Off,
}
