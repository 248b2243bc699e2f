using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceBot.Channels.Teams;

/// <summary>The app package for Teams: the manifest with this installation's facts in it, the icons, and what it says in other languages.</summary>
internal static class TeamsPackage
{
    public const string Manifest = "manifest.json";

    private static readonly string[] AsTheyAre = ["color.png", "outline.png", "de.json"];

    /// <summary>So that the same facts make the same bytes; it is the earliest day a zip file knows.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is read by Teams and by people, and stands in no page
    };

    /// <summary>That of the program.</summary>
    public static string Version { get; } = typeof(TeamsPackage).Assembly.GetName().Version!.ToString(3); // the project file sets it

    public static byte[] Make(TeamsPackageFacts facts)
    {
        using var written = new MemoryStream();
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Manifest, Encoding.UTF8.GetBytes(ManifestOf(facts)));
            foreach (var name in AsTheyAre)
                Add(zip, name, Part(name));
        }

        return written.ToArray();
    }

    private static string ManifestOf(TeamsPackageFacts facts)
    {
        Dictionary<string, string> values = new()
        {
            ["${{Version}}"] = Version,
            ["${{MicrosoftAppId}}"] = facts.AppId,
            ["${{DeveloperName}}"] = facts.DeveloperName,
            ["${{PublicUrl}}"] = facts.Origin,
            ["${{PublicHost}}"] = facts.Host,
        };
        return Filled(JsonNode.Parse(Part(Manifest))!, values)!.ToJsonString(Readable); // a manifest is not null
    }

    /// <summary>Filled in as values and not as text, so that no name can become a part of the manifest.</summary>
    private static JsonNode? Filled(JsonNode? node, Dictionary<string, string> values) => node switch
    {
        JsonObject whole => new JsonObject(whole.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value, values)))),
        JsonArray list => new JsonArray([.. list.Select(item => Filled(item, values))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String =>
            JsonValue.Create(values.Aggregate(value.GetValue<string>(), (text, known) => text.Replace(known.Key, known.Value, StringComparison.Ordinal))),
        _ => node?.DeepClone(),
    };

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Always;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Part(string name)
    {
        using var stream = typeof(TeamsPackage).Assembly.GetManifestResourceStream($"teams/{name}")!; // embedded by the project file
        using var read = new MemoryStream();
        stream.CopyTo(read);
        return read.ToArray();
    }
}
