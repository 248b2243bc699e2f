using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ServiceBot.Calendar;

namespace ServiceBot.Pulse;

/// <summary>
/// A journal as a file, for whoever wrote it. As JSON, version 1 of the format:
/// <code>
/// { "format": "servicebot-journal/1", "strength": "…",
///   "entries": [ { "day": date, "answers": { "Q39": 4 }, "text": "…" } ] }
/// </code>
/// New members may be added; when one changes or goes, so does the number behind the format.
/// </summary>
internal static class JournalFile
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task WriteJsonAsync(JournalPages pages, Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("format", "servicebot-journal/1");
        Write(json, pages);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    public static async Task WriteMarkdownAsync(Journal journal, JournalPages pages, Stream stream, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes("# My journal\n\n" + Markdown(journal, pages)), cancellationToken);

    /// <summary>Its members, inside an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, JournalPages pages)
    {
        json.WriteString("strength", pages.Strength);
        json.WriteStartArray("entries");
        foreach (var page in pages.Pages)
        {
            json.WriteStartObject();
            json.WriteString("day", page.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteStartObject("answers");
            foreach (var (question, value) in page.Answers)
                json.WriteNumber(question, value);

            json.WriteEndObject();
            json.WriteString("text", page.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What was written stands as a quotation, each line by itself.</summary>
    public static string Markdown(Journal journal, JournalPages pages)
    {
        var text = new StringBuilder();
        if (pages.Strength.Length > 0)
            text.Append("Something I am good at:\n\n").Append(Quoted(pages.Strength)).Append('\n');
        if (pages.Pages.Count == 0)
            text.Append("Nothing is written.\n");

        foreach (var page in pages.Pages)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {WallClock.Write(page.Day)}\n\n");
            foreach (var (question, value) in page.Answers)
                text.Append(CultureInfo.InvariantCulture, $"- {journal.TextOf(question)} {journal.WordFor(question, value)}\n");

            if (page.Answers.Count > 0)
                text.Append('\n');
            if (page.Text.Length > 0)
                text.Append(Quoted(page.Text)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quoted(string text) => string.Concat(text.Split('\n').Select(line => $"> {line}\n"));
}
