using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Pulse;

namespace ServiceBot.Bot;

/// <summary>Reminds once, in their private chats and while they work, those who were asked today and have said nothing, before their answers are counted.</summary>
internal sealed class CheckInReminders(Turn turn, CheckInRoll roll, Answers answers, BatchCalendar calendar, CheckInPrompts prompts, QuestionBank bank)
{
    public static readonly TimeSpan Before = TimeSpan.FromHours(1);

    /// <summary>Later it would only press.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(10);

    /// <summary>Nobody is reminded of what they were just asked.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    /// <summary>In one commit.</summary>
    private const int AtOnce = 500;

    /// <param name="after">The person after whom to go on.</param>
    /// <returns>The last person who was looked at; null when there is nobody more.</returns>
    public async Task<string?> RemindAsync(string batchId, string after, CancellationToken cancellationToken)
    {
        if (await turn.Db.OpenBatches.FindAsync([batchId], cancellationToken) is not { } batch)
            return null;

        var closes = (await calendar.OfAsync(batch.TeamId, cancellationToken)).ClosesAt(batch.Day);
        if (closes - turn.Now > Before || closes - turn.Now < Least)
            return null;

        var open = await turn.Db.CheckIns
            .Where(checkIn => checkIn.BatchId == batchId && checkIn.Date == batch.Day && checkIn.ReminderSlot == null && string.Compare(checkIn.PersonId, after) > 0)
            .OrderBy(checkIn => checkIn.PersonId)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        if (open.Count == 0)
            return null;

        var item = bank.Find(batch.Item)!; // only the daily question has check-ins
        var ids = open.ConvertAll(checkIn => checkIn.PersonId);
        var members = await turn.Db.BatchMembers.AsNoTracking().Where(member => member.BatchId == batchId && ids.Contains(member.PersonId))
            .ToDictionaryAsync(member => member.PersonId, cancellationToken);
        var justAsked = await JustAskedAsync(open.ConvertAll(checkIn => checkIn.Slot), cancellationToken);
        var answered = await answers.AnsweredAsync(batch, ids, cancellationToken);
        var facts = (await roll.OfAsync(ids, turn.Now, cancellationToken)).ToDictionary(one => one.Person.Id);
        var addresses = await prompts.PlacesAsync(open, cancellationToken);
        foreach (var checkIn in open.Where(checkIn => !answered.Contains(checkIn.PersonId) && !justAsked.Contains(checkIn.Slot)))
        {
            if (facts.GetValueOrDefault(checkIn.PersonId) is not { IsAsked: true } one || !MayBeTold(one, checkIn.Date)
                || members.GetValueOrDefault(checkIn.PersonId) is not { } member || !Batches.IsCounted(member, one.Person, item)
                || addresses.GetValueOrDefault(checkIn.PersonId) is not { } to)
                continue;

            checkIn.ReminderSlot = CheckInPrompts.NewSlot(batchId);
            turn.Say(new Message(to, checkIn.ReminderSlot, Payload.ToJson(CheckInCards.Reminder(to.Channel)), closes));
        }

        return ids[^1];
    }

    private bool MayBeTold(CheckInFacts one, DateOnly date) =>
        one.Availability.At(turn.Now) == Silence.None
        && one.Availability.Work.ShiftAt(turn.Now) is { } shift && shift.Date == date;

    /// <summary>Whenever they were asked: by the clock of their team, late, or because they wanted it.</summary>
    private async Task<HashSet<string>> JustAskedAsync(List<string> slots, CancellationToken cancellationToken)
    {
        var since = turn.Now - Pause;
        return [.. await turn.Db.Outbox.Where(row => row.CreatedAt > since && slots.Contains(row.Slot)).Select(row => row.Slot).ToListAsync(cancellationToken)];
    }
}
