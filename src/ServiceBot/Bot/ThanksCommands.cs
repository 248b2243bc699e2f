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
    Turn turn, People people, Thanking thanking, Kudos kudos, ThanksBoard board, Messenger messenger)
{
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
        else if (await thanking.GiveAsync(about, $"{to} {text}", text, await people.TeamsOfAsync(speaker.Person.Id, cancellationToken), speaker, cancellationToken))
            return;

        await speaker.SayAsync(ThanksCards.Ask(about.Typed, Fitting(answer.ThanksTo, Longest.Name * 2), Fitting(answer.ThanksFor, Longest.Sentence), speaker.Channel));
    }

    /// <summary>What was said is taken out of every chat it stands in. What they have read they have read.</summary>
    public async Task TakeBackAsync(Moment thanks, CancellationToken cancellationToken)
    {
        var thanked = await turn.Db.Thanked.Where(one => one.MomentId == thanks.Id).ToListAsync(cancellationToken);
        turn.Db.Thanked.RemoveRange(thanked);
        foreach (var one in thanked)
            await messenger.UnsayAsync(one.PersonId, Thanking.Slot(thanks, one.PersonId), cancellationToken);

        if (thanked.Exists(one => one.DecidedAt is not null))
            await board.ShowAsync(thanks, cancellationToken);
    }

    private async Task SayAsync(string rest, List<Team> teams, Speaker speaker, CancellationToken cancellationToken)
    {
        var (about, names) = ThanksFor.Before(rest);
        if (Said.OneLine(names).Length > 0)
            await thanking.GiveAsync(about, names, null, teams, speaker, cancellationToken);
        else if (await thanking.AboutAsync(about, speaker, null, cancellationToken) is not null)
            await speaker.SayAsync(ThanksCards.Ask(about.Typed, null, null, speaker.Channel));
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
            await messenger.RetellAsync(me.Id, channel => ThanksCards.Received(thanks, shown, from, name, channel), Thanking.Slot(thanks, me.Id), cancellationToken);

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

    private static string? Fitting(string? typed, int most) => Entry.Of(typed) is { } text && text.Length <= most ? text : null;

    [GeneratedRegex(@"^(?<what>show|keep)(?: (?<id>[0-9a-f]{32}))?[.!]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Deciding();

    [GeneratedRegex(@"(?:^|\s)and\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex And();
}
