using System.Text;

namespace ServiceBot.Pulse;

/// <summary>The rules of the questions that a team adds.</summary>
internal static class TeamQuestions
{
    public const int Most = 10;
    public const int Shortest = 10;
    public const int Longest = 160;

    /// <summary>What a part of the bank is about in a word stands there; a team's own is shown by its text.</summary>
    public const string Strand = "Your own";

    private const int ShortestName = 3;

    public static Item ItemOf(TeamQuestion question) =>
        new(question.Id, Strand, question.Text, Scale.Agreement, Cadence.Rotating, Audience.Team, PulseOptions.FewestPeople, "");

    public static string NewId() => $"T{Guid.NewGuid():N}";

    /// <summary>First names that are words as well; written small they are those.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "will", "may", "mark", "grace", "hope", "joy", "faith", "art", "bill", "rose", "dawn", "june", "rich", "frank", "pat", "sue", "drew", "guy", "miles", "max", "bob", "jack", "ray", "don", "dean", "lance",
    };

    /// <summary>A colleague whom a question is about, or what stands behind an @. What is said of one person cannot be anonymous.</summary>
    /// <param name="names">Of the colleagues.</param>
    /// <returns>Null: nobody.</returns>
    public static string? NameIn(string text, IEnumerable<string> names)
    {
        var words = WordsOf(text);
        return words.Find(word => word.StartsWith('@')) ?? names.FirstOrDefault(name =>
        {
            var parts = WordsOf(name).FindAll(part => part.Length >= ShortestName);
            return words.Exists(word => char.IsUpper(word[0])
                ? parts.Exists(part => IsSame(word, part))
                : parts.Take(1).Any(first => !Words.Contains(first) && IsSame(word, first)));
        });
    }

    /// <summary>"Rui's" is Rui's.</summary>
    private static bool IsSame(string word, string part) =>
        word.Equals(part, StringComparison.OrdinalIgnoreCase) || word.Equals(part + "s", StringComparison.OrdinalIgnoreCase);

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormC).Append(' '))
            if (char.IsLetter(letter) || letter == '@' && word.Length == 0)
                word.Append(letter);
            else if (letter is '\'' or '’' && word.Length > 0)
                continue;
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

        return words;
    }
}
