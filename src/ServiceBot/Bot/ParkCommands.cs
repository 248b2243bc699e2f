using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// Puts one customer ahead of other tasks: the reminders of the other cases rest for a while. Another customer counts as much, so what was
/// promised for meanwhile, and what is about danger, goes on and is named.
/// </summary>
internal sealed class ParkCommands(Turn turn, CaseCommands facts, Cases cases)
{
    private const int Minutes = 60;
    private const int MostNamed = 5;

    /// <summary>With more, the list of what can be pressed is longer than the message.</summary>
    private const int MostButtons = 2;

    /// <summary>A button that is pressed twice is no second wish.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(1);

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        var about = command.Number is null ? null : await facts.FindAsync(command, speaker, cancellationToken);
        if (about is null && command.Number is not null)
            return;

        if (about?.IsPractice == true)
            await speaker.SayTextAsync($"Case {about.Number} is practice, so your other cases go on. In a real case their reminders would rest for {Minutes} minutes.");
        else if (command.Verb == Verb.Unpark)
            await TakeUpAsync(about, speaker, cancellationToken);
        else
            await SetDownAsync(about, Snoozes.Near(command.Rest, Minutes), speaker, cancellationToken);
    }

    private async Task SetDownAsync(RecoveryCase? about, int minutes, Speaker speaker, CancellationToken cancellationToken)
    {
        var until = turn.Now.AddMinutes(minutes);
        var others = await cases.OthersOfAsync(speaker.Person.Id, about?.Number, cancellationToken);
        var danger = others.FindAll(other => other.OutweighsRest);
        var due = others.FindAll(other => !other.OutweighsRest && IsAwaited(other, until)).OrderBy(other => other.PromiseAt).ToList();
        var set = others.Except(danger).Except(due).Where(other => !other.RemindersStopped).ToList();
        foreach (var other in set.Where(other => other.SnoozedUntil is not { } rests || rests + Same < until))
            other.SetDown(until, new By(speaker.Person.Id, turn.Now));

        var which = about is null ? "open case" : "other open case";
        List<string> said =
        [
            set.Count > 0 ? $"Nobody is reminded of {Departures.Named(set.ConvertAll(other => other.Number))} before {WallClock.Say(set.Min(other => other.SnoozedUntil)!.Value, turn.Now, speaker.Zone)}." // set down or snoozed
                : others.Count == 0 ? $"You have no {which}, so nothing has to rest."
                : "I hold nothing back.",
        ];
        if (due.Count > 0)
            said.Add($"A customer waits for a word by then, so I still remind you of {string.Join(", ", due.Take(MostNamed).Select(Promised))}{(due.Count > MostNamed ? $" and {due.Count - MostNamed} more" : "")}.");
        if (danger.Count > 0)
            said.Add($"Somebody may be in danger, so I still remind you of {Departures.Named(danger.ConvertAll(other => other.Number))}.");
        var back = about is null ? "unpark" : $"unpark {about.Number}";
        if (set.Count > 0)
            said.Add($"To have them back sooner: {back}");

        await speaker.SayTextAsync(
            string.Join(' ', said),
            due.Concat(danger).Take(MostButtons).SelectMany(other => (string[])[$"more time {other.Number}", $"get help {other.Number}"])
                .Concat(set.Count > 0 ? [back] : []));

        string Promised(RecoveryCase other) => $"case {other.Number} ({WallClock.WriteTime(other.PromiseAt!.Value, speaker.Zone)})"; // only what was promised is due
    }

    private async Task TakeUpAsync(RecoveryCase? about, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person.Id;
        var back = new List<int>();
        foreach (var other in await cases.OthersOfAsync(me, about?.Number, cancellationToken))
            if (other.SnoozedUntil > turn.Now && await WasSetDownByAsync(other, me, cancellationToken))
            {
                other.ResumeReminders(new By(me, turn.Now));
                back.Add(other.Number);
            }

        await speaker.SayTextAsync(back.Count == 0
            ? "Nothing of yours rests because of another case."
            : $"The reminders of {Departures.Named(back)} are on again.");
    }

    /// <summary>What somebody let rest for its own sake goes on resting.</summary>
    private async Task<bool> WasSetDownByAsync(RecoveryCase other, string personId, CancellationToken cancellationToken)
    {
        CaseEventKind[] rests = [CaseEventKind.Snoozed, CaseEventKind.SetDown, CaseEventKind.ToolsOff];
        return await turn.Db.CaseEvents.AsNoTracking().Where(happened => happened.CaseNumber == other.Number && rests.Contains(happened.Kind))
            .OrderByDescending(happened => happened.Sequence)
            .FirstOrDefaultAsync(cancellationToken) is { Kind: CaseEventKind.SetDown } last && last.PersonId == personId;
    }

    /// <summary>What one set oneself may rest like everything else.</summary>
    private static bool IsAwaited(RecoveryCase other, DateTimeOffset until) =>
        other is { IsPromiseOpen: true, IsPractice: false, Customer: not CustomerKind.Self } && other.PromiseAt <= until && !other.IsWaitingAt(until);
}
