using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>What was promised after a case: seen, done, dropped, moved and given on. Each may be said twice without harm.</summary>
internal sealed class FollowUpCommands(Turn turn, Cases cases, People people, Colleagues colleagues, Messenger messenger)
{
    private const int Most = 200;
    private const int MostButtons = 6;

    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) =>
        command.Verb == Verb.FollowUps ? ListAsync(speaker, cancellationToken) : OneAsync(command, speaker, cancellationToken);

    /// <summary>How what prevents a case next time stands, a line each.</summary>
    public async Task<IReadOnlyList<string>> StandsAsync(RecoveryCase about, Speaker reader, CancellationToken cancellationToken)
    {
        var all = await turn.Db.FollowUps.AsNoTracking().Where(followUp => followUp.CaseNumber == about.Number && followUp.Kind == FollowUpKind.Prevention)
            .OrderBy(followUp => followUp.Number)
            .ToListAsync(cancellationToken);
        return [.. (await ViewAsync(all, cancellationToken)).Select(view => FollowUpCards.Stand(view, WallClock.Date(turn.Now, reader.Zone)))];
    }

    private async Task ListAsync(Speaker speaker, CancellationToken cancellationToken)
    {
        if (speaker.Room is { } room)
        {
            await speaker.SayTextAsync(
                FollowUpCards.Overview(await OpenInAsync([room.Id], cancellationToken), Shown.Name(room.Name), turn.Now, WallClock.Zone(room.Zone)));
            return;
        }

        var me = speaker.Person;
        var teams = await people.TeamsOfAsync(me.Id, cancellationToken);
        if (teams.Count == 0)
        {
            await speaker.SayTextAsync("You are not in a team yet. A manager can add you.");
            return;
        }

        var open = await ViewAsync(await OpenInAsync([.. teams.Select(team => team.Id)], cancellationToken), cancellationToken);
        var list = FollowUpCards.List(open, me.Id, teams.Count == 1 ? Shown.Name(teams[0].Name) : "your teams", turn.Now, speaker.Zone);
        if (speaker.IsAsked)
            list.SuggestedActions = null;

        await speaker.SayAsync(list);
    }

    private async Task OneAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await turn.Db.FollowUps.FindAsync([command.Number], cancellationToken) is not { } followUp
            || await cases.FindForAsync(followUp.CaseNumber, speaker.Person.Id, cancellationToken) is not { Customer: not CustomerKind.Self } about)
        {
            await speaker.SayTextAsync($"I know no follow-up {command.Number} in your team. “follow-ups” shows what is open.", "follow-ups");
            return;
        }

        var (word, rest) = Split(command.Rest);
        if (word.Length == 0)
        {
            await ShowAsync(followUp, about, speaker, cancellationToken);
            return;
        }

        if (!await MayChangeAsync(followUp, about, speaker.Person, cancellationToken))
        {
            await speaker.SayTextAsync(
                $"Follow-up {followUp.Number} is {await messenger.NameOfAsync(followUp.OwnerId, cancellationToken)}'s. They, whoever owns case {about.Number}, and the leads and managers of the team can change it.");
            return;
        }

        await (word switch
        {
            "done" => DoneAsync(followUp, rest, speaker, cancellationToken),
            "drop" or "dropped" => DropAsync(followUp, rest, speaker, cancellationToken),
            "by" => MoveAsync(followUp, rest, speaker, cancellationToken),
            "to" => GiveAsync(followUp, about, rest, speaker, cancellationToken),
            "reopen" => ReopenAsync(followUp, about, speaker, cancellationToken),
            _ => speaker.SayTextAsync(
                $"I can note about follow-up {followUp.Number}: done, drop because …, by Friday, to @Rui, reopen. For example: follow-up {followUp.Number} done",
                $"follow-up {followUp.Number} done"),
        });
    }

    private async Task ShowAsync(FollowUp followUp, RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var view = (await ViewAsync([followUp], cancellationToken))[0];
        await speaker.SayAsync(FollowUpCards.One(
            view, about, await MayChangeAsync(followUp, about, speaker.Person, cancellationToken), TodayOf(speaker), speaker.Channel));
    }

    private async Task DoneAsync(FollowUp followUp, string what, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await HasEndedAsync(followUp, speaker))
            return;

        if (followUp.IsLook || followUp.Kind == FollowUpKind.Ask)
        {
            await speaker.SayAsync(followUp.IsLook
                ? Talk.Text("How does the customer stand to us? Say it about the case:", FollowUpCards.Looks(followUp.CaseNumber))
                : Talk.Text("How was the customer asked? Say it about the case:", FollowUpCards.Asks(followUp.CaseNumber)));
            return;
        }

        if (Entry.TooLong(new Entry("What was done", what, Longest.Note)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        followUp.End(FollowUpStatus.Done, Entry.Of(what), turn.Now);
        await speaker.SayTextAsync($"Follow-up {followUp.Number} is done: {Shown.Within(followUp.What)}. Thank you, {Talk.FirstNameOf(speaker.Person)}.");
        await TellOwnerAsync(followUp, $"{Shown.Name(speaker.Person.Name)} noted that follow-up {followUp.Number} is done: {Shown.Within(followUp.What)}.", speaker, cancellationToken);
    }

    private async Task DropAsync(FollowUp followUp, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await HasEndedAsync(followUp, speaker))
            return;

        var (word, after) = Split(rest);
        var reason = word == "because" ? after : rest;
        if (Entry.Of(reason) is not { } why)
        {
            await speaker.SayTextAsync(followUp.Kind == FollowUpKind.Prevention
                ? $"Why? Some preventions are not worth it, and a short reason says so: follow-up {followUp.Number} drop because we have no printer"
                : $"Why? A short reason is enough: follow-up {followUp.Number} drop because they want to be left in peace");
            return;
        }

        if (Entry.TooLong(new Entry("The reason", why, Longest.Note)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        followUp.End(FollowUpStatus.Dropped, why, turn.Now);
        await speaker.SayTextAsync($"Follow-up {followUp.Number} is dropped, because {Shown.Within(why)}. To take it up again: follow-up {followUp.Number} reopen");
        await TellOwnerAsync(
            followUp, $"{Shown.Name(speaker.Person.Name)} dropped follow-up {followUp.Number}, because {Shown.Within(why)}: {Shown.Within(followUp.What)}.", speaker, cancellationToken);
    }

    private async Task MoveAsync(FollowUp followUp, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await HasEndedAsync(followUp, speaker))
            return;

        if (Entry.Of(typed) is null)
        {
            await speaker.SayTextAsync(
                $"By which day? For example: follow-up {followUp.Number} by Friday", $"follow-up {followUp.Number} by Friday", $"follow-up {followUp.Number} by in 2 weeks");
            return;
        }

        var today = TodayOf(speaker);
        if (FollowUpDays.Check(typed, today, "By which day?") is { } complaint)
        {
            await speaker.SayTextAsync(complaint.Text);
            return;
        }

        var day = SpokenDay.Parse(typed, today)!.Value; // it was understood just now
        if (day == followUp.DueOn)
        {
            await speaker.SayTextAsync($"That was noted already: follow-up {followUp.Number} is {FollowUpDays.Say(day, today)}.");
            return;
        }

        followUp.Describe(followUp.What, followUp.OwnerId, day, turn.Now, today);
        await speaker.SayTextAsync($"Follow-up {followUp.Number} is {FollowUpDays.Say(day, today)}.");
        await TellOwnerAsync(
            followUp, $"{Shown.Name(speaker.Person.Name)} moved follow-up {followUp.Number}: it is {FollowUpDays.Say(day, today)}. {Shown.Within(followUp.What)}.", speaker, cancellationToken);
    }

    private async Task GiveAsync(FollowUp followUp, RecoveryCase about, string name, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await HasEndedAsync(followUp, speaker))
            return;

        var members = await colleagues.OfAsync(about.TeamId, cancellationToken);
        var meant = Named.Among(members, name);
        if (meant is not [var one])
        {
            var offered = meant.Count > 0 ? meant : [.. members.Where(member => member.Person.Id != followUp.OwnerId)];
            await speaker.SayTextAsync(
                (meant.Count == 0 && Said.Key(name).Length > 0 ? $"“{Shown.Within(name, 40)}” is nobody in the team. " : "") + "Who sees to it?",
                offered.Take(MostButtons).Select(member => $"follow-up {followUp.Number} to @{member.Person.Id}"));
            return;
        }

        var before = followUp.OwnerId;
        if (one.Person.Id == before)
        {
            await speaker.SayTextAsync(
                before == speaker.Person.Id ? $"Follow-up {followUp.Number} is yours already." : $"Follow-up {followUp.Number} is {Shown.Name(one.Person.Name)}'s already.");
            return;
        }

        var me = speaker.Person;
        var theirs = WallClock.Date(turn.Now, await people.ZoneOfAsync(one.Person, cancellationToken));
        followUp.Describe(followUp.What, one.Person.Id, followUp.DueOn, turn.Now, TodayOf(speaker));
        var told = Told.Now;
        if (one.Person.Id != me.Id)
            told = await messenger.TellOfAsync(
                about, one.Person.Id,
                channel => FollowUpCards.Given(followUp, about, $"{Shown.Name(me.Name)} gave you follow-up {followUp.Number}", theirs, channel),
                Message.NewSlot(), cancellationToken);

        await speaker.SayTextAsync(one.Person.Id == me.Id
            ? $"Follow-up {followUp.Number} is yours now. It is {FollowUpDays.Say(followUp.DueOn, TodayOf(speaker))}."
            : $"Follow-up {followUp.Number} is {Shown.Name(one.Person.Name)}'s now, "
                + (told == Told.Nowhere ? "but I have no private chat with them. Please tell them yourself." : "and I tell them."));
        if (before != me.Id)
            await messenger.TellOfAsync(
                about, before, $"Follow-up {followUp.Number} is not yours any more: {Shown.Name(me.Name)} gave it to {Shown.Name(one.Person.Name)}.", [], cancellationToken);
    }

    private async Task ReopenAsync(FollowUp followUp, RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (followUp.IsAboutAsking)
        {
            await cases.LoadEventsAsync(about, cancellationToken);
            if (AskRules.EndOf(followUp.Kind, about) is var (_, reason))
            {
                await speaker.SayTextAsync($"There is nothing left to do in follow-up {followUp.Number}: {reason}.");
                return;
            }
        }

        var today = TodayOf(speaker);
        if (followUp.IsOpen)
        {
            await speaker.SayTextAsync($"Follow-up {followUp.Number} is open: it is {FollowUpDays.Say(followUp.DueOn, today)}.");
            return;
        }

        followUp.Reopen(today, turn.Now);
        await speaker.SayTextAsync($"Follow-up {followUp.Number} is open again. It is {FollowUpDays.Say(followUp.DueOn, today)}. Another day: follow-up {followUp.Number} by Friday");
        await TellOwnerAsync(
            followUp, $"{Shown.Name(speaker.Person.Name)} took up follow-up {followUp.Number} again. It is {FollowUpDays.Say(followUp.DueOn, today)}: {Shown.Within(followUp.What)}.",
            speaker, cancellationToken);
    }

    /// <summary>Says so when there is nothing left to change.</summary>
    private static async Task<bool> HasEndedAsync(FollowUp followUp, Speaker speaker)
    {
        if (followUp.IsOpen)
            return false;

        var why = followUp.Reason is { } reason ? $": {Shown.Within(reason)}" : "";
        await speaker.SayTextAsync(
            $"Follow-up {followUp.Number} {(followUp.Status == FollowUpStatus.Done ? "is done already" : "was dropped")}{why}. To take it up again: follow-up {followUp.Number} reopen",
            $"follow-up {followUp.Number} reopen");
        return true;
    }

    private async Task<bool> MayChangeAsync(FollowUp followUp, RecoveryCase about, Person person, CancellationToken cancellationToken) =>
        followUp.OwnerId == person.Id || about.OwnerId == person.Id
        || (await people.RightsAsync(about.TeamId, person, cancellationToken)).MayTendCases;

    private async Task TellOwnerAsync(FollowUp followUp, string text, Speaker speaker, CancellationToken cancellationToken)
    {
        if (followUp.OwnerId != speaker.Person.Id && await cases.FindAsync(followUp.CaseNumber, cancellationToken) is { } about)
            await messenger.TellOfAsync(about, followUp.OwnerId, text, [], cancellationToken);
    }

    /// <summary>What everybody in these teams may know of, the oldest first. Looks at customers that are weeks away would bury the rest.</summary>
    private Task<List<FollowUp>> OpenInAsync(IReadOnlyList<string> teams, CancellationToken cancellationToken)
    {
        var soon = DateOnly.FromDateTime(turn.Now.UtcDateTime).AddDays(FollowUpDays.Ahead);
        return turn.Db.FollowUps.AsNoTracking()
            .Where(followUp => followUp.Status == FollowUpStatus.Open && teams.Contains(followUp.TeamId))
            .Where(followUp => followUp.Kind == FollowUpKind.Prevention || followUp.DueOn <= soon)
            .Where(followUp => turn.Db.Cases.Any(
                about => about.Number == followUp.CaseNumber && about.Customer != null && about.Customer != CustomerKind.Self))
            .OrderBy(followUp => followUp.Number)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }

    private async Task<List<FollowUpView>> ViewAsync(IReadOnlyList<FollowUp> followUps, CancellationToken cancellationToken)
    {
        var ids = followUps.Select(followUp => followUp.OwnerId).Distinct().ToList();
        var names = await turn.Db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return [.. followUps.Select(followUp => new FollowUpView(
            followUp, names.TryGetValue(followUp.OwnerId, out var name) ? Shown.Name(name) : "somebody who left"))];
    }

    private DateOnly TodayOf(Speaker speaker) => WallClock.Date(turn.Now, speaker.Zone);

    private static (string Word, string After) Split(string text)
    {
        var space = text.IndexOf(' ');
        return space < 0 ? (Said.Key(text), "") : (Said.Key(text[..space]), text[(space + 1)..].TrimStart(' ', ':', '-', '–', ','));
    }
}
