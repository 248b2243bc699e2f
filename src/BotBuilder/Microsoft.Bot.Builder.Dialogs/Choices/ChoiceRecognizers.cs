using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Bot.Builder.Dialogs.Recognition;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Finds out which of the offered choices a text means.</summary>
public class ChoiceRecognizers
{
    /// <summary>Like the other overload, for choices that are just their values.</summary>
    public static List<ModelResult<FoundChoice>> RecognizeChoices(string utterance, IList<string> choices, FindChoicesOptions options = null) =>
        RecognizeChoices(utterance, ChoiceFactory.ToChoices(choices), options);

    /// <summary>
    /// The choices the text means, in the order in which it names them. A text that is just one choice means that one; then choices
    /// count whose words it contains; only when it names none, ordinals ("the second one", "the last") and then numbers.
    /// </summary>
    public static List<ModelResult<FoundChoice>> RecognizeChoices(string utterance, IList<Choice> list, FindChoicesOptions options = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        utterance ??= string.Empty;
        options ??= new FindChoicesOptions();

        var named = ChoiceMatcher.Find(utterance, list, options);
        if (named.Count > 0)
            return named;

        var ordinals = options.RecognizeOrdinals ? Ordinals.Find(utterance, options.Locale, list.Count).ToList() : [];
        if (ordinals.Count > 0)
            return Pick(ordinals);
        return options.RecognizeNumbers ? Pick(Numbers.Find(utterance, options.Locale)) : [];

        List<ModelResult<FoundChoice>> Pick(IEnumerable<FoundNumber> numbers) =>
        [
            .. from number in numbers
               where number.Value >= 1 && number.Value <= list.Count && number.Value == decimal.Truncate(number.Value)
               let index = (int)number.Value - 1
               select new ModelResult<FoundChoice>
               {
                   Start = number.Start,
                   End = number.End,
                   Text = utterance[number.Start..(number.End + 1)],
                   TypeName = "choice",
                   Resolution = new FoundChoice { Value = list[index].Value, Index = index, Score = 1 },
               },
        ];
    }
}
