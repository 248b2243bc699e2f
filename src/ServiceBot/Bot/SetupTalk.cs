using Microsoft.Bot.Builder.Dialogs;
using ServiceBot.Recovery;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>What is heard while a topic of a set-up is open, or from one of its cards: an answer, a move, or a command after all.</summary>
internal sealed class SetupTalk(SetupDialog asking, SetupGuide setup, SetupCommands commands, Teams teams)
{
    /// <summary>A button of a card of a set-up, however old the card is.</summary>
    /// <returns>The command that was meant instead of an answer, if that is what was pressed.</returns>
    public async Task<Command?> PressedAsync(DialogContext dialog, Desk desk, CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        switch (answer.Answer)
        {
            case SetupCards.Open:
                await commands.OpenAsync(answer, speaker, cancellationToken);
                return null;
            case CardAnswer.Instead:
                return await InsteadAsync(desk, answer, speaker, cancellationToken);
        }

        if (!desk.IsAskingTopic)
            await speaker.SayTextAsync("That card is not open any more. “settings” shows what holds, “setup” goes on.", "settings", "setup");
        else if (IsOpen(desk, answer) && MoveOf(answer.Answer) is { } move)
            await commands.MoveAsync(move, speaker, cancellationToken);
        else
            await AnswerAsync(dialog, cancellationToken);

        return null;
    }

    /// <summary>What only begins like a command is the answer; one press makes it the command.</summary>
    public async Task TypedAsync(DialogContext dialog, Desk desk, string text, Command? command, Speaker speaker, CancellationToken cancellationToken)
    {
        // It has not been asked yet, because there was no private chat to ask it in; so this is no answer to it.
        if (desk.Card is null)
            return;

        var move = command is null ? MoveOf(SetupCards.Choices.FirstOrDefault(choice => choice.Is(Said.Key(text)))?.Answer) : command.IsMove ? command.Verb : null;
        if (move is { } verb)
        {
            await commands.MoveAsync(verb, speaker, cancellationToken);
            return;
        }

        var (_, topic, facts) = await setup.OpenAsync(cancellationToken);
        var was = topic.TakesAnyText ? topic.Fields(facts).First().Value : null;
        var isAnswer = command is null || topic.TakesAnyText;
        if (isAnswer)
            await AnswerAsync(dialog, cancellationToken);

        if (command is null || text.Length > Longest.Words)
            return;

        var wasTaken = isAnswer && (!desk.IsAskingTopic || desk.Topic != topic.Key);
        await speaker.SayAsync(SetupCards.Instead(topic, facts, text, was, wasTaken, SetupGuide.SignOf(topic, facts), speaker.Channel));
    }

    private async Task AnswerAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        if (!MainDialog.IsAt(dialog, asking.Id))
        {
            dialog.Stack.Clear();
            await dialog.BeginDialogAsync(asking.Id, true, cancellationToken);
        }

        await dialog.ContinueDialogAsync(cancellationToken);
    }

    /// <summary>Takes back what was taken for an answer, as long as nothing has happened since.</summary>
    private async Task<Command?> InsteadAsync(Desk desk, CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        var facts = await teams.FindAsync(answer.Setup!, speaker.Person, cancellationToken); // whoever calls has seen that there is one
        if (facts is { Rights.MaySetUp: true }
            && Topics.Find(answer.Topic) is { } topic
            && Command.Parse(answer.Text ?? "") is { } command
            && (desk.IsFree || desk.IsAskingTopic && desk.SetupTeamId == facts.Team.Id)
            && answer.Seen == SetupGuide.SignOf(topic, facts))
        {
            if (answer.Was is null)
                return command;

            if (topic.TakesAnyText && topic.TypedField is { } field
                && (answer.Was.Length == 0 || topic.Check(facts, new Filled(new Dictionary<string, string> { [field] = answer.Was })) is null))
            {
                await setup.WithdrawAsync(desk, topic, facts, answer.Was, cancellationToken);
                return command;
            }
        }

        await speaker.SayTextAsync("Something has happened since. Please type it again.");
        return null;
    }

    private static bool IsOpen(Desk desk, CardAnswer answer) => answer.Setup == desk.SetupTeamId && answer.Topic == $"{desk.Topic}";

    private static Verb? MoveOf(string? answer) => answer switch
    {
        SetupCards.Skip => Verb.Skip,
        SetupCards.Back => Verb.Back,
        SetupCards.Later => Verb.Pause,
        _ => null,
    };
}
