using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Bot;

/// <summary>
/// Closes a case from wherever it is. What is missing is said, and never blocks for ever; whoever would be left without remedy or without
/// a word is thought of first.
/// </summary>
internal sealed class ClosingCommands(Turn turn, Cases cases, CaseCommands facts, People people, Guide guide, Messenger messenger)
{
    private const string Because = "because";

    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about || !await MayAsync(about, speaker, cancellationToken))
            return;

        var (because, answers) = Read(command.Rest);
        await DecideAsync(about, because, answers, speaker, cancellationToken);
    }

    /// <summary>A button of a card that was shown before closing, however old the card is.</summary>
    public async Task PressAsync(CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(new Command(Verb.Close, answer.Case), speaker, cancellationToken) is not { } about
            || !await MayAsync(about, speaker, cancellationToken))
            return;

        if (answer.Answer != ClosingCards.Close)
        {
            await speaker.SayTextAsync($"All right, case {about.Number} stays open: {CaseCards.Where(about)}.", $"next {about.Number}");
            return;
        }

        var because = Entry.Of(Said.OneLine(answer.Because));
        string?[] answers = [Entry.Of(Said.OneLine(answer.Right)), Entry.Of(Said.OneLine(answer.Impact)), Entry.Of(Said.OneLine(answer.Reputation))];
        if (int.TryParse(answer.Seen, out var seen) && (Gaps)seen != about.Gaps)
        {
            await speaker.SayTextAsync(ClosingCards.Changed(about, (Gaps)seen));
            await ShowAsync(about, because, answers, speaker);
            return;
        }

        // The first of the two cards has only the reason.
        if (because is null || Array.Exists(answers, typed => typed is not null) && Array.Exists(answers, typed => typed is null))
        {
            await speaker.SayTextAsync(because is null
                ? "Why is it closed as it is? A few words are enough. Your card above still holds what you typed."
                : "All three questions need an answer, a few words each. Your card above still holds what you typed.");
            return;
        }

        await DecideAsync(about, because, answers, speaker, cancellationToken);
    }

    private async Task DecideAsync(RecoveryCase about, string? because, string?[] answers, Speaker speaker, CancellationToken cancellationToken)
    {
        if (Entry.TooLong(
                new Entry("The reason", because, Longest.Note),
                new Entry("An answer", answers.OfType<string>().MaxBy(typed => typed.Length), Longest.Note)) is { } tooLong)
        {
            await speaker.SayTextAsync(tooLong.Text);
            return;
        }

        var isChecked = about.NeedsIntegrity && Array.TrueForAll(answers, typed => typed is not null);
        if (about.Gaps != Gaps.None && (because is null || about.NeedsIntegrity && !isChecked))
        {
            await ShowAsync(about, because, answers, speaker);
            return;
        }

        var by = new By(speaker.Person.Id, turn.Now);
        if (isChecked)
            about.CheckIntegrity(string.Join('\n', answers), by);
        if (about.Gaps != Gaps.None)
            about.CloseAnyway(because!, by); // asked for above
        else
            about.Close(by);

        if (await guide.OutlookAsync(about, speaker.Person, cancellationToken) is var (text, buttons))
            await speaker.SayTextAsync(text, buttons);

        await guide.TellHowItStandsAsync(about, cancellationToken);
        await guide.FollowAsync(about, ask: false, cancellationToken);
    }

    /// <summary>What is to be said or answered before it is closed, with what was typed already.</summary>
    private static Task ShowAsync(RecoveryCase about, string? because, string?[] answers, Speaker speaker) => about switch
    {
        { Gaps: Gaps.None } => speaker.SayTextAsync(
            $"Nothing is missing in case {about.Number} any more. To close it: close {about.Number}", $"close {about.Number}"),
        { NeedsIntegrity: true } when because is not null => speaker.SayAsync(ClosingCards.Integrity(about, because, answers, speaker.Channel)),
        _ => speaker.SayAsync(ClosingCards.Missing(about, because, speaker.Channel)),
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

    /// <summary>"because the reason", and where there are no cards "because the reason; answer; answer; answer".</summary>
    private static (string? Because, string?[] Answers) Read(string rest)
    {
        if (!rest.StartsWith(Because, StringComparison.OrdinalIgnoreCase))
            return (null, [null, null, null]);

        var reason = rest[Because.Length..].TrimStart(' ', ',', ':');
        var parts = reason.Split(';', 4, StringSplitOptions.TrimEntries);
        return parts is [var because, var right, var impact, var reputation]
            ? (Entry.Of(because), [Entry.Of(right), Entry.Of(impact), Entry.Of(reputation)])
            : (Entry.Of(reason), [null, null, null]);
    }
}
