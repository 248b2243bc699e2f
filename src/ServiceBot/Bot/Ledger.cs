using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Keeps a follow-up for what an analysis says will prevent it next time, for as long as the analysis says so.</summary>
internal sealed class Ledger(Turn turn, CaseNumbers numbers, Colleagues colleagues, Messenger messenger)
{
    /// <summary>The reason of what was dropped because nobody says any more that it prevents anything.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>After an answer or a correction: makes, changes or ends the follow-up of the case, in the same commit.</summary>
    /// <param name="isTakenBack">The analysis was meant as something else.</param>
    /// <returns>What became of it, for whoever answered; null when nothing changed.</returns>
    public async Task<string?> KeepAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken, bool isTakenBack = false)
    {
        var all = await turn.Db.FollowUps.Where(followUp => followUp.CaseNumber == about.Number && followUp.Kind == FollowUpKind.Prevention)
            .OrderByDescending(followUp => followUp.Number)
            .ToListAsync(cancellationToken);

        // What is made up prevents nothing, and what is about its opener alone is nobody's to remind of.
        if (about.IsPractice || about.IsPrivate)
            return await EndAsync(all, about, reader, cancellationToken);

        // A case that was opened again is analyzed again; until then, and beside what is found then, what was promised after the first time holds.
        if (about.Conditions is null && !isTakenBack)
            return null;

        var what = isTakenBack ? null : about.Prevention;
        var known = all is [var newest, ..] && !await IsOfEarlierAsync(newest, about, what, cancellationToken) ? newest : null;
        if (what is null)
            return known is null ? null : await EndAsync([known], about, reader, cancellationToken);

        var wasWithdrawn = known is { Status: FollowUpStatus.Dropped, Reason: Withdrawn };
        if (known is not null && !known.IsOpen && !wasWithdrawn && known.What == what)
            return null;

        return known is null || !known.IsOpen && !wasWithdrawn
            ? await MakeAsync(about, what, reader, cancellationToken)
            : await ChangeAsync(known, about, what, wasWithdrawn, reader, cancellationToken);
    }

    /// <summary>After a prevention was taken out of the case for good: nobody knows any more what is to be done, so nobody is reminded of it.</summary>
    /// <param name="takenOut">What stands in the follow-up instead of it.</param>
    /// <returns>What became of it, for whoever took it out; null when nothing was open.</returns>
    public async Task<string?> WithdrawAsync(RecoveryCase about, string takenOut, Reader reader, CancellationToken cancellationToken)
    {
        // What was put there in this turn is not in the database yet.
        var all = await turn.Db.FollowUps.Where(followUp => followUp.CaseNumber == about.Number && followUp.Kind == FollowUpKind.Prevention)
            .OrderBy(followUp => followUp.Number)
            .ToListAsync(cancellationToken);
        return await EndAsync(all.FindAll(followUp => followUp.What == takenOut), about, reader, cancellationToken);
    }

    private async Task<string> MakeAsync(RecoveryCase about, string what, Reader reader, CancellationToken cancellationToken)
    {
        var today = FollowUpDays.Today(reader);
        var (ownerId, owner) = await OwnerAsync(about, reader, cancellationToken);
        var due = about.PreventionDue ?? today.AddDays(FollowUpDays.UnlessSaid);
        var made = new FollowUp(await numbers.NextFollowUpAsync(), about.TeamId, about.Number, FollowUpKind.Prevention, what, ownerId, due, reader.Now);
        made.Reminded(today);
        turn.Db.FollowUps.Add(made);
        await TellOwnerAsync(made, about, $"{Shown.Name(reader.Person.Name)} gave you follow-up {made.Number}", reader, cancellationToken);
        return $"Follow-up {made.Number}: {Shown.Within(what)}. {owner} "
            + (about.PreventionDue is null ? $"No day was given, so it is {FollowUpDays.Say(due, today)}. " : $"It is {FollowUpDays.Say(due, today)}. ")
            + $"To change that: follow-up {made.Number}";
    }

    /// <summary>What people changed in the follow-up itself holds, unless the analysis now says otherwise.</summary>
    private async Task<string?> ChangeAsync(
        FollowUp known, RecoveryCase about, string what, bool wasWithdrawn, Reader reader, CancellationToken cancellationToken)
    {
        var today = FollowUpDays.Today(reader);
        var before = (known.What, known.OwnerId, known.DueOn);
        var entry = turn.Db.Entry(about);
        var isRenamed = wasWithdrawn || entry.Property(found => found.PreventionOwner).IsModified;
        var isMoved = wasWithdrawn || entry.Property(found => found.PreventionDue).IsModified;
        var (ownerId, owner) = isRenamed
            ? await OwnerAsync(about, reader, cancellationToken)
            : (known.OwnerId, $"I remind {await WhomAsync(known.OwnerId, reader, cancellationToken)}.");
        var due = isMoved && about.PreventionDue is { } day ? day : wasWithdrawn ? today.AddDays(FollowUpDays.UnlessSaid) : known.DueOn;
        if (!wasWithdrawn && before == (what, ownerId, due))
            return null;

        if (wasWithdrawn)
            known.Reopen(today, reader.Now);

        known.Describe(what, ownerId, due, reader.Now, today);
        if (before.OwnerId != ownerId)
            await messenger.TellOfAsync(
                about, before.OwnerId, $"Follow-up {known.Number} is not yours any more: {Shown.Name(reader.Person.Name)} gave it to {await messenger.NameOfAsync(ownerId, cancellationToken)}.",
                [], cancellationToken);

        await TellOwnerAsync(known, about, $"{Shown.Name(reader.Person.Name)} changed follow-up {known.Number}", reader, cancellationToken);
        return $"Follow-up {known.Number} now is: {Shown.Within(what)}. {owner} It is {FollowUpDays.Say(due, today)}.";
    }

    /// <summary>Whether it was promised before the case was opened again. The same once more, while nobody has done it yet, is the same promise.</summary>
    private async Task<bool> IsOfEarlierAsync(FollowUp known, RecoveryCase about, string? what, CancellationToken cancellationToken)
    {
        await turn.Db.CaseEvents.Where(happened => happened.CaseNumber == about.Number).LoadAsync(cancellationToken);
        return known.CreatedAt < Standing.SinceOpened(about.Events)[0].At && !(known.IsOpen && known.What == what);
    }

    private async Task<string?> EndAsync(List<FollowUp> all, RecoveryCase about, Reader reader, CancellationToken cancellationToken)
    {
        var ended = new List<string>();
        foreach (var known in all.Where(one => one.IsOpen))
            ended.Add(await EndAsync(known, about, reader, cancellationToken));

        return ended.Count == 0 ? null : string.Join(' ', ended);
    }

    private async Task<string> EndAsync(FollowUp known, RecoveryCase about, Reader reader, CancellationToken cancellationToken)
    {
        known.End(FollowUpStatus.Dropped, Withdrawn, reader.Now);
        if (known.OwnerId != reader.Person.Id)
            await messenger.TellOfAsync(about, known.OwnerId, $"Follow-up {known.Number} has ended: its prevention was withdrawn.", [], cancellationToken);

        return $"Follow-up {known.Number} has ended, because case {about.Number} names nothing any more that prevents it.";
    }

    private async Task TellOwnerAsync(FollowUp followUp, RecoveryCase about, string lead, Reader reader, CancellationToken cancellationToken)
    {
        if (followUp.OwnerId != reader.Person.Id)
            await messenger.TellOfAsync(
                about, followUp.OwnerId, channel => FollowUpCards.Given(followUp, about, lead, FollowUpDays.Today(reader), channel), Delivery.Message.NewSlot(), cancellationToken);
    }

    /// <summary>Whoever was named, if that is one person of the team; otherwise whoever answered, who is told why.</summary>
    private async Task<(string OwnerId, string Said)> OwnerAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken)
    {
        var me = reader.Person.Id;
        if (about.PreventionOwner is not { } name)
            return (me, "Nobody was named, so I remind you.");

        var meant = Named.Among(await colleagues.OfAsync(about.TeamId, cancellationToken), name);
        return meant switch
        {
            [var one] => (one.Person.Id, $"I remind {await WhomAsync(one.Person.Id, reader, cancellationToken)}."),
            [] => (me, $"“{Shown.Within(name, 40)}” is nobody in the team, so I remind you."),
            _ => (me, $"“{Shown.Within(name, 40)}” is the name of several people in the team, so I remind you."),
        };
    }

    private async Task<string> WhomAsync(string personId, Reader reader, CancellationToken cancellationToken) =>
        personId == reader.Person.Id ? "you" : await messenger.NameOfAsync(personId, cancellationToken);
}
