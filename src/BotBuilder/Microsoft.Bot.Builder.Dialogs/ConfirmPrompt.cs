using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Dialogs.Recognition;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks for yes or no. The answer may be one of the two choices, another word for yes or no, or a choice's number.</summary>
public class ConfirmPrompt : Prompt<bool>
{
    /// <summary>Creates a prompt for yes or no.</summary>
    public ConfirmPrompt(string dialogId, PromptValidator<bool> validator = null, string defaultLocale = null)
        : base(dialogId, validator)
    {
        DefaultLocale = defaultLocale;
    }

    /// <summary>How the two choices are shown, unless the prompt's options say otherwise.</summary>
    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>The language where the activity has no locale, such as "de-de"; null is English.</summary>
    public string DefaultLocale { get; set; }

    /// <summary>How the choices are written out as text; null takes the form of the language.</summary>
    public ChoiceFactoryOptions ChoiceOptions { get; set; }

    /// <summary>The choice that means yes and the choice that means no; null takes the words of the language.</summary>
    public Tuple<Choice, Choice> ConfirmChoices { get; set; }

    /// <summary>Says the prompt, or the retry prompt, with the two choices.</summary>
    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);

        var language = PromptLanguage.Of(LocaleOf(turnContext, options, DefaultLocale));
        return SendAsync(turnContext, options, isRetry, ChoicesIn(language), Style, ChoiceOptions ?? language.ChoiceOptions, cancellationToken);
    }

    /// <summary>Reads yes or no from the text of the message.</summary>
    protected override Task<PromptRecognizerResult<bool>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);

        var text = turnContext.Activity.Text?.Trim();
        var locale = LocaleOf(turnContext, options, DefaultLocale);
        var find = new FindChoicesOptions { Locale = locale };
        find.RecognizeNumbers = find.RecognizeOrdinals = ChoiceOptions?.IncludeNumbers ?? true;

        // A choice in full comes first: where the choices are "No problem" and "Problem", "no problem" means yes.
        var found = ChoiceRecognizers.RecognizeChoices(text, ChoicesIn(PromptLanguage.Of(locale)), find).FirstOrDefault();
        bool? chosen = found is null ? null : found.Resolution.Index == 0;
        var answer = found?.Text == text ? chosen : YesNo.Read(text, locale) ?? chosen;

        return Task.FromResult(new PromptRecognizerResult<bool> { Succeeded = answer is not null, Value = answer ?? false });
    }

    private List<Choice> ChoicesIn(PromptLanguage language) =>
        ConfirmChoices is { } choices ? [choices.Item1, choices.Item2] : [new Choice(language.Yes), new Choice(language.No)];
}
