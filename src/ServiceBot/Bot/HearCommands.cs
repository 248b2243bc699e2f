using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>What the customer says and how they see it, noted by whomever they reached.</summary>
internal sealed class HearCommands(Turn turn, Guide guide, Messenger messenger, Departures departures)
{
    public async Task SaysAsync(RecoveryCase about, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (Entry.Of(rest) is not { } words)
        {
            await (speaker.IsPrivate ? speaker.SayAsync(ViewCards.Hear(about, speaker.Channel)) : speaker.SayTextAsync(ViewCards.HearText(about)));
            return;
        }

        if (ViewCards.Seen.FirstOrDefault(choice => choice.Is(Said.Key(words))) is { } seen)
            await SeeAsync(about, Enum.Parse<Outcome>(seen.Answer), null, about.Answers, speaker, cancellationToken);
        else if (AnswerCards.Typed(words, about.Answers) is { } answers)
            await NoteAsync(about, null, answers, speaker, cancellationToken);
        else
            await NoteAsync(about, words, about.Answers, speaker, cancellationToken);
    }

    /// <summary>A button of the card that asks how the customer sees it, however old the card is.</summary>
    public async Task PressAsync(RecoveryCase about, CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        var (words, answers) = (Entry.Of(answer.CustomerWords), AnswerCards.Read(answer, about.Answers));
        if (ViewCards.Seen.FirstOrDefault(choice => choice.Answer == answer.Answer) is { } seen)
            await SeeAsync(about, Enum.Parse<Outcome>(seen.Answer), words, answers, speaker, cancellationToken);
        else if (answer.Answer == ViewCards.NotSaid.Answer && (words is not null || answers != about.Answers))
            await NoteAsync(about, words, answers, speaker, cancellationToken, asks: false);
        else
            await speaker.SayAsync(ViewCards.Hear(about, speaker.Channel));
    }

    /// <param name="asks">Whether it is still to be asked how they see it. Where what they say speaks against that, it is asked anyhow.</param>
    private async Task NoteAsync(
        RecoveryCase about, string? words, CustomerAnswers answers, Speaker speaker, CancellationToken cancellationToken, bool asks = true)
    {
        if (await IsTooLongAsync(words, speaker))
            return;

        var number = about.Number;
        var isAnswered = answers != about.Answers;
        var isNews = words is not null && words != about.CustomerWords;
        if (Record(about, words, answers, speaker))
        {
            var said = string.Join(" · ", new[] { isNews ? $"“{Shown.Within(words, Longest.Note)}”" : null, isAnswered ? Answered(answers) : null }.OfType<string>());
            await TellOwnerAsync(about, speaker, $"{Shown.Name(speaker.Person.Name)} noted what the customer of case {number} says: {said}", cancellationToken);
            await guide.FollowAsync(about, ask: false, cancellationToken);
        }

        var noted = words is null ? $"Noted: the customer of case {number} says {Answered(answers)}." : $"Noted: what the customer of case {number} says.";
        if (!answers.SpeakAgainst(about.Outcome) && (!asks || words is null && about.IsConfirmed))
            await speaker.SayTextAsync(about.IsConfirmed ? $"{noted} Their view: {ClosingCards.View(about)}." : noted);
        else
            await (speaker.IsPrivate
                ? speaker.SayAsync(ViewCards.HowSeen(about, noted, speaker.Channel))
                : speaker.SayTextAsync($"{noted} {ViewCards.HearText(about)}"));
    }

    /// <summary>How the customer sees it, which is their own answer. The latest counts.</summary>
    private async Task SeeAsync(
        RecoveryCase about, Outcome outcome, string? words, CustomerAnswers answers, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await IsTooLongAsync(words, speaker))
            return;

        var isNews = words is not null && words != about.CustomerWords;
        if (outcome == Outcome.LetDown && about is { IsActive: true, FixedAt: null })
        {
            Record(about, words, answers, speaker);
            await speaker.SayTextAsync($"Case {about.Number} is open and not fixed, so it goes on until it is put right.", $"case {about.Number}");
            await guide.FollowAsync(about, ask: false, cancellationToken);
            return;
        }

        if (answers.SpeakAgainst(outcome) && !isNews)
        {
            await speaker.SayTextAsync($"{AnswerCards.Against(answers, outcome)} To write it down: customer says {about.Number}", $"customer says {about.Number}");
            return;
        }

        var isSeen = about.IsConfirmed && about.Outcome == outcome && !isNews;
        if (isSeen && answers == about.Answers)
        {
            await speaker.SayTextAsync($"That was noted already. The view of the customer of case {about.Number}: {ClosingCards.View(about)}.");
            return;
        }

        about.Answer(answers, By(speaker));
        if (!isSeen)
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

    /// <returns>Whether any of it is new.</returns>
    private bool Record(RecoveryCase about, string? words, CustomerAnswers answers, Speaker speaker)
    {
        var isNew = about.Answer(answers, By(speaker));
        if (words is null || words == about.CustomerWords)
            return isNew;

        about.Quote(words, By(speaker));
        return true;
    }

    private static string Answered(CustomerAnswers answers) =>
        AnswerCards.Say(answers) is { Length: > 0 } said ? said : "nothing about whether it helped, or whether they would come back";

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

    private Task TellOwnerAsync(RecoveryCase about, Speaker speaker, string text, CancellationToken cancellationToken) =>
        about.OwnerId is { } owner && owner != speaker.Person.Id ? messenger.TellOfAsync(about, owner, text, [], cancellationToken) : Task.CompletedTask;

    private static async Task<bool> IsTooLongAsync(string? words, Speaker speaker)
    {
        if (Entry.TooLong(new Entry("That", words, Longest.Words)) is not { } tooLong)
            return false;

        await speaker.SayTextAsync(tooLong.Text);
        return true;
    }

    private By By(Speaker speaker) => new(speaker.Person.Id, turn.Now);
}
