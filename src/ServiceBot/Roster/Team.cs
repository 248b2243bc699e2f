using ServiceBot.Delivery;

namespace ServiceBot.Roster;

/// <summary>People who answer the same customers, with one channel in which their cards stand.</summary>
internal sealed class Team
{
    public required string Id { get; set; }
    public required string Name { get; set; }

    /// <summary>IANA name of the team's zone.</summary>
    public required string Zone { get; set; }

    /// <summary>The team's channel; null until the bot was added to one.</summary>
    public string? RoomChannel { get; set; }
    public string? RoomConversation { get; set; }
    public string? RoomServiceUrl { get; set; }

    /// <summary>When it is looked at whether a digest is due; null: as soon as possible, because something about its days has changed.</summary>
    public DateTimeOffset? DigestLookAt { get; set; }

    public Address? Room => RoomConversation is null ? null : new Address(RoomChannel!, RoomConversation, RoomServiceUrl);
}

internal sealed class Membership
{
    public required string TeamId { get; set; }
    public required string PersonId { get; set; }

    /// <summary>What they are in this team: lead, approver, manager, or several of them.</summary>
    public Role Role { get; set; }
}
