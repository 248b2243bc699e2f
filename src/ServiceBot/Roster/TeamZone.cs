namespace ServiceBot.Roster;

/// <summary>From which of its days on a team lived by another zone than before.</summary>
internal sealed class TeamZone
{
    public required string TeamId { get; set; }
    public DateOnly From { get; set; }
    public required string Zone { get; set; }
}
