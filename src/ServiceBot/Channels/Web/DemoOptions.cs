using System.ComponentModel.DataAnnotations;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>Section <c>Demo</c> of the settings: the team one can be anybody of while ServiceBot runs on one's own machine.</summary>
internal sealed class DemoOptions
{
    [Required]
    public DemoTeamOptions Team { get; init; } = new();

    public IReadOnlyList<DemoPersonOptions> People { get; init; } = [];

    /// <summary>How many made-up working days a new local database begins with; 0 for none.</summary>
    [Range(0, 10)]
    public int Days { get; init; } = 10;
}

internal sealed class DemoTeamOptions
{
    [Required]
    public string Id { get; init; } = "demo";

    [Required]
    public string Name { get; init; } = "Demo team";

    /// <summary>IANA name.</summary>
    [Required]
    public string Zone { get; init; } = "Etc/UTC";
}

internal sealed class DemoPersonOptions
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public Role Role { get; init; } = Role.Member;

    /// <summary>IANA name; the team's zone when left out.</summary>
    public string? Zone { get; init; }
}
