using System.Globalization;
using System.Text.Json;
using ServiceBot.Customers;

namespace ServiceBot.Recovery;

/// <summary>
/// What is kept about a customer as JSON, for other programs. Version 1 of the format:
/// <code>
/// {
///   "format": "servicebot-customer/1", "team": "…", "exportedAt": instant,
///   "facts": [ { "kind": "Name|Say|Likes|Dislikes|Date|Matters|Note", "text": "…", "source": "Told|Wrote|Noticed",
///                "consent": "Said|Wrote", "consentAt": instant, "recordedAt": instant, "keptUntil": instant } ],
///   "cases": [ { "number": 43, "title": "…", "status": "Open|Parked|Closed|Cancelled|Merged", "severity": "Normal|Serious",
///                "openedAt", "firstWordAt", "fixedAt", "closedAt": instant, "outcome": "…", "outcomeConfirmed": false,
///                "didHelp": "Yes|Partly|No", "wouldReturn": "Yes|Perhaps|No",
///                "texts": [ { "field": "Story", "text": "…", "at": instant, of notes } ] } ]
/// }
/// </code>
/// What nobody said is left out. Instants are ISO 8601 in UTC. New members may be added; when one changes or goes, so does the number behind the format.
/// </summary>
internal static class CustomerJson
{
    public const string Format = "servicebot-customer/1";

    public static async Task WriteAsync(ExportedCustomer exported, Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, CaseJson.Options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("team", exported.Team);
        json.WriteString("exportedAt", exported.At);
        json.WriteStartArray("facts");
        foreach (var fact in exported.Facts)
            WriteFact(json, fact);

        json.WriteEndArray();
        json.WriteStartArray("cases");
        foreach (var contact in exported.Cases)
        {
            WriteCase(json, contact);
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static void WriteFact(Utf8JsonWriter json, KnownFact fact)
    {
        json.WriteStartObject();
        json.WriteString("kind", $"{fact.Kind}");
        json.WriteString("text", fact.Text);
        json.WriteString("source", $"{fact.Source}");
        json.WriteString("consent", $"{fact.Consent.How}");
        json.WriteString("consentAt", fact.Consent.At);
        json.WriteString("recordedAt", fact.RecordedAt);
        json.WriteString("keptUntil", fact.ExpiresAt);
        json.WriteEndObject();
    }

    private static void WriteCase(Utf8JsonWriter json, ExportedContact contact)
    {
        var about = contact.About;
        json.WriteStartObject();
        json.WriteNumber("number", about.Number);
        json.WriteString("title", contact.Title);
        json.WriteString("status", $"{about.Status}");
        json.WriteString("severity", $"{about.Severity}");
        json.WriteString("openedAt", about.OpenedAt);
        Instant("firstWordAt", about.FirstWordAt);
        Instant("fixedAt", about.FixedAt);
        Instant("closedAt", about.ClosedAt);
        Text("outcome", about.Outcome?.ToString());
        json.WriteBoolean("outcomeConfirmed", about.IsConfirmed);
        Text("didHelp", about.DidHelp?.ToString());
        Text("wouldReturn", about.WouldReturn?.ToString());
        json.WriteStartArray("texts");
        foreach (var written in contact.Texts)
        {
            json.WriteStartObject();
            json.WriteString("field", $"{written.Field}");
            json.WriteString("text", written.Text);
            Instant("at", written.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Instant(string name, DateTimeOffset? instant) => Text(name, instant?.ToString("O", CultureInfo.InvariantCulture));

        void Text(string name, string? text)
        {
            if (text is not null)
                json.WriteString(name, text);
        }
    }
}
