using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Reminds those who lead of what they said in public, while they work, on the days on which a follow-up is brought to mind.</summary>
internal sealed partial class PledgeRound(BotDb db, OwnTurns turns, TimeProvider clock, ILogger<PledgeRound> logger) : IRound
{
    private const int Most = 2000;

    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Somewhere on earth the day has begun that is tomorrow in Greenwich.
        var latest = DateOnly.FromDateTime(clock.GetInstant().UtcDateTime).AddDays(1);
        var horizon = latest.AddDays(FollowUpDays.Ahead);
        var open = await db.Pledges.AsNoTracking().Where(pledge => pledge.Status == FollowUpStatus.Open && pledge.DueOn <= horizon)
            .OrderBy(pledge => pledge.Number).Take(Most).ToListAsync(cancellationToken);
        var told = 0;
        foreach (var pledge in open.Where(pledge => pledge.ReminderDue(latest) is not null))
            told += await turns.RunAsync(
                $"Reminding of pledge {pledge.Number}", services => services.GetRequiredService<PledgeReminders>().RemindAsync(pledge.Number, cancellationToken), cancellationToken);

        if (told > 0)
            LogTold(told);
    }

    [LoggerMessage(LogLevel.Information, "Reminded of {Count} pledges")]
    private partial void LogTold(int count);
}

/// <summary>Reminds of one.</summary>
internal sealed class PledgeReminders(Turn turn, People people, Timetables timetables, Messenger messenger)
{
    /// <returns>How many were reminded.</returns>
    public async Task<int> RemindAsync(int number, CancellationToken cancellationToken)
    {
        if (await turn.Db.Pledges.FindAsync([number], cancellationToken) is not { IsOpen: true } pledge
            || await people.FindAsync(pledge.PersonId, cancellationToken) is not { LeftAt: null } person
            || (await timetables.OfAsync(person, cancellationToken)).At(turn.Now) != Silence.None)
            return 0;

        var today = WallClock.Date(turn.Now, await people.ZoneOfAsync(person, cancellationToken));
        if (pledge.ReminderDue(today) is not { } day
            || await messenger.TellAsync(person.Id, channel => PledgeCards.One(pledge, $"You said in public, as pledge {number}: ", today, channel), Message.NewSlot(), cancellationToken) == Told.Nowhere)
            return 0;

        pledge.Reminded(day);
        return 1;
    }
}
