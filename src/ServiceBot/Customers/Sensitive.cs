using System.Text;
using System.Text.Json;

namespace ServiceBot.Customers;

/// <summary>
/// What is not kept about a customer, whatever they agreed to: health, faith, politics and the like. It knows plain words only, and errs on the
/// side of letting through: whoever writes down a fact has read what does not belong there.
/// </summary>
internal sealed class Sensitive
{
    private readonly List<(SensitiveArea Area, string[] Words)> _phrases;
    private readonly HashSet<string> _names;

    private Sensitive(SensitiveFile file)
    {
        _phrases = [.. file.Areas.SelectMany(area => area.Value.Select(phrase => (Enum.Parse<SensitiveArea>(area.Key, ignoreCase: true), phrase.Split(' '))))];
        _names = [.. file.Names];
    }

    public static string EnglishWords => Path.Combine(AppContext.BaseDirectory, "Customers", "sensitive.en.json");

    public static Sensitive Parse(string json) => new(
        JsonSerializer.Deserialize<SensitiveFile>(json, SensitiveFile.Format) ?? throw new StartupException("The words that are not kept about customers are missing."));

    /// <summary>What it plainly says something about; null where it does not.</summary>
    /// <param name="isName">In a name, names are names.</param>
    public SensitiveArea? In(string text, bool isName = false)
    {
        var words = WordsOf(text);
        foreach (var (area, phrase) in _phrases)
            if (!(isName && phrase is [var only] && _names.Contains(only)) && Stands(phrase, words))
                return area;

        return null;
    }

    private static bool Stands(string[] phrase, List<string> words)
    {
        for (var at = 0; at + phrase.Length <= words.Count; at++)
        {
            var isThere = true;
            for (var i = 0; isThere && i < phrase.Length; i++)
                isThere = phrase[i].EndsWith('*') ? words[at + i].StartsWith(phrase[i][..^1], StringComparison.Ordinal) : words[at + i] == phrase[i];

            if (isThere)
                return true;
        }

        return false;
    }

    /// <summary>Small, in one form, without accents and what nobody sees: "Diabétic" and "DIABETIC" are one word.</summary>
    private static List<string> WordsOf(string text)
    {
        var whole = string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar));
        var words = new StringBuilder();
        foreach (var rune in whole.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                words.Append(Rune.ToLowerInvariant(rune));
            else if (!IsUnseen(rune))
                words.Append(' ');
        }

        return [.. words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.Format || rune.Value is '\'' or '’';
}

/// <summary>What nobody needs to know of a customer to serve them well.</summary>
internal enum SensitiveArea
{
    Health,
    Faith,
    Politics,
    Union,
    Origin,
    Sex,
}

/// <summary>The words as they stand in their file.</summary>
internal sealed record SensitiveFile(Dictionary<string, string[]> Areas, string[] Names)
{
    public static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
