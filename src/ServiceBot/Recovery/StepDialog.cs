using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Coaching;

namespace ServiceBot.Recovery;

/// <summary>One step of the guided conversation: asks, checks, records in the case. What it asks about is on the desk, not in the dialog.</summary>
internal abstract class StepDialog : ComponentDialog
{
    private const string Answering = "Answering";
    private const string Question = "Question";

    private readonly Step _step;
    private readonly IReadOnlyList<CardChoice> _choices;
    private readonly Guide _guide;
    private readonly Coach _coach;

    protected StepDialog(Step step, IReadOnlyList<CardChoice> choices, Guide guide, Coach coach)
        : base(IdOf(step))
    {
        (_step, _choices, _guide, _coach) = (step, choices, guide, coach);
        AddDialog(new WaterfallDialog(Answering, [AskAsync, RecordAsync]));
        AddDialog(new CardPrompt(Question, choices, (_, cancellationToken) => guide.PutHereAsync(cancellationToken), CheckAsync));
    }

    public static string IdOf(Step step) => $"{step}Dialog";

    /// <summary>What typed words mean here; unless overridden only the buttons count.</summary>
    protected virtual void Understand(CardAnswer answer, Reader reader)
    {
    }

    /// <summary>Why the answer cannot be taken; null when it can.</summary>
    protected abstract Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader);

    /// <summary>Takes an answer that was checked.</summary>
    /// <returns>What stays of the card: the answer in one line.</returns>
    protected abstract string Record(RecoveryCase about, CardAnswer answer, Reader reader);

    /// <summary>What is asked beside the walk because of the answer, once the next question stands.</summary>
    protected virtual Task GoOnAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What the answer says in people's own words, the most important first, for a private hint about them.</summary>
    protected virtual IEnumerable<Draft> Drafts(CardAnswer answer) => [];

    /// <summary>What is spent with the answer, in the same commit.</summary>
    /// <returns>What the person should know of it, or is asked about it; null when it is nothing.</returns>
    protected virtual Task<Activity?> SpendAsync(RecoveryCase about, CardAnswer answer, Reader reader, CancellationToken cancellationToken) =>
        Task.FromResult<Activity?>(null);

    /// <summary>What is written down because of the answer, in the same commit.</summary>
    /// <returns>What the person should know of it; null when there is nothing.</returns>
    protected virtual Task<string?> FollowUpAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    private static Task<DialogTurnResult> AskAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        step.PromptAsync(Question, CardPrompt.Standing(step.Options is true), cancellationToken);

    private async Task<bool> CheckAsync(PromptValidatorContext<CardAnswer> prompt, CancellationToken cancellationToken)
    {
        if (!prompt.Recognized.Succeeded)
            return false;

        var (_, about, reader) = await _guide.OpenAsync(cancellationToken);
        var answer = prompt.Recognized.Value;
        if (answer.Step is not null && (answer.Case != about.Number || answer.Step != $"{_step}"))
        {
            await prompt.Context.SendActivityAsync(
                Talk.Text($"That card was from an earlier question. We are at case {about.Number}, {_step.Heading()}."), cancellationToken);
            await _guide.PutHereAsync(cancellationToken);
            return false;
        }

        Understand(answer, reader);
        var complaint = answer.Answer is { } given && _choices.Any(choice => choice.Answer == given)
            ? Check(about, answer, reader)
            : new Complaint(
                "Please press one of the buttons, or type what is on it: " + string.Join(", ", _choices.Select(choice => choice.Title)) + ".");
        if (complaint is null)
            return true;

        await prompt.Context.SendActivityAsync(Talk.Text(complaint.Text, complaint.Offers), cancellationToken);
        if (complaint.AsksAgain && answer.Step is not null)
        {
            _guide.KeepTyped(answer);
            await _guide.PutHereAsync(cancellationToken);
        }

        return false;
    }

    private async Task<DialogTurnResult> RecordAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        var (desk, about, reader) = await _guide.OpenAsync(cancellationToken);
        var (customer, failures) = (about.Customer, about.Failures);
        var line = Record(about, (CardAnswer)step.Result, reader);
        if (_step == Step.OwnIt)
            line += await _guide.ReminderAsync(about, reader.Person, cancellationToken);

        await _guide.SettleAsync(desk, about, line, cancellationToken);
        await _coach.HintAsync(about, reader.Person, reader.Channel, Drafts((CardAnswer)step.Result), cancellationToken);
        var isReopened = about.Failures > failures;
        if (isReopened)
            await step.Context.SendActivityAsync(Talk.Text(ClosingCards.NotOver(about)), cancellationToken);
        if (await SpendAsync(about, (CardAnswer)step.Result, reader, cancellationToken) is { } spent)
            await step.Context.SendActivityAsync(spent, cancellationToken);
        if (await FollowUpAsync(about, reader, cancellationToken) is { } followed)
            await step.Context.SendActivityAsync(Talk.Text(followed), cancellationToken);

        if (await _guide.OutlookAsync(about, reader.Person, cancellationToken) is var (text, buttons))
            await step.Context.SendActivityAsync(Talk.Text(text, buttons), cancellationToken);

        if (isReopened || about.Status == CaseStatus.Closed)
            await _guide.TellHowItStandsAsync(about, cancellationToken);
        if (isReopened)
            await _guide.TellSeniorAsync(about, reader.By, cancellationToken);

        if (about.Customer == CustomerKind.Self && customer is not null and not CustomerKind.Self)
            await _guide.HideAsync(about, cancellationToken);

        await _guide.FollowAsync(about, ask: true, cancellationToken);
        await GoOnAsync(about, reader, cancellationToken);
        return await step.EndDialogAsync(null, cancellationToken);
    }
}
