namespace ServiceBot.Coaching;

/// <summary>One word of a text, or the border of a sentence, and where it stands.</summary>
internal readonly record struct Word(int Id, int Start, int End, WordTraits Traits)
{
    /// <summary>A word that no rule mentions.</summary>
    public const int Unknown = 0;

    /// <summary>Where a sentence begins or ends.</summary>
    public const int Border = 1;

    /// <summary>Where a question ends.</summary>
    public const int Question = 2;

    /// <summary>In place of words that are not the writer's own.</summary>
    public const int Foreign = 3;

    public bool IsBorder => Id is Border or Question or Foreign;

    /// <summary>A gap is a few words within a clause; across a comma it would join what does not belong together.</summary>
    public bool TakenByAny => !IsBorder && !Is(WordTraits.AfterPause);

    public bool Is(WordTraits trait) => (Traits & trait) != 0;
}

[Flags]
internal enum WordTraits : byte
{
    None = 0,

    /// <summary>A comma, dash or bracket stands before it.</summary>
    AfterPause = 1,

    /// <summary>Begins with a capital letter and is not written in capitals throughout.</summary>
    Capital = 2,

    /// <summary>Part of the name of somebody or something.</summary>
    Name = 4,
}
