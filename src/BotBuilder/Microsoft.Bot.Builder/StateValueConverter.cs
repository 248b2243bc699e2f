using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Dialogs.Choices;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Writes a value of a state so that it comes back as what it was. Texts, bools and ints stand for themselves; anything
/// else is an object with one member, whose name says what the value is: <c>{"decimal":1.50}</c>. The names are a closed
/// list, so that what is stored cannot choose which types are made; a bot's own types come back as JSON.
/// </summary>
internal sealed class StateValueConverter : JsonConverter<object>
{
    private const string Json = "json";
    private const string Map = "map";

    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        [Json] = typeof(JsonElement),
        [Map] = typeof(Dictionary<string, object>),
        ["list"] = typeof(List<object>),
        ["texts"] = typeof(List<string>),
        ["textArray"] = typeof(string[]),
        ["long"] = typeof(long),
        ["float"] = typeof(float),
        ["double"] = typeof(double),
        ["decimal"] = typeof(decimal),
        ["time"] = typeof(DateTimeOffset),
        ["dateTime"] = typeof(DateTime),
        ["guid"] = typeof(Guid),
        ["activity"] = typeof(Activity),
        ["attachments"] = typeof(List<Attachment>),
        ["attachmentArray"] = typeof(Attachment[]),
        ["reference"] = typeof(ConversationReference),
        ["dialogState"] = typeof(DialogState),
        ["dialogInstance"] = typeof(DialogInstance),
        ["promptOptions"] = typeof(PromptOptions),
        ["choice"] = typeof(Choice),
        ["choices"] = typeof(List<Choice>),
        ["foundChoice"] = typeof(FoundChoice),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> Names =
        Types.ToFrozenDictionary(t => t.Value, t => t.Key);

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.Number:
                return reader.GetInt32();
            case JsonTokenType.StartObject:
                break;
            default:
                throw new JsonException();
        }

        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName || !Types.TryGetValue(reader.GetString(), out var type))
            throw new JsonException();

        reader.Read();
        var value = JsonSerializer.Deserialize(ref reader, type, options);

        reader.Read();
        return reader.TokenType == JsonTokenType.EndObject ? value : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                return;
            case bool yes:
                writer.WriteBooleanValue(yes);
                return;
            case int number:
                writer.WriteNumberValue(number);
                return;
        }

        writer.WriteStartObject();
        if (Names.TryGetValue(value.GetType(), out var name))
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
        }
        else if (value is IDictionary<string, object> map)
        {
            writer.WritePropertyName(Map);
            JsonSerializer.Serialize(writer, map, options);
        }
        else
        {
            writer.WritePropertyName(Json);
            JsonSerializer.Serialize(writer, value, value.GetType(), BotJson.Options);
        }

        writer.WriteEndObject();
    }
}
