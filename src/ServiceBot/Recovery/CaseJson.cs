using System.Text.Encodings.Web;
using System.Text.Json;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>
/// A case as JSON, for other programs. Version 1 of the format:
/// <code>
/// {
///   "format": "servicebot-case/1",
///   "practice": false, "number": 43, "title": "…", "team": "…", "exportedAt": instant, "exportedBy": name,
///   "status": "Open|Parked|Closed|Cancelled|Merged", "step": "Intake|DontBlame|OwnIt|FixItFast|Analyze|BeGracious",
///   "affected": "External|Internal|Self", "severity": "Normal|Serious", "danger": false, "care": "Injury|Bereavement|Discrimination|DataLeak", "value": managers only,
///   "openedBy": name, "owner": name, "customerVoice": name,
///   "openedAt", "occurredAt", "knownAt", "promisedFor", "firstWordAt", "lastWordAt", "waitingSince", "fixedAt", "closedAt": instant,
///   "abuseAt": instant,                                   the contact ended then, because the customer was abusive
///   "outcome": "BetterThanExpected|Fine|LetDown|NotKnownYet", "outcomeConfirmed": false, "askedBy", "retention",
///   "didHelp": "Yes|Partly|No", "wouldReturn": "Yes|Perhaps|No",  as the customer says
///   "disclosure": "Due|AskedAnew|Settled|Acknowledged", "disclosureDue": instant, "disclosureOwner": name,
///   "settledAs": "Told|Waived|NotSafety", "settledAt": instant, "settledBy": name, "acknowledgedAt": instant, "acknowledgedBy": name,
///   "inPublic": true,                                      it is talked about
///   "stoppedBy": "Money, Time", "preventionDue": date, "repeatOf": number, "mergedInto": number, "failures": 0,
///   "spent": [ { "minor": 6000, "currency": "EUR" } ], "allowed": the same,   in minor units, each currency by itself
///   "texts": { "Story": "…", … },                         what stands now, by field
///   "merged": [ { "number": 41, "title": "…" } ],          cases that go on in this one
///   "events": [ { "case": 43, "sequence": 1, "kind": "Reported", "at": instant, "by": name, "data": "…", "person": name,
///                 "texts": [ { "field": "Story", "text": "…", "before": "…" } ] } ]
/// }
/// </code>
/// What nobody said is left out. Instants are ISO 8601 in UTC. A text that was taken out is in no event; the event "Deleted" names its field.
/// New members may be added; when one changes or goes, so does the number behind the format.
/// </summary>
internal static class CaseJson
{
    public const string Format = "servicebot-case/1";

    /// <summary>Letters stay letters; what could end a script or a string is escaped.</summary>
    public static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public static async Task WriteAsync(ExportedCase exported, Stream stream, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        WriteCase(json, exported);
        json.WriteStartArray("events");
        foreach (var (happened, texts) in exported.Timeline.Entries)
        {
            WriteEvent(json, happened, texts, exported.View);
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static void WriteCase(Utf8JsonWriter json, ExportedCase exported)
    {
        var (about, view) = (exported.About, exported.View);
        json.WriteString("format", Format);
        json.WriteBoolean("practice", about.IsPractice);
        json.WriteNumber("number", about.Number);
        json.WriteString("title", about.Title);
        json.WriteString("team", exported.Team);
        json.WriteString("exportedAt", exported.At);
        json.WriteString("exportedBy", exported.Reader);
        json.WriteString("status", $"{about.Status}");
        json.WriteString("step", $"{about.Step}");
        Text("affected", $"{about.Customer}");
        json.WriteString("severity", $"{about.Severity}");
        json.WriteBoolean("danger", about.Danger);
        Text("care", about.Care == SpecialCare.None ? null : $"{about.Care}");
        if (exported.SeesValue && about.Value != ValueRange.Unknown)
            json.WriteString("value", $"{about.Value}");

        json.WriteString("openedBy", Name(view, about.OpenerId));
        Text("owner", about.OwnerId is { } owner ? Name(view, owner) : null);
        Text("customerVoice", about.VoiceId is { } voice ? Name(view, voice) : null);
        Instant("openedAt", about.OpenedAt);
        Instant("occurredAt", about.OccurredAt);
        Instant("knownAt", about.KnownAt);
        Instant("promisedFor", about.PromiseAt);
        Instant("firstWordAt", about.FirstWordAt);
        Instant("lastWordAt", about.LastWordAt);
        Instant("waitingSince", about.PausedAt);
        Instant("fixedAt", about.FixedAt);
        Instant("closedAt", about.ClosedAt);
        Instant("abuseAt", about.AbuseAt);
        Text("outcome", $"{about.Outcome}");
        json.WriteBoolean("outcomeConfirmed", about.IsConfirmed);
        Text("askedBy", $"{about.AskedBy}");
        Text("retention", $"{about.Retention}");
        Text("didHelp", $"{about.DidHelp}");
        Text("wouldReturn", $"{about.WouldReturn}");
        if (about.IsToDisclose)
        {
            Text("disclosure", $"{about.Disclosure}");
            Instant("disclosureDue", about.DisclosureDue);
            Text("disclosureOwner", about.DiscloserId is { } discloser ? Name(view, discloser) : null);
            Text("settledAs", $"{about.Settled}");
            Instant("settledAt", about.SettledAt);
            Text("settledBy", about.SettledById is { } settler ? Name(view, settler) : null);
            Instant("acknowledgedAt", about.AcknowledgedAt);
            Text("acknowledgedBy", about.AcknowledgedById is { } leader ? Name(view, leader) : null);
        }

        if (about.IsPublic)
            json.WriteBoolean("inPublic", true);
        Text("stoppedBy", about.StoppedBy == CommitmentLimits.None ? null : $"{about.StoppedBy}");
        Text("preventionDue", about.Prevention is null ? null : about.PreventionDue?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Number("repeatOf", about.RepeatOf);
        Number("mergedInto", about.MergedInto);
        json.WriteNumber("failures", about.Failures);
        Amounts("spent", about.Spent.All);
        Amounts("allowed", about.Allowed is { } allowed ? [allowed] : []);
        json.WriteStartObject("texts");
        foreach (var field in CaseFields.InOrder.Where(field => field != CaseField.Title))
            Text($"{field}", about.TextOf(field));

        json.WriteEndObject();
        json.WriteStartArray("merged");
        foreach (var merged in exported.View.Merged)
        {
            json.WriteStartObject();
            json.WriteNumber("number", merged.Number);
            json.WriteString("title", merged.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        void Text(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                json.WriteString(name, text);
        }

        void Instant(string name, DateTimeOffset? instant)
        {
            if (instant is { } at)
                json.WriteString(name, at);
        }

        void Amounts(string name, IReadOnlyList<Amount> amounts)
        {
            if (amounts.Count == 0)
                return;

            json.WriteStartArray(name);
            foreach (var amount in amounts)
            {
                json.WriteStartObject();
                json.WriteNumber("minor", amount.Minor);
                json.WriteString("currency", amount.Currency);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        void Number(string name, int? number)
        {
            if (number is { } known)
                json.WriteNumber(name, known);
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, CaseEvent happened, IEnumerable<Written> texts, CaseView view)
    {
        json.WriteStartObject();
        json.WriteNumber("case", happened.CaseNumber);
        json.WriteNumber("sequence", happened.Sequence);
        json.WriteString("kind", $"{happened.Kind}");
        json.WriteString("at", happened.At);
        json.WriteString("by", Name(view, happened.PersonId));
        if (happened.AboutId is { } other)
            json.WriteString("person", Name(view, other));
        else if (happened.Data is { } data)
            json.WriteString("data", data);

        json.WriteStartArray("texts");
        foreach (var written in texts)
        {
            json.WriteStartObject();
            json.WriteString("field", $"{written.Field}");
            if (written.Text is not null)
                json.WriteString("text", written.Text);
            if (written.Before is not null)
                json.WriteString("before", written.Before);

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Name(CaseView view, string personId) => view.Names.GetValueOrDefault(personId, "somebody who left");
}
