using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Where people find help, and a break: said for this moment only, to nobody but whoever asks.</summary>
internal sealed class CareCommands(CaseCommands facts, Messenger messenger, Respite respite)
{
    public async Task RunAsync(Command command, Speaker speaker, CancellationToken cancellationToken)
    {
        var about = command.Number is null ? null : await facts.FindAsync(command, speaker, cancellationToken);
        if (about is null && command.Number is not null)
            return;

        var help = about is null || about.IsPrivate
            ? await respite.HelpForAsync(speaker.Person, cancellationToken)
            : (await respite.TextsOfAsync(about.TeamId, cancellationToken)).Help;
        messenger.Whisper(command.Verb == Verb.Support ? RespiteCards.Support(help) : RespiteCards.Answer(about, help, speaker.Channel));
    }
}
