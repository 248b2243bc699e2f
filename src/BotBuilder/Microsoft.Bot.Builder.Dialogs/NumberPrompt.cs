using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Builder.Dialogs.Recognition;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Asks for a number: an int, long, float, double or decimal. The first number in the answer counts ("about twenty three" is 23);
/// one that does not fit the type, such as 2.5 for an int, is no answer.
/// </summary>
public class NumberPrompt<T> : Prompt<T>
    where T : struct
{
    /// <summary>Creates a prompt for a number; another type than those five is a <see cref="NotSupportedException"/>.</summary>
    public NumberPrompt(string dialogId, PromptValidator<T> validator = null, string defaultLocale = null)
        : base(dialogId, validator)
    {
        if (typeof(T) != typeof(int) && typeof(T) != typeof(long) && typeof(T) != typeof(float)
            && typeof(T) != typeof(double) && typeof(T) != typeof(decimal))
            throw new NotSupportedException($"A number prompt cannot read {typeof(T).Name}; it reads int, long, float, double and decimal.");

        DefaultLocale = defaultLocale;
    }

    /// <summary>How numbers are written where the activity has no locale, such as "de-de"; null is English.</summary>
    public string DefaultLocale { get; set; }

    /// <summary>Says the prompt, or the retry prompt.</summary>
    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);

        return SendAsync(turnContext, options, isRetry, cancellationToken);
    }

    /// <summary>Reads the first number in the text of the message.</summary>
    protected override Task<PromptRecognizerResult<T>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);

        var result = new PromptRecognizerResult<T>();
        var numbers = Numbers.Find(turnContext.Activity.Text, LocaleOf(turnContext, options, DefaultLocale));
        if (numbers.FirstOrDefault() is { } number && TryFit(number.Value, out var value))
        {
            result.Succeeded = true;
            result.Value = value;
        }

        return Task.FromResult(result);
    }

    private static bool TryFit(decimal number, out T value)
    {
        value = default;
        if (typeof(T) == typeof(int) && (number != decimal.Truncate(number) || number is < int.MinValue or > int.MaxValue))
            return false;
        if (typeof(T) == typeof(long) && (number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue))
            return false;

        value = (T)Convert.ChangeType(number, typeof(T), CultureInfo.InvariantCulture);
        return true;
    }
}
