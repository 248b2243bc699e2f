using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Thanks between colleagues. They are heard in private, and whoever is thanked chooses whether the team may see it. Nothing of it is counted
/// by person, and nobody stands above anybody.
/// </summary>
internal sealed partial class ThanksCommands(
    Turn turn, People people, Colleagues colleagues, Cases cases, Kudos kudos, ThanksBoard board, Messenger messenger)
{
    private const int MostAtOnce = 5;

    /// <summary>The same words within this time are the same thing said twice.</summary>
    private static readonly TimeSpan Twice = TimeSpan.FromDays(1);

    public async Task RunAsync(string rest, List<Team> teams, Speaker speaker, CancellationToken cancellationToken)
    {
        if (Deciding().Match(rest) is { Success: true } decided)
        {
            var shown = decided.Groups["what"].Value.Equals("show", StringComparison.OrdinalIgnoreCase) ? ThanksShown.ToTheTeam : ThanksShown.BetweenThem;
            await DecideAsync(shown, decided.Groups["id"].Success ? decided.Groups["id"].Value : null, speaker, cancellationToken);
        }
        else if (Said.Key(rest) == "today")
            await ListAsync(teams, speaker, cancellationToken);
        else
            await SayAsync(rest, teams, speaker, cancellationToken);
    }

    /// <summary>The card on which somebody is thanked, of any age. What it held and could not be taken stands in it again.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        var names = (answer.ThanksTo ?? "").Split([',', ';', '\n', '&'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => And().Split(part))
            .Select(name => Said.OneLine(name).TrimStart('@'))
            .Where(name => name.Length > 0);
        var (to, what) = (string.Join(" and ", names.Select(name => $"@{name}")), Said.OneLine(answer.ThanksFor));
        var text = what.Length == 0 || what.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? what : $"for {what}";
        var (about, _) = ThanksFor.Before(Said.OneLine(answer.Thanks));
        if (to.Length == 0)
            await speaker.SayTextAsync("Whom do you thank? A name is enough, for example @Rui.");
        else if (await GiveAsync(about, $"{to} {text}", text, await people.TeamsOfAsync(speaker.Person.Id, cancellationToken), speaker, cancellationToken))
            return;

        await speaker.SayAsync(ThanksCards.Ask(about.Typed, Fitting(answer.ThanksTo, Longest.Name * 2), Fitting(answer.ThanksFor, Longest.Sentence), speaker.Channel));
    }

    /// <summary>What was said is taken out of every chat it stands in. What they have read they have read.</summary>
    public async Task TakeBackAsync(Moment thanks, CancellationToken cancellationToken)
    {
        var thanked = await turn.Db.Thanked.Where(one => one.MomentId == thanks.Id).ToListAsync(cancellationToken);
        turn.Db.Thanked.RemoveRange(thanked);
        foreach (var one in thanked)
            await messenger.UnsayAsync(one.PersonId, Slot(thanks, one.PersonId), cancellationToken);

        if (thanked.Exists(one => one.DecidedAt is not null))
            await board.ShowAsync(thanks, cancellationToken);
    }

    private async Task SayAsync(string rest, List<Team> teams, Speaker speaker, CancellationToken cancellationToken)
    {
        var (about, names) = ThanksFor.Before(rest);
        if (Said.OneLine(names).Length > 0)
            await GiveAsync(about, names, null, teams, speaker, cancellationToken);
        else if (await AboutAsync(about, speaker, null, cancellationToken) is not null)
            await speaker.SayAsync(ThanksCards.Ask(about.Typed, null, null, speaker.Channel));
    }

    /// <param name="expected">What must be left of it once the names are read; null where it may be anything.</param>
    /// <returns>False when nothing was said to anybody, and why was said to the speaker.</returns>
    private async Task<bool> GiveAsync(
        ThanksFor about, string said, string? expected, List<Team> teams, Speaker speaker, CancellationToken cancellationToken)
    {
        var members = new List<(Colleague Colleague, Team Team)>();
        foreach (var team in teams)
            members.AddRange((await colleagues.OfAsync(team.Id, cancellationToken)).Select(member => (member, team)));

        var read = Addressees.Of(said, [.. members.Select(member => member.Colleague).DistinctBy(member => member.Person.Id)]);
        var unknown = read.Unknown ?? (expected is null || read.Unclear.Count > 0 || read.Text == expected ? null : read.Text.Split(' ')[0]);
        if (unknown is not null)
        {
            await speaker.SayTextAsync(unknown.StartsWith('@') || expected is not null
                ? $"I know nobody called “{Shown.Within(unknown.TrimStart('@'), 40)}” in your teams."
                : "You are welcome. I know nobody of that name in your teams; to thank a colleague: thanks @Rui for staying on the line");
            return false;
        }

        if (read.Unclear.Count > 0)
        {
            var before = string.Concat(read.Meant.Select(known => $"@{known.Person.Id} and "));
            await speaker.SayTextAsync(
                "Whom do you mean?",
                read.Text.Length > Longest.Note ? [] : read.Unclear.Take(5).Select(member => $"thanks {about.Typed}{before}@{member.Person.Id} {read.Text}".TrimEnd()));
            return false;
        }

        var to = read.Meant.Select(member => member.Person).Where(person => person.Id != speaker.Person.Id).ToList();
        if (to.Count == 0)
        {
            await speaker.SayTextAsync("You may well be content with yourself; I have nobody else to tell it to. What went right is worth keeping as a clue: clue and what it was");
            return false;
        }

        if (to.Count > MostAtOnce)
        {
            await speaker.SayTextAsync($"I can tell at most {MostAtOnce} people at once. Please thank the others in a second line.");
            return false;
        }

        var (text, link) = (read.Text, about);
        if (about == ThanksFor.Nothing && ThanksFor.Behind(text, out var isSure) is var (number, before2)
            && await cases.FindForAsync(number, speaker.Person.Id, cancellationToken) is { IsPrivate: false } found && (isSure || !found.IsPractice))
            (text, link) = (before2, new ThanksFor(number));

        if (await MomentCommands.ReadAsync(text, $"What for? For example: thanks {link.Typed}@{Said.OneLine(to[0].Name)} for staying on the line", speaker) is not { } what)
            return false;

        var isLinked = link != ThanksFor.Nothing;
        var linked = isLinked ? await AboutAsync(link, speaker, $"thanks {string.Join(" and ", to.Select(Handle))} {what}", cancellationToken) : null;
        if (isLinked && linked is null)
            return false;

        var common = teams.OrderByDescending(team => team.Id == speaker.Person.HomeTeamId)
            .FirstOrDefault(team => (linked is null || linked.TeamId == team.Id)
                && to.All(person => members.Exists(member => member.Team.Id == team.Id && member.Colleague.Person.Id == person.Id)));
        if (common is null)
        {
            await speaker.SayTextAsync(linked is null
                ? "They are not all in one team with you. Please thank them one by one."
                : $"{ThanksCards.And(to.Select(person => Shown.Name(person.Name)))} cannot see that, because it is another team's. Without it: thanks {Handle(to[0])} …");
            return false;
        }

        await TellAsync(what, link, linked?.Title, common, to, speaker, cancellationToken);
        return true;

        // Their name, where that can be typed and means nobody else.
        string Handle(Person person) => Named.Among([.. members.Select(member => member.Colleague).DistinctBy(member => member.Person.Id)], person.Name).Count == 1
            && Said.OneLine(person.Name).Split(' ').Length <= Addressees.MostWordsOfAName ? $"@{Said.OneLine(person.Name)}" : $"@{person.Id}";
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

    /// <summary>What the thanks are for, when the speaker may know of it; otherwise says why it cannot be.</summary>
    /// <param name="without">The same thanks without it; null where nothing was said yet.</param>
    private async Task<Linked?> AboutAsync(ThanksFor about, Speaker speaker, string? without, CancellationToken cancellationToken)
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

    /// <summary>Who may show it is looked at now: whoever has left since, or is thanked by somebody who has, cannot.</summary>
    private async Task DecideAsync(ThanksShown shown, string? id, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        id ??= await turn.Db.Thanked.Where(one => one.PersonId == me.Id).Select(one => one.MomentId).MaxAsync(cancellationToken);
        if (id is null
            || await turn.Db.Thanked.FindAsync([id, me.Id], cancellationToken) is not { } thanked
            || await turn.Db.Moments.FindAsync([id], cancellationToken) is not { } thanks)
        {
            await speaker.SayTextAsync("Those thanks were taken back, or they were not said to you.");
            return;
        }

        var from = await messenger.NameOfAsync(thanks.PersonId, cancellationToken);
        var team = await turn.Db.Teams.FindAsync([thanks.TeamId], cancellationToken);
        var name = Shown.Name(team?.Name);
        if (shown == ThanksShown.ToTheTeam)
        {
            var gone = !await kudos.IsInAsync(thanks.TeamId, me.Id, cancellationToken) ? "You are"
                : !await kudos.IsInAsync(thanks.TeamId, thanks.PersonId, cancellationToken) ? $"{from} is" : null;
            if (gone is not null)
            {
                await speaker.SayTextAsync($"{gone} not in {name} any more, so it stays between you.");
                return;
            }
        }

        var wasShown = thanked.IsShown;
        if (!thanked.Decide(shown, thanks, turn.Now))
        {
            await speaker.SayTextAsync(shown == ThanksShown.ToTheTeam ? $"It is shown to {name} already." : $"It stays between you and {from} already.");
            return;
        }

        if (wasShown || thanked.IsShown)
            await board.ShowAsync(thanks, cancellationToken);
        if (Card.IsShownOn(speaker.Channel))
            await messenger.RetellAsync(me.Id, channel => ThanksCards.Received(thanks, shown, from, name, channel), Slot(thanks, me.Id), cancellationToken);

        var what = Shown.Within(thanks.Text, Longest.Title);
        await speaker.SayTextAsync((shown, wasShown, team?.Room) switch
        {
            (ThanksShown.ToTheTeam, _, null) => $"{name} may see it now: {what}. It has no channel here to show it in.",
            (ThanksShown.ToTheTeam, _, _) => $"{name} can read it in its channel now: {what}. To take it away again: thanks keep",
            (_, true, _) => $"Taken out of the channel: {what}. It stays between you and {from}.",
            _ => $"It stays between you and {from}: {what}. Should you change your mind: thanks show",
        });
    }

    private async Task ListAsync(List<Team> teams, Speaker speaker, CancellationToken cancellationToken)
    {
        var days = new List<string>();
        foreach (var team in teams)
            days.Add(ThanksCards.Day(
                await kudos.PublishedAsync(team, WallClock.Date(turn.Now, WallClock.Zone(team.Zone)), cancellationToken), Shown.Name(team.Name)));

        await speaker.SayTextAsync(string.Join('\n', days));
    }

    private static string Names(IEnumerable<Person> some) => ThanksCards.And(some.Select(person => Shown.Name(person.Name)));

    private static string? Fitting(string? typed, int most) => Entry.Of(typed) is { } text && text.Length <= most ? text : null;

    private static string Slot(Moment thanks, string personId) => $"thanks/{thanks.Id}/{personId}";

    [GeneratedRegex(@"^(?<what>show|keep)(?: (?<id>[0-9a-f]{32}))?[.!]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Deciding();

    [GeneratedRegex(@"(?:^|\s)and\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex And();

    /// <param name="Title">As it is called within a sentence.</param>
    private sealed record Linked(string TeamId, string Title);
}
