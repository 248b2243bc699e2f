using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>"You said, we did": what managers did for the people of their team, said once in its channel and seen by everybody in it.</summary>
internal sealed partial class DidCommands(Turn turn, ManagerActions actions, Teams teams, People people, Messenger messenger)
{
    private const int Most = 10;
    private const int Days = 90;

    /// <summary>The same words within this time are the same thing said twice.</summary>
    private static readonly TimeSpan Twice = TimeSpan.FromDays(1);

    private static readonly TimeSpan MayBeTakenBack = TimeSpan.FromMinutes(10);

    public async Task RunAsync(string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        var words = Said.OneLine(rest).Split([' ', ':'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
            await ListAsync(speaker, cancellationToken);
        else if (!speaker.IsPrivate)
            await speaker.SayTextAsync("Please say that in our private chat; I post it here once. What was done: we did");
        else if (Undoing().Match(Said.OneLine(rest)) is { Success: true } undo)
            await UndoAsync(undo.Groups["id"].Success ? undo.Groups["id"].Value : null, speaker, cancellationToken);
        else if (DidCards.Kinds.FirstOrDefault(known => known.Word == Said.Key(words[0])) is { Word: not null } kind)
            await NoteAsync(kind.Kind, kind.Word, words.Length == 2 ? words[1] : "", speaker, cancellationToken);
        else
            await speaker.SayTextAsync($"Was it to empower, to train or to care for people? For example: {DidCards.Example}");
    }

    private async Task NoteAsync(ManagerActionKind kind, string word, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = await teams.WhereAsync(speaker.Person, rights => rights.MaySayWhatWasDone, cancellationToken);
        if (mine.Count == 0)
        {
            await speaker.SayTextAsync("Managers of a team note what they did for its people. Everybody can read it: we did", "we did");
            return;
        }

        var (named, rest) = TeamIn(typed, mine);
        if (Said.OneLine(rest) is not { Length: > 0 } said)
        {
            await speaker.SayTextAsync($"What did you do? The reason may follow. For example: {DidCards.Example}");
            return;
        }

        if (named is null && mine.Count > 1)
        {
            await speaker.SayTextAsync("For which team?", said.Length > Longest.Note ? [] : mine.Take(5).Select(one => $"we did {word} @{one.Id} {said}"));
            return;
        }

        var team = named ?? mine[0];
        var (text, youSaid) = DidCards.Read(said);
        if (Entry.TooLong(new Entry("What was done", text, Longest.Note), new Entry("What people said", youSaid, Longest.Note)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        var since = turn.Now - Twice;
        if (await turn.Db.ManagerActions.AnyAsync(
                done => done.TeamId == team.Id && done.At > since && done.Kind == kind && done.Text == text && done.YouSaid == youSaid, cancellationToken))
        {
            await speaker.SayTextAsync("That was noted already.");
            return;
        }

        var action = turn.Db.ManagerActions.Add(
            new ManagerAction(Guid.CreateVersion7(turn.Now).ToString("N"), team.Id, speaker.Person.Id, kind, text, youSaid, turn.Now)).Entity;
        if (team.Room is { } room)
            messenger.Say(room, Slot(action), Talk.Text(DidCards.Line(action)));

        await speaker.SayAsync(DidCards.Noted(
            action,
            $"Noted for {Shown.Name(team.Name)}, and {(team.Room is null ? "it has no channel to post it in" : "posted once in its channel")}: {DidCards.Line(action)}. "
            + "Your name is not on it; leave theirs out too.",
            speaker.Channel));
    }

    private async Task ListAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = speaker.Room is { } room ? [room] : await people.TeamsOfAsync(speaker.Person.Id, cancellationToken);
        if (mine.Count == 0)
        {
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
            return;
        }

        var lists = new List<string>();
        foreach (var team in mine)
        {
            var zone = WallClock.Zone(team.Zone);
            var today = WallClock.Date(turn.Now, zone);
            lists.Add(DidCards.List(await actions.DoneAsync(team, today.AddDays(1 - Days), today, Most, cancellationToken), Shown.Name(team.Name), Days, zone));
        }

        await speaker.SayTextAsync(string.Join('\n', lists));
    }

    private async Task UndoAsync(string? id, Speaker speaker, CancellationToken cancellationToken)
    {
        var since = turn.Now - MayBeTakenBack;
        id ??= await turn.Db.ManagerActions.Where(done => done.PersonId == speaker.Person.Id && done.At >= since)
            .OrderByDescending(done => done.Id)
            .Select(done => done.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (id is null || await turn.Db.ManagerActions.FindAsync([id], cancellationToken) is not { } action || action.PersonId != speaker.Person.Id)
        {
            await speaker.SayTextAsync("There is nothing to take back: it was taken back already, or nothing was noted in the last ten minutes.");
            return;
        }

        if (action.At < since)
        {
            await speaker.SayTextAsync("That was noted more than ten minutes ago, so it stays.");
            return;
        }

        turn.Db.ManagerActions.Remove(action);
        if (await turn.Db.Teams.FindAsync([action.TeamId], cancellationToken) is { Room: { } room })
            turn.Say(new Message(room, Slot(action), null));

        await speaker.SayTextAsync($"Taken back: {Shown.Within(action.Text)}");
    }

    /// <summary>"@harbour …" says for which of several teams it is.</summary>
    private static (Team? Team, string After) TeamIn(string typed, List<Team> mine)
    {
        if (!typed.StartsWith('@'))
            return (null, typed);

        var words = typed.Split(' ', 2);
        var named = mine.Find(team => Said.Key(team.Id) == Said.Key(words[0].TrimStart('@')));
        return named is null ? (null, typed) : (named, words.Length == 2 ? words[1] : "");
    }

    private static string Slot(ManagerAction action) => $"did/{action.Id}";

    [GeneratedRegex(@"^undo(?: (?<id>[0-9a-f]{32}))?[.!]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Undoing();
}
