using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>A dialog that asks one question until it gets an answer it can use; the answer, read as <typeparamref name="T"/>, is its result.</summary>
public abstract class Prompt<T> : Dialog
{
    internal const string AttemptCountKey = "AttemptCount";
    private const string OptionsKey = "options";
    private const string StateKey = "state";

    private readonly PromptValidator<T> _validator;

    /// <summary>Creates a prompt. An empty id is an <see cref="ArgumentNullException"/>; without a validator every answer that can be read is taken.</summary>
    public Prompt(string dialogId, PromptValidator<T> validator = null)
        : base(dialogId)
    {
        if (string.IsNullOrWhiteSpace(dialogId))
            throw new ArgumentNullException(nameof(dialogId));

        _validator = validator;
    }

    /// <summary>Asks. Options that are not <see cref="PromptOptions"/> are an <see cref="ArgumentOutOfRangeException"/>.</summary>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        DialogContext.ThrowIfToken(options, nameof(options));
        if (options is not PromptOptions promptOptions)
            throw new ArgumentOutOfRangeException(nameof(options), $"The prompt '{Id}' is started with PromptOptions.");

        ExpectInput(promptOptions.Prompt);
        ExpectInput(promptOptions.RetryPrompt);

        var state = new Dictionary<string, object> { [AttemptCountKey] = 0 };
        dc.ActiveDialog.State[OptionsKey] = promptOptions;
        dc.ActiveDialog.State[StateKey] = state;

        await OnPromptAsync(dc.Context, state, promptOptions, isRetry: false, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Reads the answer and ends with it, or asks again. What is not a message is ignored.</summary>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (dc.Context.Activity.Type != ActivityTypes.Message)
            return EndOfTurn;

        var (options, state) = Stored(dc.ActiveDialog);
        var recognized = await OnRecognizeAsync(dc.Context, state, options, cancellationToken);

        // After a reload the number may be of another integer type.
        state[AttemptCountKey] = Convert.ToInt32(state[AttemptCountKey]) + 1;

        var isValid = _validator is null
            ? recognized.Succeeded
            : await _validator(new PromptValidatorContext<T>(dc.Context, recognized, state, options), cancellationToken);
        if (isValid)
            return await dc.EndDialogAsync(recognized.Value, cancellationToken);

        if (!dc.Context.Responded)
            await OnPromptAsync(dc.Context, state, options, isRetry: true, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Asks again when a dialog that was started over the prompt has ended; its result is not used.</summary>
    public override async Task<DialogTurnResult> ResumeDialogAsync(
        DialogContext dc, DialogReason reason, object result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);

        await RepromptDialogAsync(dc.Context, dc.ActiveDialog, cancellationToken);
        return EndOfTurn;
    }

    /// <summary>Asks again.</summary>
    public override async Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(instance);

        var (options, state) = Stored(instance);
        await OnPromptAsync(turnContext, state, options, isRetry: false, cancellationToken);
    }

    /// <summary>Asks; <paramref name="isRetry"/> when the last answer could not be used.</summary>
    protected abstract Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default);

    /// <summary>Reads an answer.</summary>
    protected abstract Task<PromptRecognizerResult<T>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default);

    /// <summary>
    /// A copy of <paramref name="prompt"/> that shows the choices in the given style; a message with the choices alone when there is no prompt.
    /// </summary>
    protected virtual IMessageActivity AppendChoices(
        IMessageActivity prompt,
        string channelId,
        IList<Choice> choices,
        ListStyle style,
        ChoiceFactoryOptions options = null,
        string conversationType = null,
        IList<string> toList = null,
        CancellationToken cancellationToken = default)
    {
        var text = prompt?.Text ?? string.Empty;
        var shown = style switch
        {
            ListStyle.Inline => ChoiceFactory.Inline(choices, text, null, options),
            ListStyle.List => ChoiceFactory.List(choices, text, null, options),
            ListStyle.SuggestedAction => ChoiceFactory.SuggestedAction(choices, text, null, toList),
            ListStyle.HeroCard => ChoiceFactory.HeroCard(choices, text),
            ListStyle.None => MessageFactory.Text(text),
            _ => ChoiceFactory.ForChannel(channelId, choices, text, null, options, conversationType, toList),
        };

        if (prompt is null)
        {
            shown.InputHint = InputHints.ExpectingInput;
            return shown;
        }

        var message = ((Activity)prompt).ShallowCopy();
        message.Text = shown.Text;
        if (shown.SuggestedActions?.Actions is { Count: > 0 })
            message.SuggestedActions = shown.SuggestedActions;
        if (shown.Attachments is { Count: > 0 })
            message.Attachments = [.. message.Attachments ?? [], .. shown.Attachments];
        return message;
    }

    // Sends a copy: sending writes the ids of this conversation into the activity, and the prompt is kept and may be shared.
    internal static Task SendAsync(ITurnContext turnContext, PromptOptions options, bool isRetry, CancellationToken cancellationToken) =>
        PromptOf(options, isRetry) is { } prompt ? turnContext.SendActivityAsync(prompt.ShallowCopy(), cancellationToken) : Task.CompletedTask;

    internal Task SendAsync(
        ITurnContext turnContext,
        PromptOptions options,
        bool isRetry,
        IList<Choice> choices,
        ListStyle style,
        ChoiceFactoryOptions choiceOptions,
        CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        var message = AppendChoices(
            PromptOf(options, isRetry),
            activity.ChannelId,
            choices,
            options.Style ?? style,
            choiceOptions,
            activity.Conversation?.ConversationType,
            activity.From is { } person ? [person.Id] : null,
            cancellationToken);
        return turnContext.SendActivityAsync(message, cancellationToken);
    }

    internal static string LocaleOf(ITurnContext turnContext, PromptOptions options, string defaultLocale)
    {
        if (!string.IsNullOrEmpty(options.RecognizeLanguage))
            return options.RecognizeLanguage;
        return string.IsNullOrEmpty(turnContext.Activity.Locale) ? defaultLocale : turnContext.Activity.Locale;
    }

    private static Activity PromptOf(PromptOptions options, bool isRetry) =>
        isRetry ? options.RetryPrompt ?? options.Prompt : options.Prompt;

    private static void ExpectInput(Activity prompt)
    {
        if (prompt is not null && string.IsNullOrEmpty(prompt.InputHint))
            prompt.InputHint = InputHints.ExpectingInput;
    }

    private static (PromptOptions Options, IDictionary<string, object> State) Stored(DialogInstance instance) =>
        ((PromptOptions)instance.State[OptionsKey], (IDictionary<string, object>)instance.State[StateKey]);
}
