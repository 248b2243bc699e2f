using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Closes a case from wherever it is. What is missing is said, and never blocks for ever, but for what people must be told; whoever would be
/// left without remedy or without a word is thought of first.
/// </summary>
internal sealed class ClosingCommands(Turn turn, Cases cases, CaseCommands facts, People people, Guide guide, Messenger messenger, Causes causes)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about || !await MayAsync(about, speaker, cancellationToken))
            return;

        var three = ThreeAnswers.Read(command.Rest);
        await DecideAsync(about, three, speaker, cancellationToken);
    }

    /// <summary>A button of a card that was shown before closing, however old the card is.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(new Command(Verb.Close, answer.Case), speaker, cancellationToken) is not { } about
            || !await MayAsync(about, speaker, cancellationToken))
            return;

        if (answer.Answer == ClosingCards.Cause)
        {
            await ThinkAsync(about, ThreeAnswers.Of(answer), speaker, cancellationToken);
            return;
        }

        if (answer.Answer != ClosingCards.Close)
        {
            await speaker.SayTextAsync($"All right, case {about.Number} stays open: {CaseCards.Where(about)}.", $"next {about.Number}");
            return;
        }

        var three = ThreeAnswers.Of(answer);
        if (int.TryParse(answer.Seen, out var seen) && (Gaps)seen != about.Gaps)
        {
            await speaker.SayTextAsync(ClosingCards.Changed(about, (Gaps)seen));
            await ShowAsync(about, three, speaker);
            return;
        }

        // The first of the two cards has only the reason.
        if (three.Because is null || three.Answers.Any(typed => typed is not null) && three.Answers.Any(typed => typed is null))
        {
            await speaker.SayTextAsync(three.Because is null
                ? "Why is it closed as it is? A few words are enough. Your card above still holds what you typed."
                : "All three questions need an answer, a few words each. Your card above still holds what you typed.");
            return;
        }

        await DecideAsync(about, three, speaker, cancellationToken);
    }

    private async Task DecideAsync(RecoveryCase about, ThreeAnswers three, Speaker speaker, CancellationToken cancellationToken)
    {
        if (three.TooLong is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        var known = await causes.FindAsync(about, turn.Now, cancellationToken);
        var isChecked = (about.NeedsIntegrity || known is not null) && three.Answers.All(typed => typed is not null);
        if (about.IsHeldOpen || about.Gaps != Gaps.None && (three.Because is null || about.NeedsIntegrity && !isChecked))
        {
            await ShowAsync(about, three, speaker);
            return;
        }

        if (known is not null && !isChecked)
        {
            await speaker.SayAsync(ClosingCards.KnownCause(about, known, three, speaker.Channel));
            return;
        }

        var by = new By(speaker.Person.Id, turn.Now);
        if (isChecked)
            about.CheckIntegrity(three.Lines, by);
        if (about.Gaps != Gaps.None)
            about.CloseAnyway(three.Because!, by); // asked for above
        else
            about.Close(by);

        if (await guide.OutlookAsync(about, speaker.Person, cancellationToken) is var (text, buttons))
            await speaker.SayTextAsync(text, buttons);

        await guide.TellHowItStandsAsync(about, cancellationToken);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>The cause was known: what is thought about that is kept, and where nothing else is missing it is closed.</summary>
    private async Task ThinkAsync(RecoveryCase about, ThreeAnswers three, Speaker speaker, CancellationToken cancellationToken)
    {
        if (!three.IsWhole || three.TooLong is not null)
        {
            await speaker.SayTextAsync(
                three.TooLong?.Text ?? "What is different this time, and all three questions, need an answer, a few words each. Your card above still holds what you typed.");
            return;
        }

        if (about.Integrity is not null)
        {
            await speaker.SayTextAsync($"That was answered already in case {about.Number}.", $"next {about.Number}");
            return;
        }

        about.CheckIntegrity($"{three.Because}\n{three.Lines}", new By(speaker.Person.Id, turn.Now));
        if (about.Gaps == Gaps.None)
            await DecideAsync(about, ThreeAnswers.Nothing, speaker, cancellationToken);
        else
            await speaker.SayTextAsync($"Kept with case {about.Number}. To go on with it: next {about.Number}", $"next {about.Number}");
    }

    /// <summary>What is to be said or answered before it is closed, with what was typed already.</summary>
    private static Task ShowAsync(RecoveryCase about, ThreeAnswers three, Speaker speaker) => about switch
    {
        { Gaps: Gaps.None } => speaker.SayTextAsync(
            $"Nothing is missing in case {about.Number} any more. To close it: close {about.Number}", $"close {about.Number}"),
        { NeedsIntegrity: true, IsHeldOpen: false } when three.Because is not null =>
            speaker.SayAsync(ClosingCards.Integrity(about, three.Because, three.Answers, speaker.Channel)),
        _ => speaker.SayAsync(ClosingCards.Missing(about, three.Because, speaker.Channel)),
    };

    /// <summary>Where it is open, and this person may close it; otherwise says why not.</summary>
    private async Task<bool> MayAsync(RecoveryCase about, Speaker speaker, CancellationToken cancellationToken)
    {
        var me = speaker.Person;
        var number = about.Number;
        if (!about.IsActive)
        {
            await speaker.SayTextAsync(about.Status switch
            {
                CaseStatus.Closed => $"Case {number} is closed already. {(about.Customer == CustomerKind.Self ? "How you see it" : "The customer's view")}: {ClosingCards.View(about)}.",
                CaseStatus.Merged => LinkCards.SaidThere(about, await cases.EndOfAsync(about, cancellationToken)),
                _ => $"Case {number} is called off. To take it up again: next {number}",
            });
            return false;
        }

        if (about.Customer is null)
        {
            await speaker.SayTextAsync(
                $"Nobody but you knows of case {number} yet. To say who is affected: next {number}. If it was nothing, “cancel” calls it off there.", $"next {number}");
            return false;
        }

        if (me.Id == (about.OwnerId ?? about.OpenerId))
            return true;

        if ((await people.RightsAsync(about.TeamId, me, cancellationToken)).MayTendCases)
            return true;

        await speaker.SayTextAsync(about.OwnerId is { } owner
            ? $"{await messenger.NameOfAsync(owner, cancellationToken)} owns case {number} and closes it; a lead or a manager may as well."
            : $"Nobody owns case {number} yet. {await messenger.NameOfAsync(about.OpenerId, cancellationToken)}, who opened it, may close it, and so may a lead or a manager.");
        return false;
    }
}
