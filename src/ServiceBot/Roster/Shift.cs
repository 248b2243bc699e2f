namespace ServiceBot.Roster;

/// <summary>A pattern of hours that people of a team take turns in.</summary>
internal sealed class Shift
{
    public required string TeamId { get; set; }
    public required string Name { get; set; }
    public TimeOnly From { get; set; }

    /// <summary>Earlier than <see cref="From"/> when it runs past midnight.</summary>
    public TimeOnly To { get; set; }
}
