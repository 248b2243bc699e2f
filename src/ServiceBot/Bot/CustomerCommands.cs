using Microsoft.EntityFrameworkCore;
using ServiceBot.Calendar;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// What the customer says, how they were asked, and how they stand to us later. Anybody in the team may note it, because customers reach
/// whom they reach; who did is kept. Nothing here is ever sent to a customer.
/// </summary>
internal sealed class CustomerCommands(
    Turn turn, CaseCommands facts, Cases cases, Guide guide, Aftercare aftercare, HearCommands hears, AskCommands asks)
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
            Verb.CustomerSays => hears.SaysAsync(about, command.Rest, speaker, cancellationToken),
            Verb.Ask => asks.AskAsync(about, command.Rest, speaker, cancellationToken),
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

        if (answer.Customer == AskCards.Asks)
            await asks.NoteAsync(about, answer.AskedBy, Entry.Of(answer.NotAskedBecause), speaker, cancellationToken);
        else
            await hears.PressAsync(about, answer, speaker, cancellationToken);
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
        if (await IsTooLongAsync(words, speaker))
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
        if (await IsTooLongAsync(words, speaker)
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
        if (await IsTooLongAsync(words, speaker)
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

    private static async Task<bool> IsTooLongAsync(string? words, Speaker speaker)
    {
        if (Entry.TooLong(new Entry("That", words, Longest.Note)) is not { } tooLong)
            return false;

        await speaker.SayTextAsync(tooLong.Text);
        return true;
    }

    private By By(Speaker speaker) => new(speaker.Person.Id, turn.Now);
}
