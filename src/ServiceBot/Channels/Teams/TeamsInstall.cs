namespace ServiceBot.Channels.Teams;

/// <summary>A team of Microsoft Teams to which the bot was added.</summary>
internal sealed class TeamsInstall
{
    /// <summary>A list that was read is read again after this.</summary>
    public static readonly TimeSpan UntilNextLook = TimeSpan.FromDays(1);

    /// <summary>A look that nobody ended is taken up again after this.</summary>
    public static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(10);

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

    /// <summary>Whether a look at its members is due or goes on, or none came to its end since the bot was added.</summary>
    public bool IsBeingReadAt(DateTimeOffset now) =>
        RemovedAt is null && (RosterLookAt is not { } next || next <= now + LongestLook || next < InstalledAt + UntilNextLook);
}
