using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// What happened outside a case: a moment with a customer, what went right and why, thanks to a colleague. Nothing of it is counted by
/// person or shown in a channel. Each may be said twice without harm, and taken back for a while.
/// </summary>
internal sealed partial class MomentCommands(
    Turn turn, People people, Colleagues colleagues, Messenger messenger, WalkCommands walk)
{
    private const int MostWordsOfAName = 3;

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
            _ => ThankAsync(command.Rest, teams, speaker, cancellationToken),
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

        var how = MomentCards.Kinds.First(known => known.Word == Said.Key(kind.Groups["kind"].Value)).Kind;
        await NoteAsync(said, how, home, speaker, cancellationToken);
    }

    private async Task NoteAsync(string text, MomentKind kind, Team home, Speaker speaker, CancellationToken cancellationToken)
    {
        var known = await SameAsync(text, null, [MomentKind.Magic, MomentKind.Fine, MomentKind.Misery], speaker.Person, cancellationToken);
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

        if (await SameAsync(said, null, [MomentKind.Clue], speaker.Person, cancellationToken) is not null)
        {
            await speaker.SayTextAsync("That was noted already.");
            return;
        }

        var clue = Add(said, MomentKind.Clue, home.Id, speaker.Person);
        await speaker.SayAsync(MomentCards.Noted(clue, $"Kept as a clue to what works: {Shown.Within(said)}. {Readers(home)}", speaker.Channel));
    }

    private async Task ThankAsync(string rest, List<Team> teams, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await WhomAsync(rest, teams, speaker, cancellationToken) is not var (to, team, text))
            return;

        if (to.Id == speaker.Person.Id)
        {
            await speaker.SayTextAsync("You may well be content with yourself; I have nobody else to tell it to. What went right is worth keeping as a clue: clue and what it was");
            return;
        }

        if (await ReadAsync(text, $"What for? For example: thanks @{Said.OneLine(to.Name)} for staying on the line", speaker) is not { } said)
            return;

        if (await people.PrivateAddressAsync(to.Id, cancellationToken) is null)
        {
            await speaker.SayTextAsync($"I have no private chat with {Shown.Name(to.Name)} yet, so I cannot pass it on. Please tell them yourself.");
            return;
        }

        if (await SameAsync(said, to.Id, [MomentKind.Thanks], speaker.Person, cancellationToken) is not null)
        {
            await speaker.SayTextAsync($"That is with {Shown.Name(to.Name)} already.");
            return;
        }

        var thanks = Add(said, MomentKind.Thanks, team.Id, speaker.Person);
        thanks.ToPersonId = to.Id;
        var told = await messenger.TellAsync(to.Id, _ => Talk.Text(MomentCards.Thanks(Shown.Name(speaker.Person.Name), said)), Slot(thanks), cancellationToken);
        await speaker.SayAsync(MomentCards.Noted(
            thanks,
            $"{Shown.Name(to.Name)} hears it {(told == Told.Later ? "when they work again" : "now")}, in private. Only the two of you can read it; nobody counts it.",
            speaker.Channel));
    }

    /// <summary>Whom the first words name, and the rest; says why when that is nobody or could be several.</summary>
    private async Task<(Person To, Team Team, string Text)?> WhomAsync(
        string rest, List<Team> teams, Speaker speaker, CancellationToken cancellationToken)
    {
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var members = new List<(Colleague Colleague, Team Team)>();
        foreach (var team in teams)
            members.AddRange((await colleagues.OfAsync(team.Id, cancellationToken))
                .Where(member => !members.Exists(known => known.Colleague.Person.Id == member.Person.Id))
                .Select(member => (member, team)));

        // The longest name first: "Rui Matos" is not the Rui of whom there are two.
        for (var length = Math.Min(MostWordsOfAName, words.Length); length > 0; length--)
        {
            var meant = Named.Among([.. members.Select(member => member.Colleague)], string.Join(' ', words[..length]));
            if (meant is [var one])
                return (one.Person, members.Find(member => member.Colleague == one).Team, string.Join(' ', words[length..]));

            if (meant.Count > 1)
            {
                var text = string.Join(' ', words[length..]);
                await speaker.SayTextAsync(
                    "Whom do you mean?", text.Length > Longest.Note ? [] : meant.Take(5).Select(member => $"thanks @{member.Person.Id} {text}".TrimEnd()));
                return null;
            }
        }

        await speaker.SayTextAsync(words[0].StartsWith('@')
            ? $"I know nobody called “{Shown.Within(words[0].TrimStart('@'), 40)}” in your teams."
            : "You are welcome. I know nobody of that name in your teams; to thank a colleague: thanks @Rui for staying on the line");
        return null;
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

        // What they have read they have read.
        if (moment is { Kind: MomentKind.Thanks, ToPersonId: { } to })
            await messenger.UnsayAsync(to, Slot(moment), cancellationToken);

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

    private Task<Moment?> SameAsync(string text, string? to, MomentKind[] kinds, Person person, CancellationToken cancellationToken)
    {
        var since = turn.Now - Twice;
        return turn.Db.Moments
            .Where(moment => moment.PersonId == person.Id && moment.At > since && moment.Text == text && moment.ToPersonId == to && kinds.Contains(moment.Kind))
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
    private static async Task<string?> ReadAsync(string typed, string question, Speaker speaker)
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

    private static string Slot(Moment thanks) => $"thanks/{thanks.Id}";

    [GeneratedRegex(@"^(?<what>open|undo) (?<id>[0-9a-f]{32})$", RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?<kind>amazed|fine|wrong) ?[:：] ?(?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Kind();
}
