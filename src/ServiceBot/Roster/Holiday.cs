namespace ServiceBot.Roster;

/// <summary>A day on which a team does not work although it is one of its working days.</summary>
internal sealed class Holiday
{
    public required string TeamId { get; set; }
    public DateOnly Date { get; set; }
    public required string Name { get; set; }
}
