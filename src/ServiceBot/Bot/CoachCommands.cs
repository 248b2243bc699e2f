using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Helps people to find words and to hear somebody out. Nothing of it is kept, and nothing is sent to a customer.</summary>
internal sealed class CoachCommands(CaseCommands facts, Messenger messenger, Coach coach)
{
    public Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken) => command.Verb switch
    {
        Verb.Coach => CheckAsync(command.Rest, speaker, cancellationToken),
        Verb.WrongHint => DropAsync(command.Rest, speaker, cancellationToken),
        Verb.HintsOn or Verb.HintsOff => SwitchAsync(command.Verb == Verb.HintsOn, speaker, cancellationToken),
        Verb.Apology => ApologyAsync(command, speaker, cancellationToken),
        _ => ListenAsync(command, speaker, cancellationToken),
    };

    private async Task CheckAsync(string draft, Speaker speaker, CancellationToken cancellationToken)
    {
        if (Entry.Of(draft) is null)
            await speaker.SayTextAsync("Type your draft behind it, for example: coach We are sorry, and a new one is on its way. I look at the words and keep none of them.");
        else if (draft.Length > Longest.Draft)
            await speaker.SayTextAsync($"That draft is longer than I can look at: {draft.Length:N0} of {Longest.Draft:N0} characters. Please take it in parts.");
        else
            await coach.CheckAsync(draft, speaker, cancellationToken);
    }

    private async Task DropAsync(string rule, Speaker speaker, CancellationToken cancellationToken)
    {
        var known = Said.Key(rule);
        await speaker.SayTextAsync(await coach.DropAsync(known, speaker.Person, cancellationToken)
            ? "Thank you. I leave that out for you from now on. To hear all hints again: hints on"
            : "I know no hint of that name. No more hints at all: hints off");
    }

    private async Task SwitchAsync(bool isOn, Speaker speaker, CancellationToken cancellationToken)
    {
        await coach.SwitchAsync(isOn, speaker.Person, cancellationToken);
        await speaker.SayTextAsync(
            !isOn ? "No more hints, unless you ask: coach and your draft. To hear them again: hints on"
            : await coach.AreOnForAsync(speaker.Person, cancellationToken)
                ? "All right, you hear a hint now and then when words could hurt. Only you see them. To switch them off: hints off"
                : "Hints are switched off where you work. You can still ask: coach and your draft.");
    }

    private async Task ApologyAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await facts.FindAsync(command, speaker, cancellationToken) is not { } about)
            return;

        if (about.Customer == CustomerKind.Self)
            await speaker.SayTextAsync($"Case {about.Number} is about you alone, so there is nobody to apologise to. Be as fair to yourself as you are to a customer.");
        else
            messenger.Whisper(ApologyCards.Blocks(about, ApologyCards.Of(command.Rest) ?? Apology.Of(about), speaker.Channel));
    }

    private async Task ListenAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        var about = command.Number is null ? null : await facts.FindAsync(command, speaker, cancellationToken);
        if (about is not null || command.Number is null)
            await speaker.SayAsync(ListeningCards.Help(about, speaker.Channel));
    }
}
