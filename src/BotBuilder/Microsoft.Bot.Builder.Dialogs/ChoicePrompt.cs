using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Builder.Dialogs.Recognition;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks to pick one of <see cref="PromptOptions.Choices"/>, by its words, by "the second one" or by its number.</summary>
public class ChoicePrompt : Prompt<FoundChoice>
{
    /// <summary>Creates a prompt for one of several choices.</summary>
    public ChoicePrompt(string dialogId, PromptValidator<FoundChoice> validator = null, string defaultLocale = null)
        : base(dialogId, validator)
    {
        DefaultLocale = defaultLocale;
    }

    /// <summary>How the choices are shown, unless the prompt's options say otherwise.</summary>
    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>The language where the activity has no locale, such as "de-de"; null is English.</summary>
    public string DefaultLocale { get; set; }

    /// <summary>How the choices are written out as text; null takes the form of the language.</summary>
    public ChoiceFactoryOptions ChoiceOptions { get; set; }

    /// <summary>How answers are read; null takes the defaults.</summary>
    public FindChoicesOptions RecognizerOptions { get; set; }

    /// <summary>Says the prompt, or the retry prompt, with the choices.</summary>
    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);

        var choiceOptions = ChoiceOptions ?? PromptLanguage.Of(LocaleOf(turnContext, options, DefaultLocale)).ChoiceOptions;
        return SendAsync(turnContext, options, isRetry, options.Choices ?? [], Style, choiceOptions, cancellationToken);
    }

    /// <summary>Reads the first choice that the text of the message means.</summary>
    protected override Task<PromptRecognizerResult<FoundChoice>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);

        var recognizer = RecognizerOptions ?? new FindChoicesOptions();
        var find = recognizer.In(LocaleOf(turnContext, options, recognizer.Locale ?? DefaultLocale));
        var found = ChoiceRecognizers.RecognizeChoices(turnContext.Activity.Text, options.Choices ?? [], find).FirstOrDefault();

        return Task.FromResult(new PromptRecognizerResult<FoundChoice> { Succeeded = found is not null, Value = found?.Resolution });
    }
}
