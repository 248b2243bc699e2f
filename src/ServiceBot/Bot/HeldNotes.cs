using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Keeps what would be said to somebody unasked until they work again. Whoever writes gets it at once: they are here.</summary>
internal sealed class HeldNotes(Turn turn, Timetables timetables, Presence presence)
{
    private readonly string _turn = Guid.CreateVersion7(turn.Now).ToString("N");
    private int _added;

    /// <returns>Until when the person is left alone; null when they may be written to now.</returns>
    public async Task<DateTimeOffset?> UntilAsync(Person person, Address to, CancellationToken cancellationToken)
    {
        var availability = await timetables.OfAsync(person, cancellationToken);
        if (availability.Next(turn.Now) is not { } next || next <= turn.Now)
            return null;

        return await presence.IsAtItAsync(person, to, cancellationToken) ? null : next;
    }

    /// <summary>Whether the person can count on being written to at that instant.</summary>
    public async Task<bool> IsAtWorkAsync(Person person, DateTimeOffset instant, CancellationToken cancellationToken) =>
        (await timetables.OfAsync(person, cancellationToken)).At(instant) == Silence.None;

    /// <param name="about">The case it is of, if any: only those who may know of it by then will hear it.</param>
    /// <param name="activity">The message as JSON; null for the question on the desk.</param>
    /// <param name="slot">By which the message can be edited once it was said.</param>
    public void Add(Desk desk, RecoveryCase? about, string? activity, DateTimeOffset until, string? slot = null)
    {
        // Ids of one millisecond are random, so what one turn says is counted.
        var order = _added++.ToString("D4", CultureInfo.InvariantCulture);
        turn.Db.HeldNotes.Add(new HeldNote
        {
            Id = _turn + order + (about is null ? "" : HeldNote.Mark(about.Number)) + (slot is null ? "" : $"/{slot}"),
            PersonId = desk.PersonId,
            Activity = activity,
            DueAt = until,
        });
        desk.Hold(true);
    }

    /// <summary>What has become needless before it was said is not said at all.</summary>
    /// <returns>False when nothing waits under that slot.</returns>
    public async Task<bool> DropAsync(string personId, string slot, CancellationToken cancellationToken)
    {
        var notes = await turn.Db.HeldNotes.Where(note => note.PersonId == personId).ToListAsync(cancellationToken);
        var waiting = notes.Where(note => note.Slot == slot && turn.Db.Entry(note).State != EntityState.Deleted).ToList();
        turn.Db.HeldNotes.RemoveRange(waiting);
        return waiting.Count > 0;
    }

    /// <summary>Only its opener may know of the case from now on, so nobody else hears what waited to be said of it.</summary>
    public async Task ForgetAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var mark = HeldNote.Mark(about.Number);
        var notes = await turn.Db.HeldNotes.Where(note => note.PersonId != about.OpenerId && note.Id.Contains(mark)).ToListAsync(cancellationToken);
        turn.Db.HeldNotes.RemoveRange(notes.Where(note => note.CaseNumber == about.Number));
    }

    /// <returns>What waited, the oldest first, without the question on the desk.</returns>
    public async Task<IReadOnlyList<HeldNote>> TakeAsync(Desk desk, CancellationToken cancellationToken)
    {
        var notes = await turn.Db.HeldNotes.Where(note => note.PersonId == desk.PersonId).OrderBy(note => note.Id).ToListAsync(cancellationToken);
        turn.Db.HeldNotes.RemoveRange(notes);
        desk.Hold(false);
        return [.. notes.Where(note => note.Activity is not null)];
    }

    /// <summary>Their hours have changed since: it waits on.</summary>
    public async Task PostponeAsync(string personId, DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (var note in await turn.Db.HeldNotes.Where(note => note.PersonId == personId).ToListAsync(cancellationToken))
            note.DueAt = until;
    }
}
