namespace ServiceBot.Channels.Teams;

/// <summary>A team of Microsoft Teams to which the bot was added.</summary>
internal sealed class TeamsInstall
{
    /// <summary>The platform's id of the team, which is also the id of its first channel (<c>19:…@thread.tacv2</c>).</summary>
    public required string Id { get; set; }

    /// <summary>The team here that it is.</summary>
    public required string TeamId { get; set; }

    public required string ServiceUrl { get; set; }

    public DateTimeOffset InstalledAt { get; set; }

    /// <summary>Set while the bot is not there any more.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>When its members are read next; null: as soon as possible.</summary>
    public DateTimeOffset? RosterLookAt { get; set; }
}
