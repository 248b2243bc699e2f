using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>What the customer says and how they see it, noted by whomever they reached.</summary>
internal sealed class HearCommands(Turn turn, Guide guide)
{
    public async Task SaysAsync(RecoveryCase about, string rest, Speaker speaker, CancellationToken cancellationToken)
    {
        if (Entry.Of(rest) is not { } words)
        {
            await (speaker.IsPrivate ? speaker.SayAsync(ViewCards.Hear(about, speaker.Channel)) : speaker.SayTextAsync(ViewCards.HearText(about)));
            return;
        }

        if (ViewCards.Seen.FirstOrDefault(choice => choice.Is(Said.Key(words))) is { } seen)
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
            ? speaker.SayAsync(ViewCards.HowSeen(about, speaker.Channel))
            : speaker.SayTextAsync($"Noted: what the customer of case {about.Number} says. {ViewCards.HearText(about)}"));
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
        await guide.LetGoOfLeaverAsync(about, by, cancellationToken);

        var outlook = await guide.OutlookAsync(about, speaker.Person, cancellationToken);
        await speaker.SayTextAsync(ClosingCards.NotOver(about) + (outlook is { } next ? " " + next.Text : ""));
        await guide.TellHowItStandsAsync(about, cancellationToken);
        if (hadFixed)
            await guide.TellSeniorAsync(about, by, cancellationToken);
        await guide.FollowAsync(about, ask: true, cancellationToken);
    }

    /// <summary>A button of the card that asks how the customer sees it, however old the card is.</summary>
    public Task PressAsync(RecoveryCase about, CardAnswer answer, Speaker speaker, CancellationToken cancellationToken) =>
        ViewCards.Seen.FirstOrDefault(choice => choice.Answer == answer.Answer) is { } seen
            ? SeeAsync(about, Enum.Parse<Outcome>(seen.Answer), Entry.Of(answer.CustomerWords), speaker, cancellationToken)
            : speaker.SayAsync(ViewCards.Hear(about, speaker.Channel));

    private Task TellOwnerAsync(RecoveryCase about, Speaker speaker, string text, CancellationToken cancellationToken) =>
        about.OwnerId is { } owner && owner != speaker.Person.Id ? guide.TellAsync(owner, text, [], cancellationToken) : Task.CompletedTask;

    private static async Task<bool> IsTooLongAsync(string? words, Speaker speaker)
    {
        if (Entry.TooLong(new Entry("That", words, Longest.Words)) is not { } tooLong)
            return false;

        await speaker.SayTextAsync(tooLong.Text);
        return true;
    }

    private By By(Speaker speaker) => new(speaker.Person.Id, turn.Now);
}
