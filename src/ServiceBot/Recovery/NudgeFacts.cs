using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>What it takes to know which reminders of a case are due.</summary>
/// <param name="About">With its events.</param>
/// <param name="OwnBy">By when it should have an owner; see <see cref="OwnClock"/>.</param>
/// <param name="Said">What was said about it already.</param>
/// <param name="Helpers">Who joined.</param>
/// <param name="Team">Everybody of the team who can be reached.</param>
/// <param name="Here">Who of them may be written to now: they are on shift, or wrote a moment ago.</param>
internal sealed record NudgeFacts(
    RecoveryCase About, DateTimeOffset? OwnBy, IReadOnlyList<Nudge> Said, IReadOnlyCollection<string> Helpers,
    IReadOnlyList<Colleague> Team, IReadOnlySet<string> Here, DateTimeOffset Now)
{
    /// <summary>Whoever did something in the case so recently knows how it stands.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Who may look at what people were told and can be reached, where somebody is to; they need not be in the team.</summary>
    public IReadOnlyList<Colleague> Acknowledgers { get; init; } = [];

    /// <summary>The beginning of the team's day.</summary>
    public DateTimeOffset Today { get; init; }

    public IEnumerable<Colleague> Present => Team.Where(IsHere);

    public bool IsHere(Colleague one) => Here.Contains(one.Person.Id);

    public bool HasJustActed(Colleague one) =>
        About.Events.Any(happened => happened.PersonId == one.Person.Id && happened.At > Now - Fresh);

    /// <summary>Opened it or gave it back, and so knows that nobody owns it.</summary>
    public bool HasLeftIt(Colleague one) =>
        About.OpenerId == one.Person.Id
        || About.Events.Any(happened => happened.Kind == CaseEventKind.Offered && happened.PersonId == one.Person.Id);

    /// <summary>When it was said; null while it was not.</summary>
    public DateTimeOffset? SaidAt(NudgeKind kind, DateTimeOffset about) =>
        Said.Where(nudge => nudge.Kind == kind && nudge.About == about).Select(nudge => (DateTimeOffset?)nudge.At).FirstOrDefault();
}
