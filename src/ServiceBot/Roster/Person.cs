namespace ServiceBot.Roster;

/// <summary>Somebody who works here. One person, many addresses.</summary>
internal sealed class Person
{
    /// <summary>In the place of a name that was forgotten.</summary>
    public const string NoName = "somebody who left";

    public required string Id { get; set; }
    public required string Name { get; set; }

    /// <summary>IANA name of the zone in which this person speaks of times.</summary>
    public required string Zone { get; set; }

    /// <summary>What they are in the whole organisation: leader, admin, or both.</summary>
    public Role Role { get; set; }

    /// <summary>The one team whose check-ins they are asked; null until they are in a team.</summary>
    public string? HomeTeamId { get; set; }

    /// <summary>When it is looked at whether they are asked how they are; null: as soon as possible, because something about their time has changed.</summary>
    public DateTimeOffset? CheckInLookAt { get; set; }

    /// <summary>Set when they left the organisation. What they did stays; they are asked and told nothing any more.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Something has changed that decides when they are asked.</summary>
    public void LookAgain() => CheckInLookAt = null;
}

/// <summary>One of the ways to reach a person: an account of a chat, and the private conversation with it.</summary>
internal sealed class PersonAddress
{
    public required string Channel { get; set; }

    /// <summary>The channel's id of the account (<c>from.id</c>).</summary>
    public required string Account { get; set; }

    public required string PersonId { get; set; }

    /// <summary>The private conversation, once there is one.</summary>
    public string? Conversation { get; set; }

    public string? ServiceUrl { get; set; }

    /// <summary>Who it is in the directory of the organisation (<c>aadObjectId</c>), where the channel says so.</summary>
    public string? ObjectId { get; set; }

    /// <summary>When a private conversation is begun with an account that has none; null: as soon as possible.</summary>
    public DateTimeOffset? ChatLookAt { get; set; }

    /// <summary>Unasked messages go to the address last written from.</summary>
    public DateTimeOffset LastWrittenAt { get; set; }
}
