using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>Who speaks with the customer, when we wait for them, and when it takes longer than was promised.</summary>
internal sealed class ContactCommands(Turn turn, People people, Guide guide, Messenger messenger, Offers offers, CaseCommands facts, Addressed addressed)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindActiveAsync(command, speaker, cancellationToken) is not { } about)
            return;

        await (command.Verb switch
        {
            Verb.Waiting => WaitAsync(about, speaker, cancellationToken),
            Verb.Resume => ResumeAsync(about, speaker, cancellationToken),
            Verb.MoreTime => MoreTimeAsync(about, command.Rest, speaker, cancellationToken),
            _ => VoiceAsync(about, command.Rest, speaker, cancellationToken),
        });
    }

    private async Task WaitAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!await MayPauseAsync(about, speaker, cancellationToken))
            return;

        var zone = speaker.Zone;
        if (about.FixedAt is not null)
        {
            await speaker.SayTextAsync($"Case {about.Number} is fixed already, so no clock of it runs.");
            return;
        }

        if (about.IsWaitingAt(turn.Now))
        {
            await AskIfAnsweredAsync("Noted already: case", about, speaker, zone);
            return;
        }

        about.Wait(new By(speaker.Person.Id, turn.Now));
        await AskIfAnsweredAsync("Noted: case", about, speaker, zone);
        await TellOthersAsync(about, speaker, $"case {about.Number} waits for the customer.", cancellationToken);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task ResumeAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!await MayPauseAsync(about, speaker, cancellationToken))
            return;

        if (about.WaitsUntil is not { } latest)
        {
            await speaker.SayTextAsync($"Case {about.Number} does not wait for the customer.");
            return;
        }

        var zone = speaker.Zone;
        var ended = about.IsWaitingAt(turn.Now) ? "" : $" After five days, on {WallClock.Say(latest, turn.Now, zone)}, the clocks ran on by themselves.";
        about.Resume(new By(speaker.Person.Id, turn.Now));
        var said = $"Noted: the customer of case {about.Number} has answered.{ended}";
        if (about.IsPromiseDueAt(turn.Now))
            await speaker.SayTextAsync(
                $"{said} Meanwhile the time of your promise has passed: {WallClock.Say(about.PromiseAt!.Value, turn.Now, zone)}. "
                + $"Tell the customer a new time and me as well, for example: promise {about.Number} in 30 minutes",
                $"promise {about.Number} in 30 minutes", $"more time {about.Number}");
        else
            await speaker.SayTextAsync(about.IsPromiseOpen
                ? $"{said} Your promise holds: {WallClock.Say(about.PromiseAt!.Value, turn.Now, zone)}."
                : said);

        var late = about.IsPromiseDueAt(turn.Now) ? " Meanwhile the time that was promised to them has passed." : "";
        await TellOthersAsync(about, speaker, $"the customer of case {about.Number} has answered.{late}", cancellationToken);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task MoreTimeAsync(RecoveryCase about, string text, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;

        // Whoever is asked for a promise and needs longer for it owns the case with that.
        var isOwning = about.OwnerId is null && speaker.IsPrivate && about.Step == Step.OwnIt && about.IsAnsweredBy(me.Id)
            && (await guide.DeskOfAsync(me.Id, cancellationToken)).CaseNumber == about.Number;
        if (!isOwning && !await facts.SpeaksAsync(about, speaker, "says when it needs more time", cancellationToken))
            return;

        if (about.FixedAt is not null)
        {
            await speaker.SayTextAsync($"Case {about.Number} is fixed already, so it needs no more time.");
            return;
        }

        if (Said.OneLine(text).Length == 0)
        {
            await AskUntilWhenAsync(about, speaker, cancellationToken);
            return;
        }

        var reader = new Reader(me, speaker.Zone, turn.Now, speaker.Channel, []);
        var spoken = Promises.Read(text, reader);
        if (Promises.Check(text, spoken, reader, $"more time {about.Number} ") is { } complaint)
        {
            await speaker.SayTextAsync(complaint.Text, complaint.Offers);
            return;
        }

        if (about.MoreTimeUntil == spoken.Instant && about.PromiseAt == spoken.Instant)
        {
            await speaker.SayTextAsync($"That was noted already: {WallClock.Say(spoken.Instant, turn.Now, reader.Zone)}.");
            return;
        }

        var before = about.Step;
        if (isOwning)
            about.Own(reader.By);

        about.NeedMoreTime(spoken.Instant, reader.By);
        await speaker.SayTextAsync(about.Customer == CustomerKind.Self
            ? $"Noted. More time is normal. You look after case {about.Number} by {WallClock.Say(spoken.Instant, turn.Now, reader.Zone)}."
            : $"Noted. More time is normal: a fix that holds is worth it. The customer of case {about.Number} hears from us by "
            + $"{WallClock.Say(spoken.Instant, turn.Now, reader.Zone)}. Please tell them, and then me: told {about.Number}",
            about.Customer == CustomerKind.Self ? [] : [$"told {about.Number}"]);
        await TellOthersAsync(
            about, speaker, $"case {about.Number} needs more time, until {WallClock.Write(spoken.Instant, reader.Zone)}.", cancellationToken);
        await guide.FollowAsync(about, ask: about.Step != before, cancellationToken);
    }

    /// <summary>Nobody is questioned in a channel.</summary>
    private async Task AskUntilWhenAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (speaker.IsPrivate)
        {
            await speaker.SayAsync(TeamCards.UntilWhen(about));
            return;
        }

        await messenger.TellOfAsync(about, speaker.Person.Id, _ => TeamCards.UntilWhen(about), Delivery.Message.NewSlot(), cancellationToken);
        await speaker.SayTextAsync("Until when? I ask you in your private chat.");
    }

    private async Task VoiceAsync(RecoveryCase about, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.IsPrivate)
        {
            await speaker.SayTextAsync($"Only you can see case {about.Number}, so nobody else can speak for it.");
            return;
        }

        if (about.OwnerId is null)
        {
            await facts.SayUnownedAsync(about, speaker);
            return;
        }

        await (Said.Key(typed).TrimStart('@') switch
        {
            "" or "me" => TakeVoiceAsync(about, speaker, cancellationToken),
            "yes" => AgreeAsync(about, speaker, cancellationToken),
            "no" => LeaveVoiceAsync(about, speaker, cancellationToken),
            _ => AskForVoiceAsync(about, typed, speaker, cancellationToken),
        });
    }

    private async Task TakeVoiceAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person.Id;
        var pending = await offers.VoiceAsync(about, cancellationToken);
        if (about.VoiceId is { } voice && voice != me && about.OwnerId != me)
        {
            await speaker.SayTextAsync($"{await messenger.NameOfAsync(voice, cancellationToken)} keeps contact with the customer of case {about.Number}.");
            return;
        }

        if (about.VoiceId == me || about.OwnerId == me && about.VoiceId is null && pending is null)
        {
            await speaker.SayTextAsync($"You keep contact with the customer of case {about.Number} already.");
            return;
        }

        // Who speaks with a customer is for the owner to say; whoever was asked may answer with this word as well.
        if (pending?.Data != me && !await facts.IsOwnerAsync(about, speaker, "decides who keeps contact", cancellationToken))
            return;

        await GiveVoiceAsync(about, about.OwnerId == me ? null : me, pending, speaker, cancellationToken);
    }

    private async Task AgreeAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person.Id;
        var pending = await offers.VoiceAsync(about, cancellationToken);
        if (about.KeepsContact(me) || pending?.Data != me)
        {
            await speaker.SayTextAsync(await HowContactIsAsync(about, me, cancellationToken));
            return;
        }

        await GiveVoiceAsync(about, me, pending, speaker, cancellationToken);
    }

    private async Task LeaveVoiceAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        var by = new By(me.Id, turn.Now);
        var pending = await offers.VoiceAsync(about, cancellationToken);
        var owner = await messenger.NameOfAsync(about.OwnerId!, cancellationToken);
        if (about.VoiceId == me.Id)
        {
            about.GiveVoiceTo(null, by);
            await speaker.SayTextAsync($"All right. {owner} keeps contact with the customer of case {about.Number} again. Thank you.");
            await messenger.TellOfAsync(about, about.OwnerId!, $"Keeping contact with the customer of case {about.Number} is yours again.", [], cancellationToken);
        }
        else if (pending?.Data == me.Id)
        {
            about.DeclineVoice(by);
            await speaker.SayTextAsync($"All right. {owner} keeps contact with the customer of case {about.Number}.");
            await messenger.TellOfAsync(
                about, about.OwnerId!, $"{Shown.Name(me.Name)} cannot keep contact with the customer of case {about.Number} now, so it stays with you.", [], cancellationToken);
            await offers.SettleVoiceAsync(about, pending, "You said: not now.", cancellationToken);
        }
        else
        {
            await speaker.SayTextAsync(await HowContactIsAsync(about, me.Id, cancellationToken));
            return;
        }

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task AskForVoiceAsync(RecoveryCase about, string typed, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await addressed.FindAsync(about, typed, $"voice {about.Number}", speaker, cancellationToken) is not { } asked)
            return;

        var me = speaker.Person;
        if (asked.Id == me.Id)
        {
            await TakeVoiceAsync(about, speaker, cancellationToken);
            return;
        }

        if (!await facts.IsOwnerAsync(about, speaker, "decides who keeps contact", cancellationToken))
            return;

        if (about.IsPractice)
        {
            await speaker.SayTextAsync("This is practice, so nobody is disturbed. In a real case I ask your colleague, and you keep contact until they agree.");
            return;
        }

        var colleague = Shown.Name(asked.Name);
        if (about.VoiceId == asked.Id)
        {
            await speaker.SayTextAsync($"{colleague} keeps contact with the customer of case {about.Number} already.");
            return;
        }

        var pending = await offers.VoiceAsync(about, cancellationToken);
        if (pending?.Data == asked.Id)
        {
            await speaker.SayTextAsync($"{colleague} was asked already and has not answered yet.");
            return;
        }

        var promise = TeamCards.PromiseOf(about, await people.ZoneOfAsync(asked, cancellationToken));
        about.AskForVoice(asked.Id, new By(me.Id, turn.Now));
        var told = await messenger.TellOfAsync(
            about, asked.Id,
            channel => TeamCards.KeepContact(about, Shown.Name(me.Name), promise, channel),
            Offers.VoiceSlot(about, about.Version), cancellationToken);
        var holds = about.VoiceId is { } voice ? $"{await messenger.NameOfAsync(voice, cancellationToken)} keeps contact" : "you keep contact";
        await speaker.SayTextAsync(told == Told.Now
            ? $"I asked {colleague}. Until they agree, {holds} with the customer of case {about.Number}."
            : $"I asked {colleague}. {colleague} may not be at work now; until they agree, {holds} with the customer of case {about.Number}.");
        if (pending is not null)
            await offers.SettleVoiceAsync(about, pending, Offers.NotAnyMore(about), cancellationToken);
    }

    /// <summary>Somebody speaks with the customer from now on; the others concerned hear it.</summary>
    /// <param name="personId">Null: the owner does.</param>
    private async Task GiveVoiceAsync(
        RecoveryCase about, string? personId, CaseEvent? pending, Speaker speaker, CancellationToken cancellationToken)
    {
        var (me, former) = (speaker.Person, about.VoiceId);
        about.GiveVoiceTo(personId, new By(me.Id, turn.Now));
        if (personId is null)
        {
            await speaker.SayTextAsync($"You keep contact with the customer of case {about.Number}.");
        }
        else
        {
            await speaker.SayTextAsync(
                $"You keep contact with the customer of case {about.Number}, while {await messenger.NameOfAsync(about.OwnerId!, cancellationToken)} fixes it. "
                + $"You may say: told {about.Number} · promise {about.Number} · waiting {about.Number}. To give it back: voice {about.Number} no");
            await messenger.TellOfAsync(
                about, about.OwnerId!, $"{Shown.Name(me.Name)} keeps contact with the customer of case {about.Number}, while you fix it.", [], cancellationToken);
        }

        if (former is not null && former != me.Id)
            await messenger.TellOfAsync(about, former, $"{Shown.Name(me.Name)} keeps contact with the customer of case {about.Number} now. Thank you.", [], cancellationToken);

        if (pending is not null)
            await offers.SettleVoiceAsync(about, pending, pending.Data == me.Id ? "You keep contact with the customer." : Offers.NotAnyMore(about), cancellationToken);

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task<string> HowContactIsAsync(RecoveryCase about, string personId, CancellationToken cancellationToken) =>
        about.KeepsContact(personId) && (about.VoiceId ?? personId) == personId
            ? $"You keep contact with the customer of case {about.Number} already."
            : $"{await messenger.NameOfAsync(about.VoiceId ?? about.OwnerId!, cancellationToken)} keeps contact with the customer of case {about.Number}; nobody asks you to do it now.";

    /// <summary>The owner or whoever keeps contact; in a case about oneself whoever it is about.</summary>
    private async Task<bool> MayPauseAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken) =>
        about.Customer == CustomerKind.Self || await facts.SpeaksAsync(about, speaker, "says when it waits for the customer", cancellationToken);

    private static Task AskIfAnsweredAsync(string beginning, RecoveryCase about, Speaker speaker, TimeZoneInfo zone)
    {
        var text = $"{beginning} {about.Number} waits for the customer since {WallClock.Write(about.PausedAt!.Value, zone)}, "
            + $"until {WallClock.Write(about.WaitsUntil!.Value, zone)} at the latest. Until then no clock runs. When they have answered: resume {about.Number}";
        return speaker.IsPrivate
            ? speaker.SayAsync(TeamCards.WithButton(text, CaseCards.Answered, $"resume {about.Number}", speaker.Channel))
            : speaker.SayTextAsync(text);
    }

    /// <summary>Whoever else speaks with the customer hears what was said about it.</summary>
    private async Task TellOthersAsync(RecoveryCase about, Speaker speaker, string what, CancellationToken cancellationToken)
    {
        foreach (var personId in new[] { about.OwnerId, about.VoiceId }.OfType<string>().Where(id => id != speaker.Person.Id))
            await messenger.TellOfAsync(about, personId, $"{Shown.Name(speaker.Person.Name)} noted: {what}", [], cancellationToken);
    }
}
