using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Finds who is to be reminded of a follow-up, and whether now.</summary>
internal sealed class FollowUpReminders(Turn turn, Cases cases, People people, Colleagues colleagues, Timetables timetables, Messenger messenger)
{
    /// <returns>How many were reminded.</returns>
    public async Task<int> RemindAsync(int number, CancellationToken cancellationToken)
    {
        if (await turn.Db.FollowUps.FindAsync([number], cancellationToken) is not { IsOpen: true } followUp
            || await cases.FindAsync(followUp.CaseNumber, cancellationToken) is not { Customer: not null and not CustomerKind.Self } about)
            return 0;

        if (followUp.IsAboutAsking)
        {
            await cases.LoadEventsAsync(about, cancellationToken);
            if (AskRules.EndOf(followUp.Kind, about) is var (status, reason))
            {
                followUp.End(status, reason, turn.Now);
                return 0;
            }
        }

        var members = await colleagues.OfAsync(about.TeamId, cancellationToken);
        var owner = await ReachedAsync(members, followUp.OwnerId, cancellationToken);
        var zone = owner is null ? WallClock.Zone((await cases.TeamOfAsync(about, cancellationToken)).Zone) : await people.ZoneOfAsync(owner, cancellationToken);
        var today = WallClock.Date(turn.Now, zone);
        if (FollowUpDays.IsLapsed(followUp, today))
        {
            followUp.End(FollowUpStatus.Dropped, FollowUpDays.Lapsed(followUp.Kind), turn.Now);
            return 0;
        }

        if (FollowUpDays.Due(followUp, today) is not { } day)
            return 0;

        if (owner is not null)
        {
            if (!await MayBeToldAsync(owner, cancellationToken))
                return 0;

            await messenger.TellOfAsync(about, owner.Id, channel => FollowUpCards.Reminder(followUp, about, today, channel), Message.NewSlot(), cancellationToken);
        }
        else
        {
            if (await StandInAsync(members, about, cancellationToken) is not { } standIn)
                return 0;

            var name = await messenger.NameOfAsync(followUp.OwnerId, cancellationToken);
            await messenger.TellOfAsync(about, standIn.Id, channel => FollowUpCards.Orphan(followUp, about, name, standIn.Id, today, channel), Message.NewSlot(), cancellationToken);
        }

        followUp.Reminded(day);
        return 1;
    }

    /// <summary>Whoever owns the case, when they work; without one, a lead on shift, else a manager. Null while there is nobody.</summary>
    private async Task<Person?> StandInAsync(IReadOnlyList<Colleague> members, RecoveryCase about, CancellationToken cancellationToken)
    {
        if (about.OwnerId is { } ownerId && await ReachedAsync(members, ownerId, cancellationToken) is { } owner)
            return await MayBeToldAsync(owner, cancellationToken) ? owner : null;

        var there = new List<Colleague>();
        foreach (var member in members.Where(member => member.IsLead || member.IsManager))
            if (await ReachedAsync(members, member.Person.Id, cancellationToken) is { } reached && await MayBeToldAsync(reached, cancellationToken))
                there.Add(member);

        return Colleague.SeniorsOf(there).FirstOrDefault()?.Person;
    }

    /// <summary>Null when they are not in the team any more or have no private chat with the bot.</summary>
    private async Task<Person?> ReachedAsync(IReadOnlyList<Colleague> members, string personId, CancellationToken cancellationToken) =>
        members.FirstOrDefault(member => member.Person.Id == personId) is { } member
        && await people.PrivateAddressAsync(personId, cancellationToken) is not null ? member.Person : null;

    private async Task<bool> MayBeToldAsync(Person person, CancellationToken cancellationToken) =>
        (await timetables.OfAsync(person, cancellationToken)).At(turn.Now) == Silence.None;
}
