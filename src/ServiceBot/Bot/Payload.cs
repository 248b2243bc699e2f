using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
#if OFFICIAL_BOT_SDK
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
#else
using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
#endif

namespace ServiceBot.Bot;

/// <summary>The one place that knows which JSON library is behind Bot Builder: payloads, activities and states.</summary>
internal static class Payload
{
#if OFFICIAL_BOT_SDK
    /// <summary>Marks stored state by who wrote it; state of another making is dropped.</summary>
    public const string StateFormat = "newtonsoft-1";

    private static readonly JsonSerializerSettings Wire = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
    };

    private static readonly JsonSerializerSettings State = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        TypeNameHandling = TypeNameHandling.Objects,
        SerializationBinder = new KnownTypes(),
    };

    public static T? ReadAs<T>(object? payload) => payload switch
    {
        null => default,
        T typed => typed,
        _ => JToken.FromObject(payload).ToObject<T>(),
    };

    public static string ToJson(object? value) => JsonConvert.SerializeObject(value, Wire);

    public static object? Parse(string json) => JsonConvert.DeserializeObject<JToken>(json);

    public static Activity ReadActivity(string json) => JsonConvert.DeserializeObject<Activity>(json, Wire)!;

    public static string WriteState(IDictionary<string, object> state) => JsonConvert.SerializeObject(state, typeof(object), State);

    private static IDictionary<string, object> ReadState(string json) =>
        JsonConvert.DeserializeObject<Dictionary<string, object>>(json, State)!;

    /// <summary>The closed list of what a state may hold, by words of ours: a stored type name could make the reader create anything.</summary>
    private sealed class KnownTypes : ISerializationBinder
    {
        private static readonly Dictionary<string, Type> Types = new()
        {
            ["map"] = typeof(Dictionary<string, object>),
            ["dialogState"] = typeof(DialogState),
            ["dialogInstance"] = typeof(DialogInstance),
            ["promptOptions"] = typeof(PromptOptions),
            ["choice"] = typeof(Choice),
            ["foundChoice"] = typeof(FoundChoice),
            ["activity"] = typeof(Activity),
            ["cardAction"] = typeof(CardAction),
        };

        private static readonly Dictionary<Type, string> Words = Types.ToDictionary(known => known.Value, known => known.Key);

        public Type BindToType(string? assemblyName, string typeName) =>
            Types.TryGetValue(typeName, out var type)
                ? type
                : throw new JsonSerializationException($"A state may not hold '{typeName}'.");

        public void BindToName(Type serializedType, out string? assemblyName, out string? typeName)
        {
            assemblyName = null;
            typeName = Words.TryGetValue(serializedType, out var word)
                ? word
                : throw new JsonSerializationException($"A state may not hold '{serializedType.Name}'.");
        }
    }
#else
    /// <summary>Marks stored state by who wrote it; state of another making is dropped.</summary>
    public const string StateFormat = "stj-1";

    /// <summary>What came in a member that takes any JSON (<c>Activity.Value</c>), as the type it should be.</summary>
    /// <exception cref="JsonException">It is not of that type.</exception>
    public static T? ReadAs<T>(object? payload) => BotJson.ConvertTo<T>(payload!);

    public static string ToJson(object? value) => JsonSerializer.Serialize(value, BotJson.Options);

    public static object? Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json, BotJson.Options);

    public static Activity ReadActivity(string json) => JsonSerializer.Deserialize<Activity>(json, BotJson.Options)!;

    public static string WriteState(IDictionary<string, object> state) => BotJson.SerializeState(state);

    private static IDictionary<string, object> ReadState(string json) => BotJson.DeserializeState(json);
#endif

    /// <summary>The JSON with another text in one of its places, if it has the place.</summary>
    /// <param name="path">Names, whose case does not matter.</param>
    public static string With(string json, IReadOnlyList<string> path, string text)
    {
        var whole = JsonNode.Parse(json)!.AsObject();
        var at = whole;
        foreach (var name in path.SkipLast(1))
            at = at.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value as JsonObject ?? [];

        foreach (var member in at.Select(member => member.Key).Where(name => name.Equals(path[^1], StringComparison.OrdinalIgnoreCase)).ToList())
            at[member] = text;

        return whole.ToJsonString();
    }

    /// <summary>The same for what may have been made up by anybody.</summary>
    public static bool TryReadAs<T>(object? payload, [NotNullWhen(true)] out T? value)
    {
        try
        {
            value = ReadAs<T>(payload);
        }
        catch (JsonException)
        {
            // It is not what we sent; the caller treats it as nothing.
            value = default;
        }

        return value is not null;
    }

    /// <summary>A stored state, or null when it is of another making; the dialog is then rebuilt from the case.</summary>
    public static IDictionary<string, object>? ReadState(string json, string format)
    {
        try
        {
            return format == StateFormat ? ReadState(json) : null;
        }
        catch (JsonException)
        {
            // An older program wrote what this one no longer knows.
            return null;
        }
    }
}
