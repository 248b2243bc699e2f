using System;
using System.Collections.Generic;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a validator knows about the answer it judges.</summary>
public class PromptValidatorContext<T>
{
    internal PromptValidatorContext(
        ITurnContext turnContext, PromptRecognizerResult<T> recognized, IDictionary<string, object> state, PromptOptions options)
    {
        Context = turnContext;
        Recognized = recognized;
        State = state;
        Options = options;
    }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>What was read; its value may be changed, and is then the result of the prompt.</summary>
    public PromptRecognizerResult<T> Recognized { get; }

    /// <summary>What the prompt was started with.</summary>
    public PromptOptions Options { get; }

    /// <summary>What the prompt remembers between attempts, by name; stored between turns.</summary>
    public IDictionary<string, object> State { get; }

    /// <summary>How many answers there have been, this one included.</summary>
    public int AttemptCount => State.TryGetValue(Prompt<T>.AttemptCountKey, out var count) ? Convert.ToInt32(count) : 0;
}
