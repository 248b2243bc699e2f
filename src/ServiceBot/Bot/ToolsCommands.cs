using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Makes the bot silent about a case while somebody talks with the customer in person, and lets it speak again.</summary>
internal sealed class ToolsCommands(Turn turn, CaseCommands facts, Timetables timetables, Guide guide, Messenger messenger, WalkCommands walk)
{
    /// <summary>From Friday over the weekend. Whoever is away for longer has forgotten it, and the customer still waits.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindActiveAsync(command, speaker, cancellationToken) is not { } about)
            return;

        if (about.IsPrivate)
            await speaker.SayTextAsync($"Only you know of case {about.Number}, so there is nobody to call. To let it rest: snooze {about.Number} 60", $"snooze {about.Number} 60");
        else if (await facts.SpeaksAsync(about, speaker, "talks with the customer", cancellationToken))
            await (command.Verb == Verb.ToolsOff
                ? OffAsync(about, speaker, cancellationToken)
                : OnAsync(about, Entry.Of(command.Rest), speaker, cancellationToken));
    }

    private async Task OffAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.AbuseAt is not null)
        {
            await speaker.SayTextAsync($"The contact in case {about.Number} has ended, and nobody needs to call. If it was no abuse: not abuse {about.Number}");
            return;
        }

        if (about.VoiceId is { } voice && voice != speaker.Person.Id)
        {
            await speaker.SayTextAsync(
                $"{await messenger.NameOfAsync(voice, cancellationToken)} keeps contact with the customer of case {about.Number}, so tools off is up to them. "
                + $"If you talk with the customer yourself, first: voice {about.Number} me");
            return;
        }

        var reader = ReaderOf(speaker);
        if (about.IsToolsOffAt(turn.Now))
        {
            await speaker.SayTextAsync(ToolsCards.OffAlready(about, reader));
            return;
        }

        // Whoever keeps contact may go and talk while the owner goes on with the question.
        if ((await guide.DeskOfAsync(speaker.Person.Id, cancellationToken)).CaseNumber == about.Number)
            await walk.LeaveAsync(speaker, "Tools off.", cancellationToken);

        about.TurnToolsOff(await UntilAsync(speaker.Person, cancellationToken), reader.By);
        await speaker.SayTextAsync(ToolsCards.Off(about, about.ToolsOffUntil!.Value, reader)); // turned off just now
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task OnAsync(RecoveryCase about, string? line, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (Entry.TooLong(new Entry("That line", line, Recovery.Longest.CaseNote)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        // "No answer" is said after each talk; only without one it was said before.
        if (line is not null && about.ToolsOffUntil is null && await turn.Db.CaseTexts.AnyAsync(
                written => written.CaseNumber == number && written.Field == CaseField.Note && written.Text == line, cancellationToken))
        {
            await speaker.SayTextAsync($"That was noted already in case {number}. To go on: next {number}", $"next {number}");
            return;
        }

        var by = ReaderOf(speaker).By;
        var wasOff = about.TurnToolsOn(line, by);
        if (!wasOff && line is null)
        {
            await speaker.SayTextAsync($"The tools are on for case {number}. To go on: next {number}", $"next {number}");
            return;
        }

        if (!wasOff)
            about.AddNote(line!, by); // said above

        // Whoever talked with the customer has given them their word.
        var isWord = wasOff && line is not null && ToolsCards.IsWord(line);
        var first = about.FirstWordAt is null ? "as the first word to the customer" : "as the word that was promised";
        var isTold = isWord && about.Tell(by);
        await speaker.SayTextAsync(line is null
            ? $"The tools are on again for case {number}. How did it go? One line is enough: note {number} and how it went"
            : $"Noted in case {number}.{(isTold ? $" It counts {first}." : wasOff && !isWord ? " It does not count as a word to them." : "")} To change the line: correct {number}");
        await guide.FollowAsync(about, ask: false, cancellationToken);
        if (await guide.AskedAsync(about, cancellationToken) == speaker.Person.Id && about.Status == CaseStatus.Open)
            await guide.AskAsync(about, speaker.Person.Id, cancellationToken);
    }

    /// <summary>The next morning of their work.</summary>
    private async Task<DateTimeOffset> UntilAsync(Person person, CancellationToken cancellationToken)
    {
        var latest = turn.Now + Longest;
        return (await timetables.OfAsync(person, cancellationToken)).NextMorning(turn.Now) is { } next && next < latest ? next : latest;
    }

    private Reader ReaderOf(Speaker speaker) => new(speaker.Person, speaker.Zone, turn.Now, speaker.Channel, []);
}
