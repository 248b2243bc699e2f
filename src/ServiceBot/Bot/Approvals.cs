using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Asks one person at a time for a yes to what is spent, goes on to the next, and settles what need not be answered any more.</summary>
internal sealed class Approvals(Turn turn, People people, Cases cases, Colleagues colleagues, Presence presence, Timetables timetables, Messenger messenger)
{
    /// <summary>The slot of the card that asks somebody, by the event with which it was asked for.</summary>
    public static string Slot(SpendRequest request, string personId) => $"case:{request.CaseNumber}:spend:{request.Sequence}:{personId}";

    /// <summary>What this person may say yes or no to now, the oldest first.</summary>
    public async Task<List<(RecoveryCase About, SpendRequest Request)>> WaitingForAsync(Person person, CancellationToken cancellationToken)
    {
        var teams = (await people.TeamsOfAsync(person.Id, cancellationToken)).ConvertAll(team => team.Id);
        var open = await turn.Db.SpendRequests.Where(request => request.Answered == null && request.RequesterId != person.Id)
            .Join(turn.Db.Cases.Where(about => teams.Contains(about.TeamId)), request => request.CaseNumber, about => about.Number, (request, about) => new { request, about })
            .OrderBy(one => one.request.AskedAt).ThenBy(one => one.request.CaseNumber)
            .ToListAsync(cancellationToken);
        List<(RecoveryCase, SpendRequest)> waiting = [];
        foreach (var one in open)
        {
            var rights = await people.RightsAsync(one.about.TeamId, person, cancellationToken);
            if (rights.MayApprove(await TotalAsync(one.about, one.request.Amount, cancellationToken), await SettingsAsync(one.about.TeamId, cancellationToken)))
                waiting.Add((one.about, one.request));
        }

        return waiting;
    }

    public async Task<SpendRequest?> FindAsync(int caseNumber, int? sequence, CancellationToken cancellationToken) =>
        sequence is { } known ? await turn.Db.SpendRequests.FindAsync([caseNumber, known], cancellationToken) : null;

    public async Task<TeamSettings> SettingsAsync(string teamId, CancellationToken cancellationToken) =>
        await turn.Db.TeamSettings.FindAsync([teamId], cancellationToken) ?? new TeamSettings(teamId);

    /// <summary>Asks the first who may say yes.</summary>
    /// <returns>What whoever asked should know of it.</returns>
    public async Task<string> BeginAsync(RecoveryCase about, SpendRequest request, CancellationToken cancellationToken)
    {
        turn.Db.SpendRequests.Add(request);
        var facts = await FactsAsync(about, request, cancellationToken);
        if (ApprovalRules.Next(facts, atWork: false) is not { } first)
        {
            await RestAsync(about, request, cancellationToken);
            return "Nobody else in the team may say yes to that, or I have no private chat with them. It stays open, for whoever may decide it later.";
        }

        var isHere = await AskAsync(about, request, first, facts, cancellationToken);
        var name = Shown.Name(first.Person.Name);
        return isHere
            ? $"I asked {name}, and tell you the answer at once."
            : $"Nobody who may say yes to that works now. {name} hears it at work, or somebody else who comes sooner.";
    }

    /// <summary>Looks whether somebody else is asked by now; the background work calls it.</summary>
    public async Task LookAsync(RecoveryCase about, SpendRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsOpen)
            return;

        if (!about.IsActive || about.IsPrivate)
        {
            request.End();
            await SettleAsync(about, request, ApprovalCards.Became(about, request, ""), cancellationToken);
            return;
        }

        if (!await people.IsMemberAsync(about.TeamId, request.RequesterId, cancellationToken))
        {
            await EndWithoutAskerAsync(about, request, cancellationToken);
            return;
        }

        var facts = await FactsAsync(about, request, cancellationToken);
        var asked = ApprovalRules.May(facts).Find(one => one.Person.Id == request.AskedId);
        var isHere = asked is not null && facts.IsHere(asked);
        if (isHere && turn.Now < request.DueAt)
        {
            request.Wait(request.DueAt.Value, request.DueAt.Value);
            return;
        }

        if (ApprovalRules.Next(facts, atWork: true) is { } next)
        {
            await GoOnAsync(about, request, asked, next, facts, cancellationToken);
            return;
        }

        // The time to answer is time at work, and nobody else is there to be asked instead.
        if (asked is not null && !isHere && !about.OutweighsRest
            && (await timetables.OfAsync(asked.Person, cancellationToken)).Next(turn.Now) is { } back && back > turn.Now)
        {
            request.Wait(back + Patience(facts.Settings), Earlier(back + Patience(facts.Settings), turn.Now + ApprovalRules.Look));
            return;
        }

        if (ApprovalRules.Next(facts, atWork: false) is { } resting)
            await GoOnAsync(about, request, asked, resting, facts, cancellationToken);
        else
            await EndOfListAsync(about, request, cancellationToken);
    }

    /// <summary>After a change of the case: when it ended, nobody is asked any more.</summary>
    public async Task FollowAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        if (turn.Db.Entry(about).Property(found => found.OpenRequest).OriginalValue is not { } sequence || about.OpenRequest == sequence
            || await FindAsync(about.Number, sequence, cancellationToken) is not { IsOpen: true } request)
            return;

        request.End();
        await SettleAsync(about, request, ApprovalCards.Became(about, request, ""), cancellationToken);
        if (!messenger.IsOf(request.RequesterId))
            await messenger.TellOfAsync(about, request.RequesterId, ApprovalCards.Became(about, request, ""), [], cancellationToken);
    }

    /// <summary>Whoever asked is not in the team any more, so nobody waits for an answer.</summary>
    public async Task EndWithoutAskerAsync(RecoveryCase about, SpendRequest request, CancellationToken cancellationToken)
    {
        about.WithdrawRequest(request, new By(request.RequesterId, turn.Now));
        await SettleAsync(about, request, ApprovalCards.Became(about, request, ""), cancellationToken);
    }

    /// <summary>Everybody who was asked sees how it stands. Whoever left meanwhile sees nothing of the case.</summary>
    public async Task SettleAsync(RecoveryCase about, SpendRequest request, string line, CancellationToken cancellationToken)
    {
        foreach (var personId in request.AskedIds)
        {
            var shown = about.IsPrivate ? "Nobody needs to say yes or no to that any more."
                : await cases.IsKnownToAsync(about, personId, cancellationToken) ? line
                : CaseCards.NotInTeam;
            await messenger.RetellAsync(personId, channel => TeamCards.Done(channel, shown), Slot(request, personId), cancellationToken);
        }
    }

    /// <summary>All that would be spent on the case with it; null where it cannot be added up.</summary>
    public async Task<long?> TotalAsync(RecoveryCase about, Amount amount, CancellationToken cancellationToken)
    {
        var settings = await SettingsAsync(about.TeamId, cancellationToken);
        return amount.Currency == settings.Currency ? (await cases.SpentAsync(about, cancellationToken)).In(settings.Currency) + amount.Minor : null;
    }

    /// <summary>What somebody wrote with a request; it may have been taken out since.</summary>
    public async Task<string> WhyAsync(RecoveryCase about, SpendRequest request, CancellationToken cancellationToken)
    {
        await cases.LoadEventsAsync(about, cancellationToken);
        await cases.LoadTextsAsync(about, cancellationToken);
        return about.TextOf(new Passage(CaseField.Note, request.Sequence)) is { Length: > 0 } why ? Shown.Within(why) : "(taken out)";
    }

    private async Task GoOnAsync(
        RecoveryCase about, SpendRequest request, Colleague? before, Colleague next, ApprovalFacts facts, CancellationToken cancellationToken)
    {
        var isHere = await AskAsync(about, request, next, facts, cancellationToken);

        // Whoever talks with the customer is left alone; the answer itself they hear.
        if (about.IsToolsOffAt(turn.Now))
            return;

        var name = Shown.Name(next.Person.Name);
        var text = before is null ? $"Whom I asked for a yes to {request.Amount.Shown} on case {about.Number} may not decide it any more."
            : $"{Shown.Name(before.Person.Name)} has not answered yet about {request.Amount.Shown} on case {about.Number}.";
        await messenger.TellOfAsync(
            about, request.RequesterId, isHere ? $"{text} I asked {name} as well." : $"{text} Nobody else who may decide works now; {name} hears it when they do.",
            [], cancellationToken);
    }

    private async Task EndOfListAsync(RecoveryCase about, SpendRequest request, CancellationToken cancellationToken)
    {
        await RestAsync(about, request, cancellationToken);
        if (about.IsToolsOffAt(turn.Now))
            return;

        await messenger.TellOfAsync(
            about, request.RequesterId,
            $"I asked everybody who may say yes to {request.Amount.Shown} on case {about.Number}, and nobody has answered yet. It stays open. "
            + $"If you need it no more: not spent {about.Number}",
            [], cancellationToken);
    }

    /// <summary>Nobody is left to be asked, so the team hears that something waits.</summary>
    private async Task RestAsync(RecoveryCase about, SpendRequest request, CancellationToken cancellationToken)
    {
        request.Rest();
        if ((await cases.TeamOfAsync(about, cancellationToken)).Room is { } room)
            messenger.Say(room, Message.NewSlot(), Talk.Text(ApprovalCards.InRoom(about)));
    }

    /// <returns>Whether they hear it now.</returns>
    private async Task<bool> AskAsync(RecoveryCase about, SpendRequest request, Colleague asked, ApprovalFacts facts, CancellationToken cancellationToken)
    {
        var person = asked.Person;
        var isNow = facts.IsHere(asked) || about.OutweighsRest;
        var from = isNow ? turn.Now : (await timetables.OfAsync(person, cancellationToken)).Next(turn.Now) ?? turn.Now;
        var due = from + Patience(facts.Settings);
        request.Ask(person.Id, due, facts.IsHere(asked) ? due : Earlier(due, turn.Now + ApprovalRules.Look));

        var asker = await messenger.NameOfAsync(request.RequesterId, cancellationToken);
        var (why, spent) = (await WhyAsync(about, request, cancellationToken), await cases.SpentAsync(about, cancellationToken));
        var slot = Slot(request, person.Id);
        if (about.OutweighsRest && await messenger.AddressOfAsync(person.Id, cancellationToken) is { } to)
            messenger.Say(to, slot, ApprovalCards.Ask(about, request, asker, why, spent, to.Channel));
        else
            await messenger.TellOfAsync(about, person.Id, channel => ApprovalCards.Ask(about, request, asker, why, spent, channel), slot, cancellationToken);

        return isNow;
    }

    private async Task<ApprovalFacts> FactsAsync(RecoveryCase about, SpendRequest request, CancellationToken cancellationToken)
    {
        var members = await colleagues.OfAsync(about.TeamId, cancellationToken);
        var reachable = await people.ReachableAsync(members.ConvertAll(member => member.Person.Id), cancellationToken);
        return new ApprovalFacts(
            request, await TotalAsync(about, request.Amount, cancellationToken), await SettingsAsync(about.TeamId, cancellationToken),
            members.FindAll(member => reachable.Contains(member.Person.Id)), await presence.AtWorkAsync(members, cancellationToken));
    }

    private static TimeSpan Patience(TeamSettings settings) => TimeSpan.FromMinutes(settings.ApprovalMinutes);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
