using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using Activity = Microsoft.Bot.Schema.Activity;

namespace ServiceBot.Bot;

/// <summary>Says what is due about one case, and notes that it was said.</summary>
internal sealed class Reminders(Turn turn, Cases cases, DueCases dueCases, People people, Colleagues colleagues, Presence presence, Leaders leaders)
{
    /// <returns>How many reminders there were. Each has a key that is unique, so of two that say it at once one is refused with all it wanted to say.</returns>
    public async Task<int> SayAsync(int number, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(number, cancellationToken) is not { } about)
            return 0;

        var facts = await FactsAsync(about, cancellationToken);
        IReadOnlyList<DueNudge> due = [.. NudgeRules.Due(facts), .. DisclosureRules.Due(facts)];
        if (due.Count == 0)
            return 0;

        var room = (await cases.TeamOfAsync(about, cancellationToken)).Room;
        foreach (var nudge in due)
        {
            turn.Db.Nudges.Add(new Nudge(number, nudge.Kind, nudge.About, turn.Now));
            foreach (var person in nudge.To)
                await SayAsync(nudge, about, person, cancellationToken);

            if (nudge.InChannel && room is not null)
                turn.Say(new Message(room, Message.NewSlot(), Write(NudgeCards.Line(nudge, about)), nudge.GoodUntil));
        }

        return due.Count(nudge => !nudge.IsForNobody);
    }

    private async Task SayAsync(DueNudge nudge, RecoveryCase about, Person person, CancellationToken cancellationToken)
    {
        if (await people.PrivateAddressAsync(person.Id, cancellationToken) is not { } to)
            return;

        var concerned = DisclosureRules.Owns(nudge.Kind) ? about.DiscloserId : about.VoiceId ?? about.OwnerId;
        var owner = concerned is { } id && await people.FindAsync(id, cancellationToken) is { } found
            ? Shown.Name(found.Name)
            : null;
        var reader = new Reader(person, await people.ZoneOfAsync(person, cancellationToken), turn.Now, to.Channel, []);
        turn.Say(new Message(to, Message.NewSlot(), Write(NudgeCards.Private(nudge, about, owner, reader)), nudge.GoodUntil));
    }

    private string Write(Activity said)
    {
        PracticeLabel.Put(said, turn.Db);
        return Payload.ToJson(said);
    }

    private async Task<NudgeFacts> FactsAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        await cases.LoadEventsAsync(about, cancellationToken);
        var said = await turn.Db.Nudges.AsNoTracking().Where(nudge => nudge.CaseNumber == about.Number).ToListAsync(cancellationToken);
        var helpers = await turn.Db.CaseHelpers.Where(helper => helper.CaseNumber == about.Number)
            .Select(helper => helper.PersonId)
            .ToListAsync(cancellationToken);
        var ownBy = about.OwnerId is null ? await dueCases.OwnByAsync(about, cancellationToken) : null;

        var members = await MembersAsync(about, cancellationToken);
        List<Colleague> acknowledgers = about.IsHeldOpen ? [.. (await leaders.OfAsync(about, cancellationToken)).People] : [];
        List<Colleague> all = [.. members, .. acknowledgers.Where(one => !members.Exists(member => member.Person.Id == one.Person.Id))];
        var ids = all.ConvertAll(member => member.Person.Id);
        var reachable = await people.ReachableAsync(ids, cancellationToken);
        var here = await presence.AtWorkAsync(all, cancellationToken);
        return new NudgeFacts(about, ownBy, said, helpers, members.FindAll(member => reachable.Contains(member.Person.Id)), here, turn.Now)
        {
            Acknowledgers = acknowledgers.FindAll(one => reachable.Contains(one.Person.Id)),
            Today = about.IsHeldOpen ? await leaders.TodayAsync(about, cancellationToken) : default,
        };
    }

    /// <summary>What is about its opener alone stays theirs, in whatever team they are by now.</summary>
    private async Task<List<Colleague>> MembersAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var members = await colleagues.OfAsync(about.TeamId, cancellationToken);
        if (about.IsPrivate && !members.Exists(member => member.Person.Id == about.OpenerId)
            && await people.FindAsync(about.OpenerId, cancellationToken) is { LeftAt: null } opener)
            members.Add(new Colleague(opener, Role.Member));

        return members;
    }
}
