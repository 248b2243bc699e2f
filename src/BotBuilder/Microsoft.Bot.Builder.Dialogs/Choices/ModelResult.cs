namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Something found in a text.</summary>
public class ModelResult<T>
{
    /// <summary>The part of the text.</summary>
    public string Text { get; set; }

    /// <summary>Where it begins: the position of its first character, from 0.</summary>
    public int Start { get; set; }

    /// <summary>Where it ends: the position of its last character.</summary>
    public int End { get; set; }

    /// <summary>What kind of thing it is, such as "choice".</summary>
    public string TypeName { get; set; }

    /// <summary>What it means.</summary>
    public T Resolution { get; set; }
}
