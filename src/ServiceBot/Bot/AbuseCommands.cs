using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// When a customer is abusive: whoever has them may stop, give the case away and write down what happened. Anybody in the team may say so, because
/// customers reach whom they reach; and nothing is noted before somebody says that the contact has ended, or what happened.
/// </summary>
internal sealed class AbuseCommands(
    Turn turn, CaseCommands facts, People people, Guide guide, Messenger messenger, Seniors seniors, WalkCommands walk, Respite respite)
{
    private static readonly string[] Stops = [AbuseCards.Stopped, "stop", "i have stopped", "i have stopped the contact"];
    private static readonly string[] HandsOver = [AbuseCards.HandOver, "hand it over", "take over"];

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        var said = Said.Key(command.Rest);
        await (command.Verb == Verb.NotAbuse ? WithdrawAsync(about, speaker, cancellationToken)
            : said.Length == 0 ? ShowAsync(about, speaker, cancellationToken)
            : Stops.Contains(said) ? StopAsync(about, speaker, cancellationToken)
            : HandsOver.Contains(said) ? HandOverAsync(about, speaker, cancellationToken)
            : WriteAsync(about, command.Rest, about.AbuseFacts is { } written ? $"{written}\n" : "", speaker, cancellationToken));
    }

    /// <summary>The card, of any age, with what was typed into it.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindAsync(new Command(Verb.Abuse, answer.Case), speaker, cancellationToken) is not { } about)
            return;

        // Somebody wrote meanwhile what the card did not show, and that stays; and what was taken out does not come back with an old card.
        var (was, now, typed) = (Said.Clean(answer.Was), Said.Clean(about.AbuseFacts), Said.Clean(answer.Facts));
        if (now == was)
        {
            await WriteAsync(about, typed, "", speaker, cancellationToken);
            return;
        }

        var own = Typed.Added(was, typed);
        if (was.Length > 0 && now.Length == 0 && (own.Length == 0 || own == typed))
        {
            await speaker.SayTextAsync(
                $"What your card showed was taken out of case {about.Number} since, so nothing of it came back. To write it down: abuse {about.Number} and what was said and done");
            return;
        }

        if (was.Length > 0)
            await speaker.SayTextAsync("That was changed since your card was shown, so only what you added is taken.");
        await WriteAsync(about, own, now.Length > 0 ? $"{now}\n" : "", speaker, cancellationToken);
    }

    /// <summary>The case that is meant, when there is a customer in it; otherwise says why not.</summary>
    private async Task<RecoveryCase?> FindAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return null;

        // What became of it is said there.
        if (about.Status is CaseStatus.Cancelled or CaseStatus.Merged)
            return await facts.FindActiveAsync(command, speaker, cancellationToken);

        if (about.Customer != CustomerKind.Self)
            return about;

        await speaker.SayTextAsync($"Case {about.Number} is about you alone, so there is no customer in it. Where people here find help: support", "support");
        return null;
    }

    private async Task ShowAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken) =>
        await speaker.SayAsync(AbuseCards.Show(about, (await respite.TextsOfAsync(about.TeamId, cancellationToken)).Conduct, speaker.Channel));

    private async Task StopAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await SayIfUnknownAsync(about, speaker))
            return;

        var number = about.Number;
        if (!about.EndForAbuse(By(speaker)))
        {
            await speaker.SayTextAsync(
                $"That was noted already: the contact in case {number} has ended, and it counts against nobody. "
                + (about.IsActive ? $"If a colleague should go on with it: abuse {number} hand over. " : "")
                + AbuseCards.Undo(about), about.IsActive ? [$"abuse {number} hand over"] : []);
            return;
        }

        await LayAsideAsync(about, speaker, cancellationToken);
        var senior = await TellAsync(about, speaker, cancellationToken);
        await speaker.SayTextAsync(
            AbuseCards.Ended(about, senior is null ? null : Shown.Name(senior.Name)),
            about.IsActive ? [$"close {number}", $"abuse {number} hand over"] : []);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>Asks somebody senior who works now, the way every hand-over is asked for.</summary>
    private async Task HandOverAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await SayIfUnknownAsync(about, speaker))
            return;

        var (number, me, by) = (about.Number, speaker.Person, By(speaker));
        if (!about.IsActive)
        {
            await speaker.SayTextAsync($"Case {number} is closed, so nobody needs to take it over. You need not talk to them again.");
            return;
        }

        var isNew = about.EndForAbuse(by);
        if (isNew)
            await LayAsideAsync(about, speaker, cancellationToken);

        if (about.IsPractice)
        {
            await speaker.SayTextAsync(
                $"Noted: the contact in case {number} has ended. This is practice, so nobody is disturbed. In a real case I ask a lead who works now to take it over.");
        }
        else if (about.OwnerId != me.Id)
        {
            var senior = isNew ? await TellAsync(about, speaker, cancellationToken) : null;
            await speaker.SayTextAsync(
                $"Noted: you need not talk to the customer of case {number} again. "
                + (about.OwnerId is { } owner ? $"{await messenger.NameOfAsync(owner, cancellationToken)} owns it and knows."
                    : $"Nobody owns it yet, so whoever takes it decides how it goes on.{(senior is null ? "" : $" {Shown.Name(senior.Name)} knows.")}"));
        }
        else if (about.HandToId is { } asked)
        {
            await speaker.SayTextAsync($"{await messenger.NameOfAsync(asked, cancellationToken)} was asked already and has not answered yet. You need not talk to the customer meanwhile.");
        }
        else if (await seniors.AtWorkAsync(about, [me.Id], cancellationToken) is { } lead)
        {
            about.OfferTo(lead.Id, by);
            var promise = TeamCards.PromiseOf(about, await people.ZoneOfAsync(lead, cancellationToken));
            await messenger.TellOfAsync(
                about, lead.Id, channel => TeamCards.TakeOver(about, Shown.Name(me.Name), promise, channel), Offers.HandSlot(about, about.Version), cancellationToken);
            await speaker.SayTextAsync(
                $"I asked {Shown.Name(lead.Name)} to take case {number} over. You need not talk to the customer meanwhile, and it counts against nobody.");
        }
        else
        {
            await speaker.SayTextAsync(
                $"No lead or manager works now. You need not talk to the customer all the same. To ask a colleague: hand {number} to @name. To ask everybody who works now: get help {number}",
                $"get help {number}");
        }

        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>Whoever keeps contact without owning the case is out of it at once, and those it concerns know that nobody has to go on.</summary>
    /// <returns>Who with more to say was asked to stand beside the speaker; null when nobody was.</returns>
    private async Task<Person?> TellAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var (me, concerned) = (speaker.Person, new[] { about.OwnerId, about.VoiceId }.OfType<string>());
        var senior = await seniors.StandBesideAsync(about, me, cancellationToken);
        if (about.VoiceId == me.Id)
            about.GiveVoiceTo(null, By(speaker));
        if (about.IsPractice || !about.IsActive)
            return senior;

        var name = Shown.Name(me.Name);
        foreach (var personId in concerned.Where(id => id != me.Id && id != senior?.Id).ToList())
            await messenger.TellOfAsync(
                about, personId,
                $"In case {about.Number} the customer was abusive, so {name} has ended the contact: {Shown.Within(about.Title)}. Nobody has to go on with it; whoever owns it decides what comes next.",
                [$"case {about.Number}"], cancellationToken);

        return senior;
    }

    private async Task WriteAsync(RecoveryCase about, string typed, string before, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (Entry.Of(typed) is not { } own)
        {
            await speaker.SayTextAsync($"What was said and done, and when? A few words are enough, for example: abuse {number} at 10:15 he shouted a threat, and I ended the call");
            return;
        }

        var text = before + own;
        if (text.Length > Longest.Story)
        {
            await speaker.SayTextAsync(
                $"What was said and done has at most {Longest.Story:N0} characters, and this would be {text.Length:N0}. Nothing was taken; a second part fits here: note {number} and the rest");
            return;
        }

        if (about.AbuseFacts is { } written && (written == text || before.Length > 0 && $"\n{written}\n".Contains($"\n{own}\n", StringComparison.Ordinal)))
        {
            await speaker.SayTextAsync($"That was written down already in case {number}. To change it: correct {number}");
            return;
        }

        about.WriteAbuse(text, By(speaker));
        await speaker.SayTextAsync($"Written down in case {number}, where your team can read it. To change it: correct {number}");
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task WithdrawAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (about is { Status: CaseStatus.Closed, AbuseAt: not null })
        {
            await speaker.SayTextAsync($"Case {number} is closed, so that stays as it is. To take it back, first open it again: reopen {number}", $"reopen {number}");
            return;
        }

        if (!about.WithdrawAbuse(By(speaker)))
        {
            await speaker.SayTextAsync($"Nobody has said of case {number} that the customer was abusive.");
            return;
        }

        var promise = about is { IsActive: true, IsPromiseOpen: true } ? " What was promised holds again." : "";
        await speaker.SayTextAsync(
            $"All right, case {number} is as any other.{promise} What was written stays; to change it: correct {number}", about.IsActive ? [$"next {number}"] : []);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>To stop needs no word to the bot; to note it needs to be known whom it is about.</summary>
    private static async Task<bool> SayIfUnknownAsync(RecoveryCase about, Speaker speaker)
    {
        if (about.Customer is not null)
            return false;

        await speaker.SayTextAsync(
            $"{AbuseCards.MayStop} Nothing has to be noted for that. To note it later, first tell me who is affected: next {about.Number}", $"next {about.Number}");
        return true;
    }

    /// <summary>Nobody is asked about a customer whom they have just left.</summary>
    private async Task LayAsideAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        if ((await guide.DeskOfAsync(speaker.Person.Id, cancellationToken)).CaseNumber == about.Number)
            await walk.LeaveAsync(speaker, "Set aside.", cancellationToken);
    }

    private By By(Speaker speaker) => new(speaker.Person.Id, turn.Now);
}
