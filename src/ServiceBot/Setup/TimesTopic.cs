using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Setup;

/// <summary>When people are asked how they are, and when the team reads its digest.</summary>
internal sealed class TimesTopic() : TeamTopic(
    SetupTopics.Times, "Check-in and digest times", "A short question about the day, then one message that says how the team and its customers are doing.")
{
    private const string CheckIn = "checkInAt";
    private const string Digest = "digestAt";

    /// <summary>Answers are counted half an hour before the digest, and people need time to answer.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);

    public override IEnumerable<Field> Fields(TeamFacts facts) =>
    [
        new(CheckIn, "The check-in comes at", $"{facts.Settings.CheckInAt:HH:mm}", "15:00", Longest.Time),
        new(Digest, "The digest comes at", $"{facts.Settings.DigestAt:HH:mm}", "17:00", Longest.Time),
    ];

    public override string Holds(TeamFacts facts) => $"check-in at {facts.Settings.CheckInAt:HH:mm}, digest at {facts.Settings.DigestAt:HH:mm}";

    public override Complaint? Check(TeamFacts facts, Filled filled)
    {
        if (Clock.Check(filled.Line(CheckIn)) is { } first)
            return first;
        if (Clock.Check(filled.Line(Digest)) is { } second)
            return second;

        var (checkIn, digest) = Read(facts, filled);
        return digest - checkIn < Least || digest < checkIn
            ? new Complaint($"People need an hour to answer: with the check-in at {checkIn:HH:mm} the digest comes at {checkIn.Add(Least):HH:mm} or later on the same day.")
            : null;
    }

    public override string Next(TeamFacts facts) =>
        $"The check-in comes at {facts.Settings.CheckInAt:HH:mm} by each person’s own clocks, within their shift. "
        + $"The digest comes in the team’s channel at {facts.Settings.DigestAt:HH:mm} ({facts.Team.Zone}), on each working day."
        + (facts.Settings.IsMeasured ? "" : " Nobody is asked, and figures stay off, until vision and principles are written.");

    protected override void Set(TeamFacts facts, Filled filled, BotDb db) => (facts.Settings.CheckInAt, facts.Settings.DigestAt) = Read(facts, filled);

    private static (TimeOnly CheckIn, TimeOnly Digest) Read(TeamFacts facts, Filled filled) =>
        (Clock.Read(filled.Line(CheckIn)) ?? facts.Settings.CheckInAt, Clock.Read(filled.Line(Digest)) ?? facts.Settings.DigestAt);
}
