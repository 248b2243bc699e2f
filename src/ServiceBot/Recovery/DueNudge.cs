using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>A reminder that is due now. One for nobody is only noted, for it would be of no use later.</summary>
/// <param name="About">The instant it is about: for each it is said once.</param>
/// <param name="InChannel">One line for the whole team.</param>
/// <param name="StandsIn">Whoever hears it does so in the place of somebody who is not at work.</param>
/// <param name="GoodUntil">When it has not arrived by then, it makes no sense any more.</param>
internal sealed record DueNudge(
    NudgeKind Kind, DateTimeOffset About, IReadOnlyList<Person> To, bool InChannel = false, bool StandsIn = false, DateTimeOffset? GoodUntil = null)
{
    public static DueNudge ForNobody(NudgeKind kind, DateTimeOffset about) => new(kind, about, []);

    public bool IsForNobody => To.Count == 0 && !InChannel;
}
