namespace ServiceBot.Roster;

/// <summary>Minutes, by how bad it is.</summary>
internal sealed class Targets
{
    public int Safety { get; set; }
    public int Serious { get; set; }
    public int Normal { get; set; }
}
