namespace ServiceBot.Recovery;

/// <summary>How much of each answer is kept, in characters. A card with all of them at their longest stays under 20 KB.</summary>
internal static class Longest
{
    public const int Sentence = 500;
    public const int Title = 80;
    public const int Story = 2000;
    public const int Note = 300;
    public const int CaseNote = 2000;
    public const int Options = 500;
    public const int Name = 80;
    public const int Time = 60;
    public const int Words = 1500;

    /// <summary>Of a text that is looked at and not kept.</summary>
    public const int Draft = 4000;
}
