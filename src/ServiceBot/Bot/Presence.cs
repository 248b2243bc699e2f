using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Who is at work: by their timetable, or because they are at it whatever that says.</summary>
internal sealed class Presence(Turn turn, Colleagues colleagues)
{
    /// <summary>Whoever wrote or did something so recently is at it, and wants to hear how it goes on.</summary>
    public static readonly TimeSpan AtIt = TimeSpan.FromHours(2);

    public async Task<bool> IsAtItAsync(Person person, Address to, CancellationToken cancellationToken)
    {
        var since = turn.Now - AtIt;
        return await turn.Db.Inbox.AnyAsync(
                row => row.Channel == to.Channel && row.Conversation == to.Conversation && row.At > since && row.Activity != "joined", cancellationToken)
            || await turn.Db.CaseEvents.AnyAsync(happened => happened.At > since && happened.PersonId == person.Id, cancellationToken);
    }

    /// <returns>Who of them may be written to now, by their ids.</returns>
    public async Task<HashSet<string>> AtWorkAsync(List<Colleague> members, CancellationToken cancellationToken)
    {
        var ids = members.ConvertAll(member => member.Person.Id);
        var since = turn.Now - AtIt;
        var wrote = await turn.Db.Addresses.Where(address => ids.Contains(address.PersonId) && turn.Db.Inbox.Any(row =>
                row.Channel == address.Channel && row.Conversation == address.Conversation && row.At > since && row.Activity != "joined"))
            .Select(address => address.PersonId)
            .ToListAsync(cancellationToken);
        var did = await turn.Db.CaseEvents.Where(happened => happened.At > since && ids.Contains(happened.PersonId))
            .Select(happened => happened.PersonId)
            .Distinct()
            .ToListAsync(cancellationToken);

        // Whoever says that they are away has just written, and often done something before.
        var silences = await colleagues.SilencesAsync(members, turn.Now, cancellationToken);
        return [.. ids.Where(id => silences[id] == Silence.None), .. did.Concat(wrote).Where(id => silences[id] != Silence.Away)];
    }

    /// <summary>Those of a team who are at work.</summary>
    public async Task<List<Colleague>> AtWorkAsync(string teamId, CancellationToken cancellationToken)
    {
        var members = await colleagues.OfAsync(teamId, cancellationToken);
        var here = await AtWorkAsync(members, cancellationToken);
        return members.FindAll(member => here.Contains(member.Person.Id));
    }
}
