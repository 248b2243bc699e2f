using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Handing a case over: asked by its owner, and nothing changes until the colleague accepts.</summary>
internal sealed class HandOverCommands(Turn turn, People people, Cases cases, Guide guide, Messenger messenger, CaseCommands facts, Addressed addressed)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindActiveAsync(command, speaker, cancellationToken) is not { } about)
            return;

        await (command.Verb switch
        {
            Verb.Hand => OfferAsync(about, command.Rest, speaker, cancellationToken),
            Verb.Accept => AcceptAsync(about, speaker, cancellationToken),
            _ => DeclineAsync(about, speaker, cancellationToken),
        });
    }

    private async Task OfferAsync(RecoveryCase about, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.IsPrivate)
        {
            await speaker.SayTextAsync($"Only you can see case {about.Number}, so nobody else can take it.");
            return;
        }

        if (!await facts.IsOwnerAsync(about, speaker, "decides who takes it over", cancellationToken))
            return;

        if (about.IsPractice)
        {
            await speaker.SayTextAsync("This is practice, so nobody is disturbed. In a real case I ask your colleague, and it stays yours until they accept.");
            return;
        }

        if (Said.Key(Addressed.NameIn(typed)).TrimStart('@') == "me")
        {
            await KeepAsync(about, speaker, cancellationToken);
            return;
        }

        if (await addressed.FindAsync(about, typed, $"hand {about.Number} to", speaker, cancellationToken) is not { } asked)
            return;

        var (me, colleague) = (speaker.Person, Shown.Name(asked.Name));
        if (asked.Id == me.Id)
        {
            await KeepAsync(about, speaker, cancellationToken);
            return;
        }

        var before = about.HandToId;
        if (!about.OfferTo(asked.Id, new By(me.Id, turn.Now)))
        {
            await speaker.SayTextAsync($"{colleague} was asked already and has not answered yet. Until then case {about.Number} stays yours.");
            return;
        }

        var asker = Shown.Name(me.Name);
        var promise = TeamCards.PromiseOf(about, await people.ZoneOfAsync(asked, cancellationToken));
        var told = await messenger.TellOfAsync(
            about, asked.Id,
            channel => TeamCards.TakeOver(about, asker, promise, channel),
            Offers.HandSlot(about, about.Version), cancellationToken);
        var instead = before is null ? "" : $" {await messenger.NameOfAsync(before, cancellationToken)} is not asked any more.";
        await speaker.SayTextAsync(told == Told.Now
            ? $"I asked {colleague}.{instead} Until they accept, case {about.Number} stays yours."
            : $"I asked {colleague}.{instead} {colleague} may not be at work now; case {about.Number} stays yours until they accept.");
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>The owner keeps it after all; whoever was asked need not answer any more.</summary>
    private async Task KeepAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.HandToId is not { } asked)
        {
            await speaker.SayTextAsync($"That is you: case {about.Number} is yours already.");
            return;
        }

        about.DeclineHandOver(new By(speaker.Person.Id, turn.Now));
        await speaker.SayTextAsync($"All right, case {about.Number} stays yours. {await messenger.NameOfAsync(asked, cancellationToken)} is not asked any more.");
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task AcceptAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        if (await SayIfNotAskedAsync(about, speaker, cancellationToken))
            return;

        var former = about.OwnerId!; // only an owner offers, and the offer ends with the ownership
        var by = new By(me.Id, turn.Now);
        about.AcceptHandOver(by);
        if (await turn.Db.CaseHelpers.FindAsync([about.Number, me.Id], cancellationToken) is { } helper)
            turn.Db.CaseHelpers.Remove(helper);

        var isParked = about.Status == CaseStatus.Parked;
        await speaker.SayTextAsync(
            $"Case {about.Number} is yours. {Promise(about, speaker.Zone)}{(isParked ? $" When it is fixed: fixed {about.Number}" : "")}",
            [
                .. Renewal(about), .. isParked ? [$"fixed {about.Number}"] : Array.Empty<string>(),
                .. await cases.HasOthersAsync(me.Id, about.Number, cancellationToken) ? [$"park {about.Number}"] : Array.Empty<string>(),
            ]);
        if (!isParked && await guide.OutlookAsync(about, me, cancellationToken) is var (text, buttons))
            await speaker.SayTextAsync(text, buttons);

        foreach (var personId in new[] { former, about.OpenerId, about.VoiceId }.OfType<string>().Distinct().Where(id => id != me.Id))
            await messenger.TellOfAsync(about, personId, $"{Shown.Name(me.Name)} owns case {about.Number} now: {Shown.Within(about.Title)}.", [], cancellationToken);

        await guide.FollowAsync(about, ask: true, cancellationToken);
    }

    private async Task DeclineAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await SayIfNotAskedAsync(about, speaker, cancellationToken))
            return;

        about.DeclineHandOver(new By(speaker.Person.Id, turn.Now));
        await speaker.SayTextAsync($"All right. Case {about.Number} stays with {await messenger.NameOfAsync(about.OwnerId!, cancellationToken)}.");
        await messenger.TellOfAsync(
            about, about.OwnerId!, $"{Shown.Name(speaker.Person.Name)} cannot take case {about.Number} now, so it stays yours: {Shown.Within(about.Title)}.",
            [$"get help {about.Number}"], cancellationToken);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>Whoever presses an old card hears what holds by now.</summary>
    private async Task<bool> SayIfNotAskedAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.HandToId == speaker.Person.Id)
            return false;

        await (about.OwnerId is not { } owner ? facts.SayUnownedAsync(about, speaker)
            : owner == speaker.Person.Id ? speaker.SayTextAsync($"You own case {about.Number} already.")
            : speaker.SayTextAsync($"{await messenger.NameOfAsync(owner, cancellationToken)} owns case {about.Number}; nobody asks you to take it over now."));
        return true;
    }

    /// <summary>What was promised to the customer holds, whoever owns the case.</summary>
    private string Promise(RecoveryCase about, TimeZoneInfo zone)
    {
        if (about.PromiseAt is not { } at || about.FixedAt is not null)
            return "Thank you.";

        var time = WallClock.Say(at, turn.Now, zone);
        return about switch
        {
            { WaitsUntil: { } latest } when about.IsWaitingAt(turn.Now) =>
                $"It waits for the customer, until {WallClock.Say(latest, turn.Now, zone)} at the latest.",
            { IsPromiseVoid: true } => "What was promised before holds no more; you decide how it goes on.",
            _ when about.IsPromiseDueAt(turn.Now) =>
                $"The promise to the customer has passed: {time}. Tell them a new time and me as well, for example: promise {about.Number} in 30 minutes.",
            { IsPromiseOpen: true } => $"What was promised to the customer holds: a word by {time}.",
            _ => "The customer has had the word that was promised, and waits for the next.",
        };
    }

    private string[] Renewal(RecoveryCase about) => about.IsPromiseDueAt(turn.Now) ? [$"promise {about.Number} in 30 minutes"] : [];
}
