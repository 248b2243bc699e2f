using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace ServiceBot.Channels;

/// <summary>Reads a body as one JSON object, and takes nothing that two readers could understand in two ways or that cannot be stored.</summary>
internal static class StrictJson
{
    public const int LargestBody = 256 * 1024;
    public const int DeepestNesting = 64;

    /// <summary>Reads and checks the body, and leaves it rewound for whoever reads it next.</summary>
    /// <exception cref="RefusedException">It is not acceptable; the message says why.</exception>
    public static async Task<JsonElement> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        CheckHeaders(request);
        var body = await ReadBytesAsync(request, cancellationToken);
        request.Body = new MemoryStream(body.Array!, 0, body.Count, writable: false);
        return Parse(body);
    }

    /// <summary>Reads the body as one of ours.</summary>
    /// <exception cref="RefusedException">It is not acceptable; the message says why.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var body = await ReadAsync(request, cancellationToken);
        try
        {
            return body.Deserialize(type)!; // an object is never null
        }
        catch (JsonException wrong)
        {
            throw RefusedException.BadRequest(
                wrong.Path is { Length: > 2 } ? $"The part {wrong.Path[2..]} of the body is of the wrong kind." : "Something is missing in the body.");
        }
    }

    public static JsonElement Parse(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            throw RefusedException.BadRequest("The body is empty; a JSON object is expected.");
        if (!Utf8.IsValid(body))
            throw RefusedException.BadRequest("The body is not UTF-8.");

        CheckTokens(body);
        try
        {
            var json = JsonElement.Parse(body, new JsonDocumentOptions { MaxDepth = DeepestNesting, AllowDuplicateProperties = false });
            return json.ValueKind == JsonValueKind.Object
                ? json
                : throw RefusedException.BadRequest("The body must be a JSON object.");
        }
        catch (JsonException)
        {
            // Everything else was found out by reading the tokens.
            throw RefusedException.BadRequest("The body names a property twice in one object.");
        }
    }

    private static void CheckHeaders(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Any(encoding => !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
            throw RefusedException.Unsupported("The body must be sent without compression.");
        if (!IsJson(request.ContentType))
            throw RefusedException.Unsupported("The body must be JSON in UTF-8, with the content type application/json.");
        if (request.ContentLength > LargestBody)
            throw TooLarge();
    }

    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<ArraySegment<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // One byte more than is announced, so that the end is seen without growing.
        var buffer = new byte[(request.ContentLength ?? 4095) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > LargestBody)
                throw TooLarge();
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return new ArraySegment<byte>(buffer, 0, length);
    }

    /// <summary>Depth, escapes and numbers, while the text of the body still shows them.</summary>
    private static void CheckTokens(ReadOnlySpan<byte> body)
    {
        // One level more than is taken, so that the reader tells of it instead of failing.
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = DeepestNesting + 1 });
        try
        {
            while (reader.Read())
                CheckToken(ref reader);
        }
        catch (JsonException broken)
        {
            throw RefusedException.BadRequest(
                $"The body is not JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            // How the reader says that an escaped text is no text.
            throw RefusedException.BadRequest("A text in the body holds half of a surrogate pair.");
        }
    }

    private static void CheckToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= DeepestNesting:
                throw RefusedException.BadRequest($"The body is nested deeper than {DeepestNesting} levels.");
            case JsonTokenType.PropertyName or JsonTokenType.String when reader.ValueIsEscaped && reader.GetString()!.Contains('\0'):
                throw RefusedException.BadRequest("A text in the body holds the character U+0000.");
            case JsonTokenType.Number when !reader.TryGetDouble(out var number) || !double.IsFinite(number):
                throw RefusedException.BadRequest("A number in the body is too large.");
        }
    }

    private static RefusedException TooLarge() =>
        RefusedException.TooLarge($"The body is larger than {LargestBody / 1024} KB.");
}
