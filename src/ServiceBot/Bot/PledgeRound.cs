using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Reminds those who lead of what they said in public, while they work, on the days on which a follow-up is brought to mind.</summary>
internal sealed partial class PledgeRound(BotDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<PledgeRound> logger) : IRound
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
            if (await RemindAsync(pledge.Number, cancellationToken))
                told++;

        if (told > 0)
            LogTold(told);
    }

    /// <summary>Each in a commit of its own: the reminder and that it was said. Whoever ended it at this moment is not reminded.</summary>
    private async Task<bool> RemindAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var turn = scope.ServiceProvider.GetRequiredService<Turn>();
            var isTold = await scope.ServiceProvider.GetRequiredService<PledgeReminders>().RemindAsync(number, cancellationToken);
            return await turn.CommitAsync() == CommitResult.Committed && isTold;
        }
        catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
        {
            // It is due again next time, and must not keep the others waiting.
            LogFailed(failure, number);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Reminding of pledge {Number} failed; it is tried again")]
    private partial void LogFailed(Exception failure, int number);

    [LoggerMessage(LogLevel.Information, "Reminded of {Count} pledges")]
    private partial void LogTold(int count);
}

/// <summary>Reminds of one.</summary>
internal sealed class PledgeReminders(Turn turn, People people, Timetables timetables, Messenger messenger)
{
    /// <returns>Whether anybody was reminded.</returns>
    public async Task<bool> RemindAsync(int number, CancellationToken cancellationToken)
    {
        if (await turn.Db.Pledges.FindAsync([number], cancellationToken) is not { IsOpen: true } pledge
            || await people.FindAsync(pledge.PersonId, cancellationToken) is not { LeftAt: null } person
            || (await timetables.OfAsync(person, cancellationToken)).At(turn.Now) != Silence.None)
            return false;

        var today = WallClock.Date(turn.Now, await people.ZoneOfAsync(person, cancellationToken));
        if (pledge.ReminderDue(today) is not { } day
            || await messenger.TellAsync(person.Id, channel => PledgeCards.One(pledge, $"You said in public, as pledge {number}: ", today, channel), Message.NewSlot(), cancellationToken) == Told.Nowhere)
            return false;

        pledge.Reminded(day);
        return true;
    }
}
