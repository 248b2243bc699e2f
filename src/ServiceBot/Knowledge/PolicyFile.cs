using System.Globalization;
using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Knowledge;

/// <summary>
/// The policies as they stand in their file: "## Title" for each, its text below, and a line "Words: …" with other words it is looked for by.
/// Before the first stand a note that is shown with each of them, and a line "As of: 2026-11-26".
/// </summary>
internal static class PolicyFile
{
    public const int MostPolicies = 500;
    public const int MostBytes = 512 * 1024;
    public const int LongestTitle = Longest.Title;
    public const int LongestText = Longest.Words;
    public const int LongestWords = Longest.Note;
    public const int LongestNote = Longest.Note;
    private const int MostLines = 40;
    private const string Title = "## ";
    private const string Words = "Words:";
    private const string AsOf = "As of:";

    public static IReadOnlyList<Policy> Load(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new StartupException($"The policies are to be read from {path}, and there is no such file. Put it there, or change the setting Policies:File.");

        if (file.Length > MostBytes)
            throw new StartupException($"The policies in {path} are larger than can be read: {file.Length:N0} of {MostBytes:N0} bytes. Please shorten them.");

        try
        {
            return Parse(File.ReadAllText(path), path, DateOnly.FromDateTime(file.LastWriteTimeUtc));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The policies in {path} cannot be read: {fault.Message}");
        }
    }

    /// <param name="name">What the file is called when something in it is wrong.</param>
    /// <param name="changed">When it was changed, where it does not say so itself.</param>
    public static IReadOnlyList<Policy> Parse(string text, string name, DateOnly changed)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith(Title, StringComparison.Ordinal));
        if (first < 0)
            throw Wrong(1, "holds no policy. Each begins with a line like: ## Refunds");

        var (note, asOf) = Preface(lines[..first]);
        var source = $"{(note.Length == 0 ? "" : $"{note} ")}Shown as of {WallClock.Write(asOf)}.";
        var policies = new List<Policy>();
        for (var at = first; at < lines.Length;)
        {
            var end = Array.FindIndex(lines, at + 1, line => line.StartsWith(Title, StringComparison.Ordinal));
            end = end < 0 ? lines.Length : end;
            policies.Add(Read(at, end));
            at = end;
        }

        if (policies.Count > MostPolicies)
            throw Wrong(lines.Length, $"holds {policies.Count:N0} policies, and at most {MostPolicies:N0} can be read");

        return policies;

        (string Note, DateOnly AsOf) Preface(string[] before)
        {
            var said = new List<string>();
            foreach (var (line, index) in before.Select((line, index) => (Said.OneLine(line), index)))
            {
                if (!line.StartsWith(AsOf, StringComparison.OrdinalIgnoreCase))
                    said.Add(line.StartsWith('#') ? "" : line);
                else if (!DateOnly.TryParseExact(line[AsOf.Length..].Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out changed))
                    throw Wrong(index + 1, "gives a day that cannot be read. Write it like: As of: 2026-11-26");
            }

            var whole = string.Join(' ', said.Where(line => line.Length > 0));
            return whole.Length <= LongestNote ? (whole, changed) : throw Wrong(1, $"begins with a note that is longer than {LongestNote:N0} characters");
        }

        Policy Read(int at, int end)
        {
            var title = Said.OneLine(lines[at][Title.Length..]);
            if (title.Length is 0 or > LongestTitle)
                throw Wrong(at + 1, $"needs a title of 1 to {LongestTitle:N0} characters behind ##");

            if (policies.Exists(other => Terms.Key(other.Title) == Terms.Key(title)))
                throw Wrong(at + 1, $"has the title “{title}” a second time. Give each policy a title of its own");

            var body = new List<string>();
            var words = "";
            for (var index = at + 1; index < end; index++)
            {
                var line = Said.OneLine(lines[index]);
                if (line.StartsWith(Words, StringComparison.OrdinalIgnoreCase))
                    words = $"{words} {line[Words.Length..].Trim()}".Trim();
                else
                    body.Add(line);
            }

            var said = string.Join('\n', body).Trim('\n');
            if (said.Length == 0)
                throw Wrong(at + 1, $"says nothing below the title “{title}”");
            if (said.Length > LongestText || said.Count(character => character == '\n') >= MostLines)
                throw Wrong(at + 1, $"says more below “{title}” than can be shown: at most {LongestText:N0} characters and {MostLines} lines. Make two policies of it");
            if (words.Length > LongestWords)
                throw Wrong(at + 1, $"has more than {LongestWords:N0} characters behind “Words:” of “{title}”");

            return new Policy(title, words, said, source, $"policy {title}");
        }

        StartupException Wrong(int line, string what) => new($"The policies cannot be used: {name}, line {line}, {what}.");
    }
}
