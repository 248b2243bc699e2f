using System.Collections.Generic;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a prompt says and offers; stored until it is answered.</summary>
public class PromptOptions
{
    /// <summary>What is said first; null says nothing.</summary>
    public Activity Prompt { get; set; }

    /// <summary>What is said when the answer could not be used; null repeats <see cref="Prompt"/>.</summary>
    public Activity RetryPrompt { get; set; }

    /// <summary>What a <see cref="ChoicePrompt"/> offers.</summary>
    public IList<Choice> Choices { get; set; }

    /// <summary>How choices are shown; null leaves it to the prompt.</summary>
    public ListStyle? Style { get; set; }

    /// <summary>Whatever the validator needs; after a reload of the state, as it came back from storage.</summary>
    public object Validations { get; set; }

    /// <summary>The language in which answers are read, such as "en-us"; null takes the locale of the activity.</summary>
    public string RecognizeLanguage { get; set; }
}
