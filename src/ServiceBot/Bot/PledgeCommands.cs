using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Digest;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>
/// What those who lead say in public that they will do, and by when: a manager to a team, a leader to everybody. Each notes themselves how it
/// went, and everybody can read it. The card of "commitment" is something else: nobody knows who is in.
/// </summary>
internal sealed partial class PledgeCommands(Turn turn, CaseNumbers numbers, Teams teams, People people, Pledges pledges, Messenger messenger)
{
    private const int MostOpen = 20;
    private const int MostDaysAhead = 366;

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command switch
    {
        { Verb: Verb.Pledges } => ListAsync(speaker, cancellationToken),
        { Number: { } number } => OneAsync(number, command.Rest, speaker, cancellationToken),
        { Rest.Length: 0 } => ListAsync(speaker, cancellationToken),
        _ => AddAsync(command.Rest, speaker, cancellationToken),
    };

    private async Task ListAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = speaker.Room is { } room ? [room] : await people.TeamsOfAsync(speaker.Person.Id, cancellationToken);
        var all = await pledges.ShownToAsync([.. mine.Select(team => team.Id)], turn.Now, cancellationToken);
        var may = speaker.IsPrivate && await MayAsync(speaker.Person, cancellationToken);
        await speaker.SayAsync(PledgeCards.List(all, TodayOf(speaker), may));
    }

    private async Task AddAsync(string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        var mine = await teams.WhereAsync(speaker.Person, rights => rights.MayPledgeToTeam, cancellationToken);
        var mayToAll = Rights.Of(speaker.Person, null).MayPledgeToAll;
        if (mine.Count == 0 && !mayToAll)
        {
            await speaker.SayTextAsync("Managers and leaders say here in public what they will do. Everybody can read it: pledges", "pledges");
            return;
        }

        var (named, rest) = TeamIn(Said.OneLine(typed), mine);
        var today = TodayOf(speaker);
        if (Read(rest, today) is not var (text, day))
        {
            await speaker.SayTextAsync($"What will you do, and by which day? For example: {PledgeCards.Example}");
            return;
        }

        if (day < today || day > today.AddDays(MostDaysAhead))
        {
            await speaker.SayTextAsync(day < today ? $"{WallClock.Write(day)} has passed. By which day?" : "That is more than a year away. What can be done sooner?");
            return;
        }

        if (Entry.TooLong(new Entry("That", text, Pledge.Longest)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        if (named is null && !mayToAll && mine.Count > 1)
        {
            await speaker.SayTextAsync("To which team?", mine.Take(5).Select(team => $"pledge @{team.Id} {rest}"));
            return;
        }

        var to = named ?? (mayToAll ? null : mine[0]);
        var open = await turn.Db.Pledges.Where(pledge => pledge.PersonId == speaker.Person.Id && pledge.Status == FollowUpStatus.Open).ToListAsync(cancellationToken);
        if (open.Find(pledge => pledge.Text == text) is { } known)
        {
            await speaker.SayAsync(PledgeCards.One(known, $"That was said already, as pledge {known.Number}: ", today, speaker.Channel));
            return;
        }

        if (open.Count >= MostOpen)
        {
            await speaker.SayTextAsync($"{MostOpen} of yours are open. Please end one first: pledges", "pledges");
            return;
        }

        var made = turn.Db.Pledges.Add(new Pledge(await numbers.NextPledgeAsync(), to?.Id, speaker.Person.Id, text, day, turn.Now)).Entity;
        made.Reminded(today); // whoever has just said it knows
        await PostAsync(made, cancellationToken);
        var where = to is null ? "Everybody can read it in the post of the week and with “pledges”"
            : to.Room is null ? $"{Shown.Name(to.Name)} can read it with “pledges”"
            : $"It stands in the channel of {Shown.Name(to.Name)}, and in its post of the week";
        await speaker.SayAsync(PledgeCards.One(made, $"Said in public, as pledge {made.Number}. {where}. I remind you. ", today, speaker.Channel));
    }

    private async Task OneAsync(int number, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await turn.Db.Pledges.FindAsync([number], cancellationToken) is not { } pledge || !await MayReadAsync(pledge, speaker.Person, cancellationToken))
        {
            await speaker.SayTextAsync($"I know no pledge {number}. To see what is open: pledges", "pledges");
            return;
        }

        var today = TodayOf(speaker);
        var (word, after) = Split(Said.OneLine(rest));
        if (pledge.PersonId != speaker.Person.Id)
        {
            await speaker.SayTextAsync(word.Length == 0
                ? PledgeCards.Line(pledge, await messenger.NameOfAsync(pledge.PersonId, cancellationToken), today)
                : $"Pledge {number} is {await messenger.NameOfAsync(pledge.PersonId, cancellationToken)}'s, and only they can change it.");
            return;
        }

        var lead = $"Pledge {number}: ";
        if (word.Length > 0 && word != "reopen" && !pledge.IsOpen)
        {
            await speaker.SayAsync(PledgeCards.One(pledge, lead, today, speaker.Channel));
            return;
        }

        switch (word)
        {
            case "done" when await FitsAsync(after, speaker):
                pledge.End(FollowUpStatus.Done, Entry.Of(after), turn.Now);
                break;
            case "drop" when Entry.Of(WithoutBecause(after)) is null:
                await speaker.SayTextAsync($"Why? A short reason is enough, and it is read by everybody: pledge {number} drop because the plan has changed");
                return;
            case "drop" when await FitsAsync(WithoutBecause(after), speaker):
                pledge.End(FollowUpStatus.Dropped, Entry.Of(WithoutBecause(after)), turn.Now);
                break;
            case "by":
                if (FollowUpDays.Check(after, today, "By which day?") is { } complaint)
                {
                    await speaker.SayTextAsync(complaint.Text);
                    return;
                }

                pledge.Move(SpokenDay.Parse(after, today)!.Value, today); // it was understood just now
                break;
            case "reopen" when !pledge.IsOpen:
                pledge.Reopen(today);
                break;
            case "done" or "drop":
                return;
        }

        if (word.Length > 0)
            await PostAsync(pledge, cancellationToken);

        await speaker.SayAsync(PledgeCards.One(pledge, lead, today, speaker.Channel));
    }

    /// <summary>In the channel of the team it is said to, edited when it ends; what is said to everybody stands in the posts of the week.</summary>
    private async Task PostAsync(Pledge pledge, CancellationToken cancellationToken)
    {
        if (pledge.TeamId is { } id && await turn.Db.Teams.FindAsync([id], cancellationToken) is { Room: { } room })
            messenger.Say(room, $"pledge/{pledge.Number}", Talk.Text(PledgeCards.Post(pledge, await messenger.NameOfAsync(pledge.PersonId, cancellationToken))));
    }

    private static async Task<bool> FitsAsync(string text, Speaker speaker)
    {
        if (Entry.TooLong(new Entry("That", text, Pledge.Longest)) is not { } tooLong)
            return true;

        await speaker.SayTextAsync(tooLong.Text);
        return false;
    }

    private async Task<bool> MayAsync(Person person, CancellationToken cancellationToken) =>
        Rights.Of(person, null).MayPledgeToAll || (await teams.WhereAsync(person, rights => rights.MayPledgeToTeam, cancellationToken)).Count > 0;

    private async Task<bool> MayReadAsync(Pledge pledge, Person person, CancellationToken cancellationToken) =>
        pledge.TeamId is not { } id || pledge.PersonId == person.Id || await people.IsMemberAsync(id, person.Id, cancellationToken);

    /// <summary>What is done, and the day after the last "by" that is one.</summary>
    private static (string Text, DateOnly Day)? Read(string typed, DateOnly today)
    {
        for (var at = typed.LastIndexOf(" by ", StringComparison.OrdinalIgnoreCase); at > 0; at = typed.LastIndexOf(" by ", at - 1, StringComparison.OrdinalIgnoreCase))
            if (SpokenDay.Parse(typed[(at + 4)..].TrimEnd('.', '!'), today) is { } day && typed[..at].TrimEnd(' ', ',', ';') is { Length: > 0 } text)
                return (text, day);

        return null;
    }

    private static (Team? Team, string After) TeamIn(string typed, List<Team> mine)
    {
        if (!typed.StartsWith('@'))
            return (null, typed);

        var words = typed.Split(' ', 2);
        var named = mine.Find(team => Said.Key(team.Id) == Said.Key(words[0].TrimStart('@')));
        return named is null ? (null, typed) : (named, words.Length == 2 ? words[1] : "");
    }

    private static string WithoutBecause(string text) => Because().Replace(text, "");

    private DateOnly TodayOf(Speaker speaker) => WallClock.Date(turn.Now, speaker.Zone);

    private static (string Word, string After) Split(string text)
    {
        var space = text.IndexOf(' ');
        return space < 0 ? (Said.Key(text), "") : (Said.Key(text[..space]), text[(space + 1)..].TrimStart(' ', ':', '-', '–', ','));
    }

    [GeneratedRegex(@"^because\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Because();
}
