namespace ServiceBot.Roster;

/// <summary>Who changed what about a team or a person, and when. Nothing of it is ever taken back.</summary>
internal sealed class RosterChange
{
    /// <summary>How notes begin of whoever was put into a team or taken out of it in its set-up.</summary>
    public const string OfPeople = "People";

    /// <summary>How the note of somebody who was taken out there ends.</summary>
    public const string TakenOut = " left";

    /// <summary>Sorts by time.</summary>
    public required string Id { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Null when it was done at the machine itself, by whoever runs the program.</summary>
    public string? ActorId { get; set; }

    /// <summary>The team it is about, if it is about one.</summary>
    public string? TeamId { get; set; }

    /// <summary>The person it is about, if it is about one; they may always see it.</summary>
    public string? PersonId { get; set; }

    /// <summary>In plain words: "Role: member → lead".</summary>
    public required string What { get; set; }
}
