using System.Globalization;
using System.Text;
using System.Text.Json;
using ServiceBot.Calendar;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// What is kept about somebody, as it is written into a file; its name does not say about whom. As JSON, version 1 of the format:
/// <code>
/// {
///   "format": "servicebot-my-data/1", "exportedAt": instant, "cannotBeGiven": "…", "elsewhere": "…",
///   "person": [ { "name", "zone", … } ], "teams": [ … ], "addresses": [ … ], "hours": [ … ], "choices": [ … ], "changes": [ … ], "sessions": [ … ],
///   "cases": [ { "number": 43, "title": "…", "part": "opener, owner" } ], "moments": [ … ], "thanksGiven": [ … ], "thanksReceived": [ … ],
///   "done": [ … ], "followUps": [ … ], "gaps": [ … ], "spending": [ … ], "heldNotes": [ … ], "guesses": [ … ], "asked": [ … ], "openAnswers": [ … ],
///   "journal": { "strength": "…", "entries": [ … ] }                        as in servicebot-journal/1
/// }
/// </code>
/// What nobody said is left out. Instants are ISO 8601 in UTC. New members may be added; when one changes or goes, so does the number behind the format.
/// </summary>
internal sealed class OwnDataFile(OwnData data)
{
    public string Name => "my-data";

    public async Task WriteJsonAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, CaseJson.Options);
        json.WriteStartObject();
        json.WriteString("format", "servicebot-my-data/1");
        json.WriteString("exportedAt", data.At);
        json.WriteString("cannotBeGiven", OwnData.Cannot);
        json.WriteString("elsewhere", OwnData.Elsewhere);
        foreach (var part in data.Parts)
        {
            json.WriteStartArray(part.Key);
            foreach (var row in part.Rows)
            {
                json.WriteStartObject();
                foreach (var fact in row)
                    Write(json, fact);

                json.WriteEndObject();
            }

            json.WriteEndArray();
            await json.FlushAsync(cancellationToken);
        }

        json.WriteStartObject("journal");
        JournalFile.Write(json, data.Pages);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    public async Task WriteMarkdownAsync(Stream stream, CancellationToken cancellationToken)
    {
        foreach (var part in Markdown())
            await stream.WriteAsync(Encoding.UTF8.GetBytes(part), cancellationToken);
    }

    private IEnumerable<string> Markdown()
    {
        yield return $"# What is kept about me\n\n{OwnData.Cannot}\n\n{OwnData.Elsewhere}\n\n";
        foreach (var part in data.Parts)
        {
            yield return $"## {part.Title}\n\n";
            if (part.Rows.Count == 0)
                yield return "Nothing.\n";
            foreach (var row in part.Rows)
                yield return $"- {string.Join(" · ", row.Where(fact => fact.Value is not null).Select(fact => $"{fact.Name}: {CaseMarkdown.Inline(Say(fact.Value!))}"))}\n"; // not null, says the line itself

            yield return "\n";
        }

        yield return $"## My journal\n\n{JournalFile.Markdown(data.Journal, data.Pages).Replace("\n## ", "\n### ", StringComparison.Ordinal)}\n";
        yield return $"Exported on {WallClock.Write(data.At, data.Zone)}.\n";
    }

    private string Say(object value) => value switch
    {
        DateTimeOffset at => WallClock.Write(at, data.Zone),
        DateOnly day => WallClock.Write(day),
        bool isSo => isSo ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void Write(Utf8JsonWriter json, OwnFact fact)
    {
        switch (fact.Value)
        {
            case null:
                break;
            case DateTimeOffset at:
                json.WriteString(fact.Key, at);
                break;
            case DateOnly day:
                json.WriteString(fact.Key, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case bool isSo:
                json.WriteBoolean(fact.Key, isSo);
                break;
            case int number:
                json.WriteNumber(fact.Key, number);
                break;
            default:
                json.WriteString(fact.Key, $"{fact.Value}");
                break;
        }
    }
}
