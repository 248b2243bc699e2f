namespace ServiceBot.Roster;

/// <summary>Which private hints about their language one person wants to hear. Nobody else sees it.</summary>
internal sealed class HintChoices(string personId)
{
    public string PersonId { get; private set; } = personId;

    /// <summary>They want none.</summary>
    public bool IsOff { get; private set; }

    /// <summary>The ids of the rules they called wrong, one a line.</summary>
    public string? DroppedRules { get; private set; }

    public int Version { get; private set; }

    public void Drop(string rule)
    {
        var dropped = (DroppedRules ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (dropped.Contains(rule))
            return;

        DroppedRules = string.Join('\n', dropped.Append(rule));
        Version++;
    }

    /// <summary>Switched on, all of them are heard again.</summary>
    public void Switch(bool isOn)
    {
        (IsOff, DroppedRules) = (!isOn, isOn ? null : DroppedRules);
        Version++;
    }
}
