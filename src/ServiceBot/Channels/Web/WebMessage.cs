using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceBot.Channels.Web;

/// <summary>What a person posted, as the channel passes it on: id, time, sender and conversation are ours, the rest is read with care.</summary>
/// <param name="Key">The same for every delivery of the same message.</param>
/// <param name="Json">The activity, as the bot gets it and as everybody in the conversation sees it.</param>
internal sealed record WebMessage(string Id, string Key, string Json)
{
    public const int LongestText = 8_000;
    private const int LongestId = 128;
    private const int LongestLocale = 35;
    private const int LargestObject = 32 * 1024;

    private static readonly JsonWriterOptions Writing = new()
    {
        // It is never written into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>Null for what the bot has no use for, such as the news that somebody is typing.</returns>
    /// <exception cref="RefusedException">It cannot be taken; the message says why.</exception>
    public static WebMessage? Read(JsonElement body, WebCaller caller, DateTimeOffset now)
    {
        switch (Text(body, "type", LongestId))
        {
            case "message":
                break;
            case "typing" or "event":
                return null;
            default:
                throw RefusedException.BadRequest("The type of an activity posted here must be message, typing or event.");
        }

        if (Find(body, "attachments", JsonValueKind.Array) is { } attachments && attachments.GetArrayLength() > 0)
            throw RefusedException.BadRequest("Files and other attachments cannot be sent to ServiceBot; please send text.");

        var text = Text(body, "text", LongestText);
        var value = Bounded(body, "value");
        if (string.IsNullOrWhiteSpace(text) && value is null)
            throw RefusedException.BadRequest("A message needs a text, or a value that is an object.");

        var channelData = Bounded(body, "channelData");

        // Random, for some of these ids are kept longer than anybody may know when something was said.
        var id = Guid.NewGuid().ToString("N");
        var clientId = (channelData is { } data ? ClientActivityId(data) : null) ?? Text(body, "id", LongestId) ?? id;
        var json = Write(id, now, caller, text, Text(body, "locale", LongestLocale), value, channelData);

        // Each person numbers their own messages: in a room nobody can use up somebody else's number.
        return new WebMessage(id, $"{caller.PersonId}/{clientId}", json);
    }

    private static string Write(
        string id, DateTimeOffset now, WebCaller caller, string? text, string? locale, JsonElement? value, JsonElement? channelData)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            json.WriteString("type", "message");
            json.WriteString("id", id);
            json.WriteString("timestamp", now);
            json.WriteString("channelId", WebCarrier.Channel);
            WriteConversation(json, caller);
            WriteSender(json, caller);
            json.WriteStartObject("recipient");
            json.WriteString("id", WebBot.Id);
            json.WriteString("name", WebBot.Name);
            json.WriteEndObject();
            if (text is not null)
            {
                json.WriteString("text", text);
                // What people write is never Markdown, whatever the client says: it would let them draw buttons and pictures.
                json.WriteString("textFormat", "plain");
            }

            if (locale is not null)
                json.WriteString("locale", locale);

            WriteObject(json, "value", value);
            WriteObject(json, "channelData", channelData);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteConversation(Utf8JsonWriter json, WebCaller caller)
    {
        json.WriteStartObject("conversation");
        json.WriteString("id", caller.Conversation);
        json.WriteBoolean("isGroup", caller.Room is not null);
        json.WriteString("conversationType", caller.Room is null ? "personal" : "channel");
        if (caller.Room is { } room)
            json.WriteString("name", room.Name);

        json.WriteEndObject();
    }

    private static void WriteSender(Utf8JsonWriter json, WebCaller caller)
    {
        json.WriteStartObject("from");
        json.WriteString("id", caller.PersonId);
        json.WriteString("name", caller.Name);

        // In a room Web Chat would draw everybody who has this role as oneself.
        if (caller.Room is null)
            json.WriteString("role", "user");

        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is not { } given)
            return;

        json.WritePropertyName(name);
        given.WriteTo(json);
    }

    /// <summary>Web Chat's own id of the message. Other clients may keep anything there, or nothing.</summary>
    private static string? ClientActivityId(JsonElement channelData) =>
        channelData.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String
            ? Text(channelData, "clientActivityID", LongestId)
            : null;

    private static string? Text(JsonElement json, string name, int longest)
    {
        if (Find(json, name, JsonValueKind.String) is not { } found)
            return null;

        var text = found.GetString()!;
        return text.Length <= longest
            ? text
            : throw RefusedException.TooLarge($"The property '{name}' is longer than {longest} characters.");
    }

    private static JsonElement? Bounded(JsonElement json, string name)
    {
        if (Find(json, name, JsonValueKind.Object) is not { } found)
            return null;

        return JsonMarshal.GetRawUtf8Value(found).Length <= LargestObject
            ? found
            : throw RefusedException.TooLarge($"The property '{name}' is larger than {LargestObject / 1024} KB.");
    }

    private static JsonElement? Find(JsonElement json, string name, JsonValueKind kind)
    {
        if (!json.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
            return null;

        return found.ValueKind == kind
            ? found
            : throw RefusedException.BadRequest($"The property '{name}' must be of the kind {kind.ToString().ToLowerInvariant()}.");
    }
}
