using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// What the customer says, how they were asked, and how they stand to us later. Anybody in the team may note it, because customers reach
/// whom they reach; who did is kept. Nothing here is ever sent to a customer.
/// </summary>
internal sealed class CustomerCommands(Turn turn, CaseCommands facts, Cases cases, Guide guide, Messenger messenger, Departures departures, Aftercare aftercare)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (command.Number is null)
        {
            await speaker.SayTextAsync("Which case was it? I need its number, for example: came back 43 to thank us, or referral 43 told a friend", "cases");
            return;
        }

        if (await FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        await (command.Verb switch
        {
            Verb.CustomerSays => SaysAsync(about, command.Rest, speaker, cancellationToken),
            Verb.Ask => AskAsync(about, command.Rest, speaker, cancellationToken),
            Verb.Kept => StandAsync(about, Retention.Kept, command.Rest, speaker, cancellationToken),
            Verb.AtRisk => StandAsync(about, Retention.AtRisk, command.Rest, speaker, cancellationToken),
            Verb.Lost => StandAsync(about, Retention.Lost, command.Rest, speaker, cancellationToken),
            Verb.CameBack => ComeBackAsync(about, command.Rest, speaker, cancellationToken),
            _ => ReferAsync(about, command.Rest, speaker, cancellationToken),
        });
    }

    /// <summary>A button of a card about what the customer says or how they were asked, however old the card is.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await FindAsync(new Command(Verb.CustomerSays, answer.Case), speaker, cancellationToken) is not { } about)
            return;

        if (answer.Customer == ClosingCards.Asks)
            await NoteAskAsync(about, answer.AskedBy, Entry.Of(answer.NotAskedBecause), speaker, cancellationToken);
        else if (ClosingCards.Seen.FirstOrDefault(choice => choice.Answer == answer.Answer) is { } seen)
            await SeeAsync(about, Enum.Parse<Outcome>(seen.Answer), Entry.Of(answer.CustomerWords), speaker, cancellationToken);
        else
            await speaker.SayAsync(ClosingCards.Hear(about, speaker.Channel));
    }

    /// <summary>The case that is meant, when there is a customer of it who can say something; otherwise says why not.</summary>
    private async Task<RecoveryCase?> FindAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return null;

        var number = about.Number;
        (string Text, string? Button) no = about switch
        {
            { Customer: null } => ($"First tell me who is affected: next {number}", $"next {number}"),
            { Customer: CustomerKind.Self } => ($"Case {number} is about you alone, so there is no customer to ask or to quote.", null),
            { Status: CaseStatus.Cancelled } => ($"Case {number} is called off. To take it up again: next {number}", $"next {number}"),
            { Status: CaseStatus.Merged } => (LinkCards.SaidThere(about, await cases.EndOfAsync(about, cancellationToken)), $"case {about.MergedInto}"),
            _ => ("", null),
        };
        if (no.Text.Length == 0)
            return about;

        await speaker.SayTextAsync(no.Text, no.Button is null ? [] : [no.Button]);
        return null;
    }

    private async Task SaysAsync(RecoveryCase about, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (Entry.Of(rest) is not { } words)
        {
            await (speaker.IsPrivate ? speaker.SayAsync(ClosingCards.Hear(about, speaker.Channel)) : speaker.SayTextAsync(ClosingCards.HearText(about)));
            return;
        }

        if (ClosingCards.Seen.FirstOrDefault(choice => choice.Is(Said.Key(words))) is { } seen)
        {
            await SeeAsync(about, Enum.Parse<Outcome>(seen.Answer), null, speaker, cancellationToken);
            return;
        }

        if (await IsTooLongAsync(words, speaker))
            return;

        if (words != about.CustomerWords)
        {
            about.Quote(words, By(speaker));
            await TellOwnerAsync(about, speaker, $"{Shown.Name(speaker.Person.Name)} noted what the customer of case {about.Number} says: “{Shown.Within(words, Longest.Note)}”", cancellationToken);
            await guide.FollowAsync(about, ask: false, cancellationToken);
        }

        await (speaker.IsPrivate
            ? speaker.SayAsync(ClosingCards.HowSeen(about, speaker.Channel))
            : speaker.SayTextAsync($"Noted: what the customer of case {about.Number} says. {ClosingCards.HearText(about)}"));
    }

    /// <summary>How the customer sees it, which is their own answer. The latest counts.</summary>
    private async Task SeeAsync(RecoveryCase about, Outcome outcome, string? words, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await IsTooLongAsync(words, speaker))
            return;

        var isNews = words is not null && words != about.CustomerWords;
        if (outcome == Outcome.LetDown && about is { IsActive: true, FixedAt: null })
        {
            if (isNews)
                about.Quote(words!, By(speaker));

            await speaker.SayTextAsync($"Case {about.Number} is open and not fixed, so it goes on until it is put right.", $"case {about.Number}");
            await guide.FollowAsync(about, ask: false, cancellationToken);
            return;
        }

        if (about.IsConfirmed && about.Outcome == outcome && !isNews)
        {
            await speaker.SayTextAsync($"That was noted already. The view of the customer of case {about.Number}: {ClosingCards.View(about)}.");
            return;
        }

        about.Confirm(outcome, words, By(speaker));
        if (outcome == Outcome.LetDown)
        {
            await ReopenAsync(about, speaker, cancellationToken);
            return;
        }

        var view = $"The view of the customer of case {about.Number}: {ClosingCards.View(about)}.";
        await speaker.SayTextAsync($"Noted. {view}");
        await TellOwnerAsync(about, speaker, view, cancellationToken);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task ReopenAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var by = By(speaker);
        var hadFixed = about.FixedAt is not null;
        about.Reopen(by);
        await departures.LetGoAsync(about, by, cancellationToken);

        var outlook = await guide.OutlookAsync(about, speaker.Person, cancellationToken);
        await speaker.SayTextAsync(ClosingCards.NotOver(about) + (outlook is { } next ? " " + next.Text : ""));
        await guide.TellHowItStandsAsync(about, cancellationToken);
        if (hadFixed)
            await guide.TellSeniorAsync(about, by, cancellationToken);
        await guide.FollowAsync(about, ask: true, cancellationToken);
    }

    private async Task AskAsync(RecoveryCase about, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (rest.Length == 0)
        {
            var ask = ClosingCards.Ask(about, speaker.Channel);
            await (about switch
            {
                { AskedAt: not null } => SayAskedAsync(about, speaker, cancellationToken),
                _ when speaker.IsPrivate => speaker.SayAsync(ask),
                _ => speaker.SayTextAsync(ask.Summary ?? ask.Text),
            });
            return;
        }

        const string notSuitable = "not suitable";
        if (rest.StartsWith(notSuitable, StringComparison.OrdinalIgnoreCase))
        {
            await NoteAskAsync(about, ClosingCards.NotSuitable, Entry.Of(WithoutWord(rest[notSuitable.Length..], "because")), speaker, cancellationToken);
            return;
        }

        var how = WithoutWord(WithoutWord(WithoutWord(rest, "by"), "a"), "the");
        var channel = ClosingCards.Channels.FirstOrDefault(choice => choice.Is(Said.Key(how)));
        if (channel is null)
            await speaker.SayTextAsync(
                $"I do not know that way to ask. These I know: {string.Join(", ", ClosingCards.Channels.Select(choice => choice.Title.ToLowerInvariant()))}. "
                + $"For example: asked {about.Number} by mail");
        else
            await NoteAskAsync(about, channel.Answer, null, speaker, cancellationToken);
    }

    private async Task NoteAskAsync(RecoveryCase about, string? askedBy, string? because, Speaker speaker, CancellationToken cancellationToken)
    {
        if (about.AskedAt is not null)
        {
            await SayAskedAsync(about, speaker, cancellationToken);
            return;
        }

        if (askedBy == ClosingCards.NotSuitable)
        {
            if (because is null)
                await speaker.SayTextAsync($"Why is it not suitable to ask them? A few words are enough: asked {about.Number} not suitable because they are in mourning");
            else if (Entry.TooLong(new Entry("The reason", because, Longest.Note)) is { } tooLong)
                await speaker.SayTextAsync(tooLong.Text);
            else
                await speaker.SayTextAsync(about.DoNotAsk(because, By(speaker))
                    ? $"Noted: asking the customer of case {about.Number} is not suitable."
                    : $"That was noted already: asking the customer of case {about.Number} is not suitable.");

            return;
        }

        if (!Enum.TryParse<AskChannel>(askedBy, out var channel) || !Enum.IsDefined(channel))
        {
            await speaker.SayTextAsync($"All right, nothing is noted. When the customer of case {about.Number} is asked: ask {about.Number}");
            return;
        }

        about.Ask(channel, By(speaker));
        await speaker.SayTextAsync(ClosingCards.Asked(about, channel));
    }

    private async Task SayAskedAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        await cases.LoadEventsAsync(about, cancellationToken);
        await speaker.SayTextAsync(ClosingCards.AskedAlready(about, turn.Now, speaker.Zone));
    }

    /// <summary>What is seen when somebody looks at the customer again, 30 and 90 days later.</summary>
    private async Task StandAsync(RecoveryCase about, Retention retention, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (about.Status != CaseStatus.Closed || !Aftercare.IsFollowed(about))
        {
            await speaker.SayTextAsync(about.Status == CaseStatus.Closed
                ? $"Case {number} is practice, so nobody is kept or lost by it."
                : $"Case {number} is not closed yet. How the customer stands to us is looked at 30 and 90 days after that.");
            return;
        }

        var words = Entry.Of(rest);
        if (await IsTooLongAsync(words, speaker, Longest.Note))
            return;

        var stands = ClosingCards.Stands(retention);
        var due = await aftercare.DueAsync(about, cancellationToken);
        if (due.Count == 0 && about.Retention == retention
            && (words is null || await IsLastAsync(about, CaseEventKind.FollowedUp, $"{retention}", words, cancellationToken)))
        {
            await speaker.SayTextAsync($"That was noted already: the customer of case {number} is {stands}.");
            return;
        }

        about.FollowUp(retention, words, By(speaker));
        foreach (var look in due)
            look.End(FollowUpStatus.Done, words is null ? stands : $"{stands}: {words}", turn.Now);

        var next = await aftercare.NextAsync(about, cancellationToken) is { } day ? $" The next look is on {WallClock.Write(day)}." : "";
        var more = words is null ? $" Would they miss us, or only the product? If you know: {stands} {number} they would miss us" : "";
        await speaker.SayTextAsync($"Noted: the customer of case {number} is {stands}.{next}{more}");
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task ComeBackAsync(RecoveryCase about, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        var words = Entry.Of(rest);
        var key = Said.Key(rest);
        CameBackTo? to = key.Contains("thank", StringComparison.Ordinal) ? CameBackTo.Thank
            : key.Contains("apolog", StringComparison.Ordinal) || key.Contains("sorry", StringComparison.Ordinal) ? CameBackTo.Apologise
            : null;
        if (await IsTooLongAsync(words, speaker, Longest.Note)
            || await WasNotedAsync(about, CaseEventKind.CameBack, to?.ToString(), words, speaker, cancellationToken))
            return;

        about.ComeBack(to, words, By(speaker));
        await speaker.SayTextAsync(
            $"Noted: the customer of case {about.Number} came back. Good to hear, {Talk.FirstNameOf(speaker.Person)}."
            + (words is null ? $" If they came to thank or to apologise: came back {about.Number} to thank us" : ""));
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task ReferAsync(RecoveryCase about, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        var words = Entry.Of(rest);
        var key = Said.Key(rest);
        Referral? referral = key.Contains("new customer", StringComparison.Ordinal) ? Referral.NewCustomer
            : key.Contains("came back", StringComparison.Ordinal) ? Referral.CameBack
            : key.Contains("friend", StringComparison.Ordinal) || key.StartsWith("told ", StringComparison.Ordinal) ? Referral.ToldAFriend
            : null;
        if (await IsTooLongAsync(words, speaker, Longest.Note)
            || await WasNotedAsync(about, CaseEventKind.Referred, referral?.ToString(), words, speaker, cancellationToken))
            return;

        about.Refer(referral, words, By(speaker));
        await (words is null && speaker.IsPrivate
            ? speaker.SayAsync(ClosingCards.Refer(about, speaker.Channel))
            : speaker.SayTextAsync($"Noted: the customer of case {about.Number} carried it on."));
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    private async Task<bool> WasNotedAsync(
        RecoveryCase about, CaseEventKind kind, string? data, string? words, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!await IsLastAsync(about, kind, data, words, cancellationToken))
            return false;

        await speaker.SayTextAsync($"That was noted already for case {about.Number}. If it happened once more, add a word about it.");
        return true;
    }

    /// <summary>Whether the newest event of that kind says the same in the same words.</summary>
    private async Task<bool> IsLastAsync(RecoveryCase about, CaseEventKind kind, string? data, string? words, CancellationToken cancellationToken)
    {
        var last = await turn.Db.CaseEvents.AsNoTracking()
            .Where(happened => happened.CaseNumber == about.Number && happened.Kind == kind)
            .OrderByDescending(happened => happened.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null || last.Data != data)
            return false;

        var written = await turn.Db.CaseTexts.AsNoTracking()
            .Where(text => text.CaseNumber == about.Number && text.Sequence == last.Sequence)
            .Select(text => text.Text)
            .FirstOrDefaultAsync(cancellationToken);
        return written == words;
    }

    private Task TellOwnerAsync(RecoveryCase about, Speaker speaker, string text, CancellationToken cancellationToken) =>
        about.OwnerId is { } owner && owner != speaker.Person.Id ? messenger.TellOfAsync(about, owner, text, [], cancellationToken) : Task.CompletedTask;

    private static async Task<bool> IsTooLongAsync(string? words, Speaker speaker, int most = Longest.Words)
    {
        if (Entry.TooLong(new Entry("That", words, most)) is not { } tooLong)
            return false;

        await speaker.SayTextAsync(tooLong.Text);
        return true;
    }

    private By By(Speaker speaker) => new(speaker.Person.Id, turn.Now);

    private static string WithoutWord(string text, string word)
    {
        var rest = text.TrimStart(' ', ',', ':');
        return rest.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) ? rest[(word.Length + 1)..].TrimStart() : rest;
    }
}
