namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What a prompt made of an answer.</summary>
public class PromptRecognizerResult<T>
{
    /// <summary>Whether the answer could be read.</summary>
    public bool Succeeded { get; set; }

    /// <summary>What was read; the default of <typeparamref name="T"/> when nothing was.</summary>
    public T Value { get; set; }

    /// <summary>Whether the answer may also mean something outside this prompt.</summary>
    public bool AllowInterruption { get; set; }
}
