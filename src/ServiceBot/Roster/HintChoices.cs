namespace ServiceBot.Roster;

/// <summary>Which private hints about their language one person wants to hear. Nobody else sees it.</summary>
internal sealed class HintChoices(string personId)
{
    public string PersonId { get; private set; } = personId;

    /// <summary>They want none.</summary>
    public bool IsOff { get; set; }

    /// <summary>The ids of the rules they called wrong, one a line.</summary>
    public string? DroppedRules { get; set; }

    public int Version { get; private set; }

    public void Touch() => Version++;
}
