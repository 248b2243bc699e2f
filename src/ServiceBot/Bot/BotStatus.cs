using ServiceBot.Data;
using ServiceBot.Delivery;

namespace ServiceBot.Bot;

/// <summary>How the bot itself fares, without anything about anybody.</summary>
/// <param name="Waiting">Messages on their way, in all teams together.</param>
/// <param name="Team">Null for somebody who is in none.</param>
internal sealed record BotStatus(
    DateTimeOffset Now, TimeZoneInfo Zone, DateTimeOffset Since, IReadOnlyList<RoundState> Rounds, int Waiting, int GivenUp, int Blocked, bool IsShared, string Version,
    TeamStatus? Team)
{
    /// <summary>Why nothing can be sent to Teams; null while nothing is wrong with it.</summary>
    public RegistrationTrouble? Registration { get; init; }
}

/// <param name="Missing">What must be written before anything is measured.</param>
internal sealed record TeamStatus(string Name, IReadOnlyList<string> Missing, bool HasRoom)
{
    public bool IsMeasured => Missing.Count == 0;

    /// <summary>By the team's clocks; a person may be asked at another time.</summary>
    public DateTimeOffset? CheckInAt { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }
    public DateTimeOffset? DigestAt { get; init; }
    public DateTimeOffset? WeekAt { get; init; }
    public LastPost? Last { get; init; }
}

internal sealed record LastPost(DateOnly Date, DateTimeOffset At, PostDelivery Delivery);

internal enum PostDelivery
{
    Unknown,
    Nothing,
    Waiting,
    Taken,
    GivenUp,
    TooLate,
}
