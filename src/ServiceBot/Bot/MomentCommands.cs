using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// What happened outside a case: a moment with a customer, what went right and why, thanks to a colleague. Nothing of it is counted by
/// person, and in a channel stands only what those who were thanked show there. Each may be said twice without harm, and taken back for a while.
/// </summary>
internal sealed partial class MomentCommands(
    Turn turn, People people, ThanksCommands thanks, ThanksBoard board, WalkCommands walk)
{
    /// <summary>The same words within this time are the same thing said twice.</summary>
    private static readonly TimeSpan Twice = TimeSpan.FromDays(1);

    private static readonly TimeSpan MayBeTakenBack = TimeSpan.FromMinutes(10);

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        var teams = await people.TeamsOfAsync(speaker.Person.Id, cancellationToken);
        if ((teams.Find(team => team.Id == speaker.Person.HomeTeamId) ?? teams.FirstOrDefault()) is not { } home)
        {
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
            return;
        }

        await (command.Verb switch
        {
            Verb.Moment => MomentAsync(command.Rest, home, speaker, cancellationToken),
            Verb.Clue => ClueAsync(command.Rest, home, speaker, cancellationToken),
            _ => thanks.RunAsync(command.Rest, teams, speaker, cancellationToken),
        });
    }

    private async Task MomentAsync(string rest, Team home, Speaker speaker, CancellationToken cancellationToken)
    {
        if (About().Match(rest) is { Success: true } about)
        {
            await (about.Groups["what"].Value.StartsWith('o')
                ? OpenAsync(about.Groups["id"].Value, speaker, cancellationToken)
                : UndoAsync(about.Groups["id"].Value, speaker, cancellationToken));
            return;
        }

        if (Said.Key(rest) == "undo")
        {
            await UndoAsync(await NewestAsync(speaker.Person, cancellationToken), speaker, cancellationToken);
            return;
        }

        var kind = Kind().Match(rest);
        var text = kind.Success ? kind.Groups["text"].Value : rest;
        if (await ReadAsync(text, "What happened? One sentence, for example: moment the ferry family hugged us all", speaker) is not { } said)
            return;

        if (!kind.Success)
        {
            await speaker.SayAsync(MomentCards.Ask(said, speaker.Channel));
            return;
        }

        var how = MomentCards.KindOf(kind.Groups["kind"].Value);
        await NoteAsync(said, how, home, speaker, cancellationToken);
    }

    private async Task NoteAsync(string text, MomentKind kind, Team home, Speaker speaker, CancellationToken cancellationToken)
    {
        var known = await SameAsync(text, [MomentKind.Magic, MomentKind.Fine, MomentKind.Misery], speaker.Person, cancellationToken);
        if (known is { CaseNumber: { } number })
        {
            await speaker.SayTextAsync($"That is case {number} already. To see it: case {number}", $"case {number}");
            return;
        }

        if (known?.Kind == kind)
        {
            await speaker.SayTextAsync("That was noted already.");
            return;
        }

        var moment = known ?? Add(text, kind, home.Id, speaker.Person);
        moment.Kind = kind;
        var noted = $"{(known is null ? "Noted" : "Changed")}: {MomentCards.TitleOf(kind)}. {Readers(home)}";
        await speaker.SayAsync(MomentCards.Noted(moment, kind == MomentKind.Misery ? $"{noted} Shall we put it right?" : noted, speaker.Channel));
    }

    private async Task ClueAsync(string rest, Team home, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await ReadAsync(rest, "What went right, and why? For example: clue calling before they ask saves three mails", speaker) is not { } said)
            return;

        if (await SameAsync(said, [MomentKind.Clue], speaker.Person, cancellationToken) is not null)
        {
            await speaker.SayTextAsync("That was noted already.");
            return;
        }

        var clue = Add(said, MomentKind.Clue, home.Id, speaker.Person);
        await speaker.SayAsync(MomentCards.Noted(clue, $"Kept as a clue to what works: {Shown.Within(said)}. {Readers(home)}", speaker.Channel));
    }

    /// <summary>It went wrong, and now it is put right: the words become a case.</summary>
    private async Task OpenAsync(string id, Speaker speaker, CancellationToken cancellationToken)
    {
        var moment = await turn.Db.Moments.FindAsync([id], cancellationToken);
        if (moment is not { Kind: MomentKind.Misery, Text: { } text } || moment.PersonId != speaker.Person.Id)
        {
            await speaker.SayTextAsync("That moment was taken back or changed. To open a case: problem and what happened");
            return;
        }

        if (moment.CaseNumber is { } number)
        {
            await speaker.SayTextAsync($"That is case {number} already. To go on: next {number}", $"next {number}");
            return;
        }

        await walk.ProblemAsync(text, speaker, cancellationToken);

        // The case that was made just now is the only one this turn adds.
        moment.CaseNumber = turn.Db.Cases.Local.SingleOrDefault(made => turn.Db.Entry(made).State == EntityState.Added)?.Number;
    }

    private async Task UndoAsync(string? id, Speaker speaker, CancellationToken cancellationToken)
    {
        var moment = id is null ? null : await turn.Db.Moments.FindAsync([id], cancellationToken);
        if (moment is null || moment.PersonId != speaker.Person.Id)
        {
            await speaker.SayTextAsync("There is nothing to take back: it was taken back already, or nothing was noted in the last ten minutes.");
            return;
        }

        if (moment.At < turn.Now - MayBeTakenBack)
        {
            await speaker.SayTextAsync("That was noted more than ten minutes ago, so it stays.");
            return;
        }

        turn.Db.Moments.Remove(moment);

        await (moment.Kind == MomentKind.Thanks ? thanks.TakeBackAsync(moment, cancellationToken) : board.FollowAsync(moment, cancellationToken));

        await speaker.SayTextAsync($"Taken back: {Shown.Within(moment.Text)}");
    }

    private Task<string?> NewestAsync(Person person, CancellationToken cancellationToken)
    {
        var since = turn.Now - MayBeTakenBack;
        return turn.Db.Moments.Where(moment => moment.PersonId == person.Id && moment.At >= since)
            .OrderByDescending(moment => moment.Id)
            .Select(moment => moment.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private Task<Moment?> SameAsync(string text, MomentKind[] kinds, Person person, CancellationToken cancellationToken)
    {
        var since = turn.Now - Twice;
        return turn.Db.Moments
            .Where(moment => moment.PersonId == person.Id && moment.At > since && moment.Text == text && kinds.Contains(moment.Kind))
            .OrderByDescending(moment => moment.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private Moment Add(string text, MomentKind kind, string teamId, Person person) => turn.Db.Moments.Add(new Moment
    {
        Id = Guid.CreateVersion7(turn.Now).ToString("N"),
        TeamId = teamId,
        PersonId = person.Id,
        Kind = kind,
        At = turn.Now,
        Text = text,
    }).Entity;

    /// <summary>The words, when there are some and not too many; otherwise says so.</summary>
    public static async Task<string?> ReadAsync(string typed, string question, Speaker speaker)
    {
        if (Said.OneLine(typed) is not { Length: > 0 } text)
        {
            await speaker.SayTextAsync(question);
            return null;
        }

        if (Entry.TooLong(new Entry("That", text, Longest.Sentence)) is not { } tooLong)
            return text;

        await speaker.SayTextAsync(tooLong.Text);
        return null;
    }

    private static string Readers(Team home) => $"Your colleagues of {Shown.Name(home.Name)} may read it, so leave customers' names out.";

    [GeneratedRegex(@"^(?<what>open|undo) (?<id>[0-9a-f]{32})$", RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?<kind>amazed|above and beyond|fine|wrong) ?[:：] ?(?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Kind();
}
