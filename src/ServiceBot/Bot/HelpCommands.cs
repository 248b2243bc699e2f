using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Asking everybody who works now for help with one message, and joining in.</summary>
internal sealed class HelpCommands(
    Turn turn, Cases cases, Presence presence, People people, Whereabouts whereabouts, Guide guide, Messenger messenger, Seniors seniors, CaseCommands facts)
{
    /// <summary>Whoever is at work has read it by then.</summary>
    private static readonly TimeSpan NotAgainFor = TimeSpan.FromMinutes(30);

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindActiveAsync(command, speaker, cancellationToken) is not { } about)
            return;

        await (command.Verb switch
        {
            Verb.GetHelp => AskAsync(about, speaker, cancellationToken),
            Verb.Backup => AskForBackupAsync(about, speaker, cancellationToken),
            _ => JoinAsync(about, speaker, cancellationToken),
        });
    }

    private async Task AskAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var helpers = await cases.HelpersOfAsync(about, cancellationToken);
        if (await SayIfMayNotAskAsync(about, helpers, speaker, cancellationToken))
            return;

        if (await LastAskedAsync(about, CaseEventKind.HelpAsked, cancellationToken) is { At: var last } && turn.Now - last < NotAgainFor)
            await speaker.SayTextAsync(
                $"Help with case {about.Number} was asked for already: {WallClock.Say(last, turn.Now, speaker.Zone)}. "
                + "Within 30 minutes I ask nobody again.");
        else if (about.IsPractice)
            await speaker.SayTextAsync("This is practice, so nobody is disturbed. In a real case I ask everybody of the team who works now, with one message.");
        else
            await AskTeamAsync(about, helpers, speaker, cancellationToken);
    }

    /// <summary>
    /// Somebody senior, alone, before everybody is asked. They join as everybody does who helps, with one press, so that there are no two ways of
    /// being in a case; and where nobody senior works, it is the team that is asked.
    /// </summary>
    private async Task AskForBackupAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var (number, me) = (about.Number, speaker.Person);
        var helpers = await cases.HelpersOfAsync(about, cancellationToken);
        if (await SayIfMayNotAskAsync(about, helpers, speaker, cancellationToken))
            return;

        if (about.IsPractice)
        {
            await speaker.SayTextAsync($"Case {number} is practice, so nobody is disturbed. In a real case I ask a lead who works now to stand beside you.");
            return;
        }

        if (await LastAskedAsync(about, CaseEventKind.BackupAsked, cancellationToken) is { Data: { } asked } last && turn.Now - last.At < NotAgainFor)
        {
            await speaker.SayTextAsync(
                $"{await messenger.NameOfAsync(asked, cancellationToken)} was asked already: {WallClock.Say(last.At, turn.Now, speaker.Zone)}. To ask everybody who works now: get help {number}",
                $"get help {number}");
            return;
        }

        if (await seniors.AtWorkAsync(about, [me.Id, about.OwnerId, about.VoiceId, .. helpers], cancellationToken) is not { } senior
            || await people.PrivateAddressAsync(senior.Id, cancellationToken) is null)
        {
            await AskAsync(about, speaker, cancellationToken);
            return;
        }

        about.AskForBackup(senior.Id, new By(me.Id, turn.Now));
        var promise = TeamCards.PromiseOf(about, await people.ZoneOfAsync(senior, cancellationToken));
        await messenger.TellOfAsync(
            about, senior.Id, channel => TeamCards.Backup(about, Shown.Name(me.Name), promise, channel), Offers.HelpSlot(about, about.Version, senior.Id), cancellationToken);
        var name = Shown.Name(senior.Name);
        await speaker.SayTextAsync(
            $"I asked {name} to stand beside you in case {number}, and tell you when they come. If they should take the contact: voice {number} @{name}. "
            + $"If it takes too long: get help {number}", $"get help {number}");
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <returns>True when help cannot be asked for, and that was said.</returns>
    private async Task<bool> SayIfMayNotAskAsync(RecoveryCase about, List<string> helpers, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        if (about.IsPrivate)
            await speaker.SayTextAsync($"Only you can see case {about.Number}, so nobody else can be asked for help.");
        else if (about.OpenerId != me.Id && !about.KeepsContact(me.Id) && !helpers.Contains(me.Id))
            await (about.OwnerId is { } owner
                ? speaker.SayTextAsync($"{await messenger.NameOfAsync(owner, cancellationToken)} owns case {about.Number} and asks for help. To help unasked: join {about.Number}", $"join {about.Number}")
                : facts.SayUnownedAsync(about, speaker));
        else if (about.FixedAt is not null)
            await speaker.SayTextAsync($"Case {about.Number} is fixed already, so nobody is asked for help.");
        else
            return false;

        return true;
    }

    private async Task AskTeamAsync(RecoveryCase about, List<string> helpers, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        var working = await presence.AtWorkAsync(about.TeamId, cancellationToken);
        List<Person> asked = [];
        foreach (var (person, _) in working)
            if (person.Id != me.Id && !about.KeepsContact(person.Id) && !helpers.Contains(person.Id)
                && await people.PrivateAddressAsync(person.Id, cancellationToken) is not null)
                asked.Add(person);

        var team = await cases.TeamOfAsync(about, cancellationToken);
        if (asked.Count == 0 && team.Room is null)
        {
            await speaker.SayTextAsync("Nobody else of your team works now, and it has no channel here, so I could ask nobody.");
            return;
        }

        about.AskForHelp(new By(me.Id, turn.Now));
        var asker = Shown.Name(me.Name);
        foreach (var person in asked)
        {
            var promise = TeamCards.PromiseOf(about, await people.ZoneOfAsync(person, cancellationToken));
            await messenger.TellOfAsync(
                about, person.Id, channel => TeamCards.Help(about, asker, promise, channel), Offers.HelpSlot(about, about.Version, person.Id), cancellationToken);
        }

        if (asked.Count == 0)
            messenger.Say(team.Room!, Message.NewSlot(), TeamCards.HelpInRoom(about, asker)); // without a room it ended above

        await speaker.SayTextAsync(asked.Count switch
        {
            0 => "Nobody else of your team works now, so I asked in the team's channel.",
            1 => "I asked the one colleague who works now. I will tell you if they can help.",
            _ => $"I asked {asked.Count} colleagues who work now, each with one message. I will tell you who can help.",
        });
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task JoinAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        var helpers = await cases.HelpersOfAsync(about, cancellationToken);
        if (about.OwnerId is not { } owner)
        {
            await facts.SayUnownedAsync(about, speaker);
            return;
        }

        if (owner == me.Id || helpers.Contains(me.Id))
        {
            await speaker.SayTextAsync(owner == me.Id ? $"Case {about.Number} is yours." : $"You help with case {about.Number} already.");
            return;
        }

        if (about.FixedAt is not null)
        {
            await speaker.SayTextAsync($"Thank you. Case {about.Number} is fixed already, so nobody is needed any more.");
            return;
        }

        about.Join(new By(me.Id, turn.Now));
        turn.Db.CaseHelpers.Add(new CaseHelper(about.Number, me.Id));
        var name = Shown.Name(me.Name);
        await speaker.SayTextAsync(
            $"Thank you. You help with case {about.Number}: {Shown.Within(about.Title)}. {await messenger.NameOfAsync(owner, cancellationToken)} owns it and hears of it.");
        foreach (var personId in await ConcernedAsync(about, owner, me.Id, cancellationToken))
            await messenger.TellOfAsync(about, personId, $"{name} helps with case {about.Number}: {Shown.Within(about.Title)}.", [], cancellationToken);

        await SettleAsync(about, [.. helpers, me.Id], me.Id, cancellationToken);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>The owner, and whoever else asked for help, as the bot said that they would hear it.</summary>
    private async Task<IEnumerable<string>> ConcernedAsync(RecoveryCase about, string owner, string joined, CancellationToken cancellationToken)
    {
        var askers = await turn.Db.CaseEvents.Where(happened => happened.CaseNumber == about.Number && (happened.Kind == CaseEventKind.HelpAsked || happened.Kind == CaseEventKind.BackupAsked))
            .Select(happened => happened.PersonId)
            .Distinct()
            .ToListAsync(cancellationToken);
        return askers.Prepend(owner).Distinct().Where(personId => personId != joined);
    }

    /// <summary>Everybody who was asked sees who helps, and that they need not. Whoever left meanwhile sees no names.</summary>
    private async Task SettleAsync(RecoveryCase about, List<string> helpers, string joined, CancellationToken cancellationToken)
    {
        List<string> names = [];
        foreach (var helper in helpers)
            names.Add(await messenger.NameOfAsync(helper, cancellationToken));

        var line = names.Count == 1
            ? $"{names[0]} helps with case {about.Number}."
            : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]} help with case {about.Number}.";
        foreach (var slot in await whereabouts.UnderAsync(Offers.HelpSlots(about), cancellationToken))
        {
            var personId = slot[Offers.HelpSlots(about).Length..].Split(':', 2)[^1];
            if (helpers.Contains(personId) && personId != joined)
                continue;

            var shown = personId == joined ? $"You help with case {about.Number}."
                : await cases.IsKnownToAsync(about, personId, cancellationToken) ? line
                : CaseCards.NotInTeam;
            await messenger.RetellAsync(personId, channel => TeamCards.Done(channel, shown), slot, cancellationToken);
        }
    }

    private async Task<CaseEvent?> LastAskedAsync(RecoveryCase about, CaseEventKind kind, CancellationToken cancellationToken) =>
        await turn.Db.CaseEvents.AsNoTracking().Where(happened => happened.CaseNumber == about.Number && happened.Kind == kind)
            .OrderByDescending(happened => happened.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
}
