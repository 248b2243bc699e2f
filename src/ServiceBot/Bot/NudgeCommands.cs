using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Lets the reminders of a case rest, stops them, and switches them on again: for everybody, and as an event of the case.</summary>
internal sealed class NudgeCommands(Turn turn, CaseCommands facts, People people, Messenger messenger, Noticeboard noticeboard)
{
    /// <summary>A button that is pressed twice is no second wish.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(1);

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        if (!about.IsActive)
        {
            await speaker.SayTextAsync($"Case {about.Number} is not open, so nobody is reminded of it.");
            return;
        }

        if (!await MayAsync(about, speaker.Person, cancellationToken))
        {
            var owner = about.OwnerId is { } id ? await messenger.NameOfAsync(id, cancellationToken) : "whoever owns it";
            await speaker.SayTextAsync(
                $"The reminders of case {about.Number} are up to {owner}, to {await messenger.NameOfAsync(about.OpenerId, cancellationToken)} who opened it, "
                + "to those who help with it, and to the leads and managers of the team.");
            return;
        }

        await (command.Verb switch
        {
            Verb.Snooze => SnoozeAsync(about, command.Rest, speaker),
            Verb.Stop => StopAsync(about, speaker, cancellationToken),
            _ => RemindAsync(about, speaker, cancellationToken),
        });
    }

    private async Task<bool> MayAsync(RecoveryCase about, Person person, CancellationToken cancellationToken)
    {
        if (person.Id == about.OwnerId || person.Id == about.VoiceId || person.Id == about.OpenerId
            || await turn.Db.CaseHelpers.AnyAsync(helper => helper.CaseNumber == about.Number && helper.PersonId == person.Id, cancellationToken))
            return true;

        return (await people.RightsAsync(about.TeamId, person, cancellationToken)).MayTendCases;
    }

    private async Task SnoozeAsync(RecoveryCase about, string text, Speaker speaker)
    {
        var number = about.Number;
        if (about.RemindersStopped)
        {
            await SayStoppedAsync(about, speaker);
            return;
        }

        var reader = new Reader(speaker.Person, speaker.Zone, turn.Now, "", []);
        var (until, word, complaint) = Snoozes.Read(text, number, reader);
        if (complaint is not null)
        {
            await speaker.SayTextAsync(complaint.Text, complaint.Offers);
            return;
        }

        if (about.SnoozedUntil is { } holds && holds > turn.Now && until <= holds + Same)
        {
            await speaker.SayTextAsync(
                $"That holds already: nobody is reminded of case {number} before {Say(holds)}. Sooner: remind {number}", $"remind {number}");
            return;
        }

        about.Snooze(until, reader.By);
        var promise = about is { IsPromiseOpen: true, PromiseAt: { } at } && at <= until ? $" What was promised still stands: {Say(at)}." : "";
        await speaker.SayTextAsync($"Nobody is reminded of case {number} before {Say(until)}.{word}{promise}");

        string Say(DateTimeOffset instant) => WallClock.Say(instant, turn.Now, reader.Zone);
    }

    private async Task StopAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (about.RemindersStopped)
        {
            await SayStoppedAsync(about, speaker);
            return;
        }

        about.StopReminders(new By(speaker.Person.Id, turn.Now));
        await speaker.SayTextAsync(
            $"Nobody is reminded of case {number} any more. What was promised still stands. To have reminders again: remind {number}", $"remind {number}");

        // Whoever counts on being reminded must know that they will not be.
        foreach (var other in new[] { about.OwnerId, about.VoiceId }.OfType<string>().Distinct().Where(id => id != speaker.Person.Id))
            await messenger.TellOfAsync(
                about, other, $"{Shown.Name(speaker.Person.Name)} switched off the reminders of case {number}: {Shown.Within(about.Title)}. "
                + $"To have them again: remind {number}", [$"remind {number}"], cancellationToken);
    }

    private async Task RemindAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!about.RemindersStopped && !(about.SnoozedUntil > turn.Now) && !about.IsToolsOffAt(turn.Now))
        {
            await speaker.SayTextAsync($"The reminders of case {about.Number} are on already.");
            return;
        }

        about.ResumeReminders(new By(speaker.Person.Id, turn.Now));
        await speaker.SayTextAsync($"The reminders of case {about.Number} are on again.");
        await noticeboard.ShowAsync(about, cancellationToken);
    }

    private static Task SayStoppedAsync(RecoveryCase about, Speaker speaker) => speaker.SayTextAsync(
        $"The reminders of case {about.Number} are off already. To have them again: remind {about.Number}", $"remind {about.Number}");
}
