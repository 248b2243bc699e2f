using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Passes thanks on: finds out whom they are for and what for, and says them to each in private.</summary>
internal sealed class Thanking(Turn turn, People people, Colleagues colleagues, Cases cases, Messenger messenger)
{
    private const int MostAtOnce = 5;

    /// <summary>The same words within this time are the same thing said twice.</summary>
    private static readonly TimeSpan Twice = TimeSpan.FromDays(1);

    /// <summary>Under which somebody reads them, and may be told otherwise later.</summary>
    public static string Slot(Moment thanks, string personId) => $"thanks/{thanks.Id}/{personId}";

    /// <param name="expected">What must be left of it once the names are read; null where it may be anything.</param>
    /// <returns>False when nothing was said to anybody, and why was said to the speaker.</returns>
    public async Task<bool> GiveAsync(
        ThanksFor about, string said, string? expected, List<Team> teams, Speaker speaker, CancellationToken cancellationToken)
    {
        var all = new List<(Colleague Colleague, Team Team)>();
        foreach (var team in teams)
            all.AddRange((await colleagues.OfAsync(team.Id, cancellationToken)).Select(member => (member, team)));

        var members = all.Select(member => member.Colleague).DistinctBy(member => member.Person.Id).ToList();
        if (await WhomAsync(about, said, expected, members, speaker) is not var (to, text))
            return false;

        bool AreIn(string teamId) => to.All(person => all.Exists(member => member.Team.Id == teamId && member.Colleague.Person.Id == person.Id));
        if (about == ThanksFor.Nothing && ThanksFor.Behind(text, out var isSure) is var (number, words)
            && await cases.FindForAsync(number, speaker.Person.Id, cancellationToken) is { IsPrivate: false } found
            && (isSure || !found.IsPractice && AreIn(found.TeamId)))
            (about, text) = (new ThanksFor(number), words);

        if (await MomentCommands.ReadAsync(text, $"What for? For example: thanks {about.Typed}{Handle(to[0], members)} for staying on the line", speaker) is not { } what)
            return false;

        var without = $"thanks {string.Join(" and ", to.Select(person => Handle(person, members)))} {what}";
        var linked = about == ThanksFor.Nothing ? null : await AboutAsync(about, speaker, without, cancellationToken);
        if (about != ThanksFor.Nothing && linked is null)
            return false;

        var common = teams.OrderByDescending(team => team.Id == speaker.Person.HomeTeamId)
            .FirstOrDefault(team => (linked is null || linked.TeamId == team.Id) && AreIn(team.Id));
        if (common is null)
        {
            await speaker.SayTextAsync(linked is null
                ? "They are not all in one team with you. Please thank them one by one."
                : $"{Names(to)} cannot see that, because it is another team's. Nothing was said to anybody. Without it: {without}");
            return false;
        }

        await TellAsync(what, about, linked?.Title, common, to, speaker, cancellationToken);
        return true;
    }

    /// <summary>What the thanks are for, when the speaker may know of it; otherwise says why it cannot be.</summary>
    /// <param name="without">The same thanks without it; null where nothing was said yet.</param>
    public async Task<Linked?> AboutAsync(ThanksFor about, Speaker speaker, string? without, CancellationToken cancellationToken)
    {
        var (instead, buttons) = without is null || without.Length > Longest.Note ? ("", Array.Empty<string>()) : ($" Without it: {without}", [without]);
        if (about.MomentId is { } id)
        {
            if (await turn.Db.Moments.FindAsync([id], cancellationToken) is { Kind: not MomentKind.Thanks, Text: { } text } moment
                && await people.IsMemberAsync(moment.TeamId, speaker.Person.Id, cancellationToken))
                return new Linked(moment.TeamId, $"the moment “{Said.Shorten(Said.OneLine(text), Longest.Title)}”");

            await speaker.SayTextAsync($"That moment was taken back. Nothing was said to anybody.{instead}", buttons);
            return null;
        }

        if (about.CaseNumber is not { } number)
            return new Linked("", "");

        if (await cases.FindForAsync(number, speaker.Person.Id, cancellationToken) is not { } found)
            await speaker.SayTextAsync($"I know no case {number} in your team. Nothing was said to anybody.{instead}", buttons);
        else if (found.IsPractice)
            await speaker.SayTextAsync($"Case {number} is practice. In a real one they would hear it in private now. Nothing was said to anybody.{instead}", buttons);
        else if (found.IsPrivate)
            await speaker.SayTextAsync($"Only you know of case {number}, so thanks do not point to it. Nothing was said to anybody.{instead}", buttons);
        else
            return new Linked(found.TeamId, $"case {number}: {found.Title}");

        return null;
    }

    /// <summary>Whom the first words name, and the rest; says why when that is nobody or could be several.</summary>
    private static async Task<(List<Person> To, string Text)?> WhomAsync(
        ThanksFor about, string said, string? expected, List<Colleague> members, Speaker speaker)
    {
        var read = Addressees.Of(said, members);
        var unknown = read.Unknown ?? (expected is null || read.Unclear.Count > 0 || read.Text == expected ? null : read.Text.Split(' ')[0]);
        var to = read.Meant.Select(member => member.Person).Where(person => person.Id != speaker.Person.Id).ToList();
        if (unknown is not null)
        {
            await speaker.SayTextAsync(unknown.StartsWith('@') || expected is not null
                ? $"I know nobody called “{Shown.Within(unknown.TrimStart('@'), 40)}” in your teams."
                : "You are welcome. I know nobody of that name in your teams; to thank a colleague: thanks @Rui for staying on the line");
        }
        else if (read.Unclear.Count > 0)
        {
            var before = string.Concat(read.Meant.Select(known => $"@{known.Person.Id} and "));
            await speaker.SayTextAsync(
                "Whom do you mean?",
                read.Text.Length > Longest.Note ? [] : read.Unclear.Take(5).Select(member => $"thanks {about.Typed}{before}@{member.Person.Id} {read.Text}".TrimEnd()));
        }
        else if (to.Count == 0)
        {
            await speaker.SayTextAsync("You may well be content with yourself; I have nobody else to tell it to. What went right is worth keeping as a clue: clue and what it was");
        }
        else if (to.Count > MostAtOnce)
        {
            await speaker.SayTextAsync($"I can tell at most {MostAtOnce} people at once. Please thank the others in a second line.");
        }
        else
        {
            return (to, read.Text);
        }

        return null;
    }

    private async Task TellAsync(
        string text, ThanksFor link, string? title, Team team, List<Person> to, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        var since = turn.Now - Twice;
        var ids = to.ConvertAll(person => person.Id);
        var told = await turn.Db.Moments
            .Where(moment => moment.PersonId == me.Id && moment.Kind == MomentKind.Thanks && moment.At > since && moment.Text == text)
            .Join(turn.Db.Thanked.Where(thanked => ids.Contains(thanked.PersonId)), moment => moment.Id, thanked => thanked.MomentId, (_, thanked) => thanked.PersonId)
            .ToListAsync(cancellationToken);
        var reachable = await people.ReachableAsync(ids, cancellationToken);
        var unreached = to.FindAll(person => !reachable.Contains(person.Id));
        var news = to.FindAll(person => reachable.Contains(person.Id) && !told.Contains(person.Id));
        var sorry = unreached.Count == 0 ? "" : $" I have no private chat with {Names(unreached)} yet, so I cannot pass it on. Please tell them yourself.";
        if (news.Count == 0)
        {
            var known = to.FindAll(person => told.Contains(person.Id));
            await speaker.SayTextAsync(((known.Count == 0 ? "" : $"That is with {Names(known)} already.") + sorry).TrimStart());
            return;
        }

        var thanks = turn.Db.Moments.Add(new Moment
        {
            Id = Guid.CreateVersion7(turn.Now).ToString("N"),
            TeamId = team.Id,
            PersonId = me.Id,
            Kind = MomentKind.Thanks,
            At = turn.Now,
            Text = text,
            CaseNumber = link.CaseNumber,
            AboutId = link.MomentId,
        }).Entity;
        var later = false;
        foreach (var person in news)
        {
            turn.Db.Thanked.Add(new Thanked(thanks.Id, person.Id));
            later |= await messenger.TellAsync(
                person.Id,
                channel => ThanksCards.Received(thanks, ThanksShown.NotSaid, Shown.Name(me.Name), Shown.Name(team.Name), channel),
                Slot(thanks, person.Id), cancellationToken) == Told.Later;
        }

        var linked = title is null ? "" : $" It is linked to {Shown.Within(title)}.";
        await speaker.SayAsync(MomentCards.Noted(
            thanks,
            (news is [var one]
                ? $"{Shown.Name(one.Name)} hears it {(later ? "when they work again" : "now")}, in private. It stays between the two of you unless they show it to the team; nobody counts it."
                : $"{Names(news)} hear it {(later ? "when each of them works" : "now")}, in private. Each of them decides alone whether the team sees it; nobody counts it.")
            + linked + sorry,
            speaker.Channel));
    }

    /// <summary>Their name, where that can be typed and means nobody else.</summary>
    private static string Handle(Person person, List<Colleague> members)
    {
        var name = Said.OneLine(person.Name);
        return Named.Among(members, name).Count == 1 && name.Split(' ').Length <= Addressees.MostWordsOfAName ? $"@{name}" : $"@{person.Id}";
    }

    private static string Names(IEnumerable<Person> some) => ThanksCards.And(some.Select(person => Shown.Name(person.Name)));

    /// <param name="Title">As it is called within a sentence.</param>
    internal sealed record Linked(string TeamId, string Title);
}
