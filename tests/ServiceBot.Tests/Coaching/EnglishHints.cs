using ServiceBot.Coaching;

namespace ServiceBot.Tests.Coaching;

/// <summary>The hints as the program has them, from the file that lies beside it.</summary>
internal static class EnglishHints
{
    private static readonly HashSet<string> NothingDropped = [];

    public static string File => System.IO.File.ReadAllText(CoachingServices.EnglishRules);

    public static Hints Hints { get; } = new(HintRules.Load(CoachingServices.EnglishRules));

    public static Hint? For(string text, Occasion occasion = Occasion.Customer) => Hints.Find(text, occasion, NothingDropped);
}
