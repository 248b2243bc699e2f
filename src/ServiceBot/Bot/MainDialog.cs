using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>
/// A private chat: tells commands from answers, and keeps the dialog in line with the desk. The desk says what is asked;
/// a dialog that is lost, unknown or elsewhere is built again from it without a word.
/// </summary>
internal sealed class MainDialog(
    Turn turn, ConversationState state, RecoveryDialog recovery, SetupDialog setup, Guide guide, Messenger messenger, Noticeboard noticeboard, Cases cases,
    Commands commands, Presses presses, WalkCommands walk, SetupTalk setupTalk, Ledger ledger)
{
    public async Task RunAsync(ITurnContext context, Speaker speaker, CancellationToken cancellationToken)
    {
        messenger.IsWith(speaker.Person, TurnAdapter.AddressOf(context.Activity));
        var dialogs = new DialogSet(state.CreateProperty<DialogState>(nameof(DialogState)));
        dialogs.Add(recovery);
        dialogs.Add(setup);
        var dialog = await dialogs.CreateContextAsync(context, cancellationToken);
        var desk = await guide.DeskOfAsync(speaker.Person.Id, cancellationToken);

        await messenger.LocateAsync(desk, messenger.Here.To, cancellationToken);
        if (desk.HasHeldNotes && !IsCheckIn(context.Activity, desk))
            await guide.ReleaseAsync(desk, cancellationToken);

        // What was meant as an answer goes nowhere; whoever says something else is heard.
        if (!await guide.LetGoOfLeaverAsync(desk, cancellationToken)
            || CardAnswer.Read(context.Activity.Value) is not null || Command.Parse(Mention.TakenOff(context.Activity).Text) is not null)
            await HearAsync(dialog, desk, speaker with { IsAsked = !desk.IsFree }, cancellationToken);
        else
            await speaker.SayTextAsync($"{CaseCards.NotInTeam} Nothing of what you just wrote went into the case.");

        await AlignAsync(dialog, desk, cancellationToken);
        if (turn.Commit.HeardAt is null)
            await state.SaveChangesAsync(context, false, cancellationToken);
        else if (desk.Version == 0 && turn.Db.Entry(desk) is { State: EntityState.Added } made)
            made.State = EntityState.Detached; // Not even that somebody has ever said something.
    }

    /// <summary>What waits for somebody would show that they were there.</summary>
    private bool IsCheckIn(Activity activity, Desk desk) =>
        CardAnswer.Read(activity.Value) is { CheckIn: not null } || commands.IsCheckIn(Mention.TakenOff(activity).Text, isFree: desk.IsFree);

    private async Task HearAsync(DialogContext dialog, Desk desk, Speaker speaker, CancellationToken cancellationToken)
    {
        var activity = dialog.Context.Activity;
        if (CardAnswer.Read(activity.Value) is { } answer)
        {
            await (presses.Run(answer, activity, speaker, cancellationToken) ?? answer switch
            {
                { Command: { } typed } => PressCommandAsync(typed, desk, speaker, cancellationToken),
                { Setup: not null } => HearSetupAsync(dialog, desk, answer, speaker, cancellationToken),
                { Answer: CardAnswer.Instead } => InsteadAsync(answer, desk, speaker, cancellationToken),
                _ when desk.CaseNumber is null => SayWhereAsync(answer.Case, speaker, cancellationToken),
                _ => AnswerAsync(dialog, desk, speaker, cancellationToken),
            });
            return;
        }

        var (text, _) = Mention.TakenOff(activity);
        var command = Command.Parse(text);
        if (command is not null && (desk.IsFree || commands.Interrupts(command) && !(desk.IsAskingTopic && command.IsMove) || StepCards.IsNoAnswer(desk.Step, text)))
            await commands.RunAsync(command, speaker, cancellationToken);
        else if (command is null && await commands.AskWhichAsync(text, desk, speaker, cancellationToken))
            return;
        else if (desk.AwaitsSentence)
            await walk.ProblemAsync(command is { Verb: Verb.Problem } ? command.Rest : text, speaker, cancellationToken);
        else if (desk.IsAskingTopic)
            await setupTalk.TypedAsync(dialog, desk, text, command, speaker, cancellationToken);
        else if (desk.CaseNumber is null && await commands.HearWordAsync(text, speaker, cancellationToken))
            return;
        else if (desk.CaseNumber is null)
            await speaker.SayAsync(Talk.Text("I did not understand that. Perhaps one of these?", Commands.Likeliest(text)));
        else
            await AnswerOrInsteadAsync(dialog, desk, text, command, speaker, cancellationToken);
    }

    /// <summary>A button that stands for a command means that command, whatever is being asked.</summary>
    private Task PressCommandAsync(string typed, Desk desk, Speaker speaker, CancellationToken cancellationToken) =>
        Command.Parse(typed) is { } command && typed.Length <= Longest.Words
            ? commands.RunAsync(command, speaker, cancellationToken)
            : SayWhereAsync(desk.CaseNumber ?? 0, speaker, cancellationToken);

    private async Task HearSetupAsync(DialogContext dialog, Desk desk, CardAnswer answer, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await setupTalk.PressedAsync(dialog, desk, answer, speaker, cancellationToken) is { } command)
            await commands.RunAsync(command, speaker, cancellationToken);
    }

    /// <summary>While a question is open, what only begins like a command is the answer; one press makes it the command.</summary>
    private async Task AnswerOrInsteadAsync(
        DialogContext dialog, Desk desk, string text, Command? command, Speaker speaker, CancellationToken cancellationToken)
    {
        // It has not been asked yet, because there was no private chat to ask it in; so this is no answer to it.
        if (desk is not { Card: not null, CaseNumber: { } number, Step: { } step })
            return;

        await AnswerAsync(dialog, desk, speaker, cancellationToken);
        if (command is not null && text.Length <= Longest.Story)
            await speaker.SayAsync(StepCards.Instead(number, step, text, wasTaken: desk.CaseNumber != number || desk.Step != step, speaker.Channel));
    }

    private async Task AnswerAsync(DialogContext dialog, Desk desk, Speaker speaker, CancellationToken cancellationToken)
    {
        var (_, about, _) = await guide.OpenAsync(cancellationToken);
        if (desk.Step != about.Step || !about.IsAnsweredBy(speaker.Person.Id))
        {
            await guide.SettleAsync(desk, about, $"{CaseCards.Where(about)}.", cancellationToken);
            await SayWhereAsync(about.Number, speaker, cancellationToken);
            return;
        }

        if (!IsAt(dialog, StepDialog.IdOf(about.Step)))
        {
            dialog.Stack.Clear();
            await dialog.BeginDialogAsync(recovery.Id, true, cancellationToken);
        }

        await dialog.ContinueDialogAsync(cancellationToken);
    }

    /// <summary>Takes back what was taken for an answer and runs it as the command it was, as long as nothing has happened since.</summary>
    private async Task InsteadAsync(CardAnswer answer, Desk desk, Speaker speaker, CancellationToken cancellationToken)
    {
        if (await cases.FindForAsync(answer.Case, speaker.Person.Id, cancellationToken) is not { } about
            || !Enum.TryParse<Step>(answer.Step, out var step)
            || Command.Parse(answer.Text ?? "") is not { } command)
        {
            await SayWhereAsync(answer.Case, speaker, cancellationToken);
            return;
        }

        await cases.LoadEventsAsync(about, cancellationToken);
        if ((desk.IsFree || desk.CaseNumber == about.Number) && about.WasLastAnswered(step, speaker.Person.Id))
        {
            await guide.SettleAsync(desk, about, "Taken back.", cancellationToken);
            about.Withdraw(step, new By(speaker.Person.Id, turn.Now));
            var reader = new Reader(speaker.Person, speaker.Zone, turn.Now, speaker.Channel, []);
            if (await ledger.KeepAsync(about, reader, cancellationToken, isTakenBack: step == Step.Analyze) is { } followed)
                await speaker.SayTextAsync(followed);

            desk.Ask(about.Number, about.Step);
            await noticeboard.ShowAsync(about, cancellationToken);
        }
        else if (desk.CaseNumber != about.Number || desk.Step != step)
        {
            await speaker.SayTextAsync("Something has happened since. Please type it again.");
            return;
        }

        await commands.RunAsync(command, speaker, cancellationToken);
    }

    private async Task SayWhereAsync(int number, Speaker speaker, CancellationToken cancellationToken)
    {
        var about = await cases.FindForAsync(number, speaker.Person.Id, cancellationToken);
        await (about is null
            ? speaker.SayTextAsync("That card is not open any more. “cases” shows what is.", "cases")
            : speaker.SayTextAsync($"That card is not open any more. Case {number}: {CaseCards.Where(about)}.", $"case {number}"));
    }

    /// <summary>Asks what is new on the desk, and forgets a dialog whose question is gone.</summary>
    private async Task AlignAsync(DialogContext dialog, Desk desk, CancellationToken cancellationToken)
    {
        if (desk is { IsAsking: true, Card: not null })
            return;

        dialog.Stack.Clear();
        if (desk.IsAsking)
            await dialog.BeginDialogAsync(desk.IsAskingTopic ? setup.Id : recovery.Id, false, cancellationToken);
    }

    /// <summary>Whether every dialog of the stack is known and one of the active ones is this.</summary>
    public static bool IsAt(DialogContext dialog, string dialogId)
    {
        var isAt = false;
        for (var inner = dialog; inner is not null; inner = inner.Child)
        {
            if (inner.Stack.Count == 0 || inner.Stack.Any(instance => inner.FindDialog(instance.Id) is null))
                return false;

            isAt |= inner.ActiveDialog.Id == dialogId;
        }

        return isAt;
    }
}
