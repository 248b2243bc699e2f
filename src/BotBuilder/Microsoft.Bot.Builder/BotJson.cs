using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Microsoft.Bot.Builder;

/// <summary>The JSON of activities and of states.</summary>
internal static class BotJson
{
    /// <summary>For all that goes over the wire.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>For states, whose values come back as what they were.</summary>
    public static JsonSerializerOptions StateOptions { get; } = CreateOptions(new StateValueConverter());

    /// <summary>Writes a state.</summary>
    public static string SerializeState(IDictionary<string, object> state) =>
        JsonSerializer.Serialize(state, StateOptions);

    /// <summary>Reads a state.</summary>
    public static IDictionary<string, object> DeserializeState(string json)
    {
        var state = JsonSerializer.Deserialize<StoredState>(json, StateOptions);
        state.Json = json;
        return state;
    }

    /// <summary>The value as the given type: itself when it is one, otherwise read from its JSON.</summary>
    public static T ConvertTo<T>(object value) => value switch
    {
        null => default,
        T typed => typed,
        JsonElement json => json.Deserialize<T>(Options),
        _ => JsonSerializer.SerializeToElement(value, value.GetType(), Options).Deserialize<T>(Options),
    };

    private static JsonSerializerOptions CreateOptions(params JsonConverter[] converters)
    {
        var options = new JsonSerializerOptions
        {
            AllowDuplicateProperties = false,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // What is written is never part of a page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // What came in nested 64 deep is written inside something else.
            MaxDepth = 256,
            PropertyNameCaseInsensitive = true,
            // Bots put objects of their own into members that take any.
            TypeInfoResolver = JsonTypeInfoResolver.Combine(BotJsonContext.Default, new DefaultJsonTypeInfoResolver()),
        };
        options.Converters.Add(new InstantConverter());
        foreach (var converter in converters)
            options.Converters.Add(converter);

        options.MakeReadOnly();
        return options;
    }
}
