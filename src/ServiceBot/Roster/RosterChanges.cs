using System.Globalization;
using ServiceBot.Data;

namespace ServiceBot.Roster;

/// <summary>Notes who changed what about a team or a person, in the commit of the change itself.</summary>
internal sealed class RosterChanges(Turn turn)
{
    private readonly string _turn = Guid.CreateVersion7(turn.Now).ToString("N");
    private int _noted;

    /// <param name="actorId">Null when it was done at the machine itself.</param>
    /// <param name="what">In plain words; whoever it is about may read it.</param>
    public void Record(string? actorId, string? teamId, string? personId, string what) => turn.Db.RosterChanges.Add(new RosterChange
    {
        // Several of one turn stay in the order in which they happened.
        Id = _turn + _noted++.ToString("D3", CultureInfo.InvariantCulture),
        At = turn.Now,
        ActorId = actorId,
        TeamId = teamId,
        PersonId = personId,
        What = what,
    });
}
