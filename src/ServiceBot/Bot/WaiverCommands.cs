using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>That nobody needs to be told, or that it is no matter of safety after all: with the three questions answered, and never by one person alone.</summary>
internal sealed class WaiverCommands(Turn turn, Disclosing disclosing, Guide guide, Leaders leaders)
{
    public async Task WaiveAsync(RecoveryCase about, ThreeAnswers three, Speaker speaker, CancellationToken cancellationToken)
    {
        if (three.TooLong is { } tooLong)
            await speaker.SayTextAsync(tooLong.Text);
        else if (about.Disclosure is not (Disclosure.Due or Disclosure.AskedAnew))
            await disclosing.ShowAsync(about, speaker, cancellationToken);
        else if (!three.IsWhole)
            await speaker.SayAsync(DisclosureCards.Integrity(about, DisclosureCards.Waive, three.Because, three.Answers, speaker.Channel));
        else if (about.WaiveDisclosure(three.Because!, three.Lines, new By(speaker.Person.Id, turn.Now))) // whole
        {
            await speaker.SayTextAsync($"Noted. That nobody needs to be told holds when somebody else agrees. {await leaders.AskAsync(about, speaker.Person, cancellationToken)}");
            await guide.FollowAsync(about, ask: false, cancellationToken);
        }
    }

    /// <summary>With all three questions answered somebody else is asked; otherwise they are shown.</summary>
    public async Task DoubtAsync(RecoveryCase about, ThreeAnswers three, Speaker speaker, CancellationToken cancellationToken)
    {
        var number = about.Number;
        if (three.TooLong is { } tooLong)
            await speaker.SayTextAsync(tooLong.Text);
        else if (about is { Settled: Settling.NotSafety, Disclosure: Disclosure.Settled })
            await speaker.SayTextAsync(
                $"That was said already, and {Leaders.Names(await leaders.OfAsync(about, cancellationToken))} can look at it. Until then case {number} stays a matter of safety.");
        else if (!three.IsWhole)
            await speaker.SayAsync(DisclosureCards.Integrity(about, DisclosureCards.Lower, three.Because, three.Answers, speaker.Channel));
        else if (about.DoubtSafety(three.Because!, three.Lines, new By(speaker.Person.Id, turn.Now))) // whole
        {
            await speaker.SayTextAsync($"Noted. It stays a matter of safety until somebody else agrees. {await leaders.AskAsync(about, speaker.Person, cancellationToken)}");
            await guide.FollowAsync(about, ask: false, cancellationToken);
        }
    }

    /// <summary>The card with the three questions.</summary>
    public async Task PressAsync(RecoveryCase about, CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        var three = ThreeAnswers.Of(answer);
        if (!three.IsWhole)
            await speaker.SayTextAsync("The reason and all three questions need an answer, a few words each. Your card above still holds what you typed.");
        else if (answer.Answer == DisclosureCards.Waive)
            await WaiveAsync(about, three, speaker, cancellationToken);
        else if (!about.Danger)
            await speaker.SayTextAsync($"Case {about.Number} is no matter of safety any more.");
        else
            await DoubtAsync(about, three, speaker, cancellationToken);
    }
}
