using System.Text;
using System.Text.Json;
using ServiceBot.Delivery;

namespace ServiceBot.Channels.Teams;

/// <summary>Reads what a connector writes under a status. The status counts; a body that is late, broken or endless changes nothing about it.</summary>
internal static class ConnectorAnswer
{
    private const int Longest = 64 * 1024;
    private const int LongestId = 512;

    /// <returns>The id the channel gave the message; null where it gave none, so that it cannot be edited.</returns>
    public static async Task<string?> IdAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            using var body = JsonDocument.Parse(await ReadAsync(content, cancellationToken));
            return body.RootElement.ValueKind == JsonValueKind.Object ? TextOf(body.RootElement, "id") : null;
        }
        catch (JsonException)
        {
            // Accepted without an id.
            return null;
        }
    }

    /// <returns>The id of the message that began a thread: the answer names the thread and the message, and the thread's id ends with it.</returns>
    public static async Task<string?> ThreadIdAsync(HttpContent content, CancellationToken cancellationToken) =>
        await BodyAsync(content, Longest, cancellationToken) is { } body
            ? TextOf(body, "activityId") ?? (TextOf(body, "id") is { } thread ? ChannelThread.BeginningOf(thread) : null)
            : null;

    /// <returns>The word for why the bot may not write there, or not at this host, wherever in the body it stands; null where there is none.</returns>
    public static async Task<string?> CodeAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetString((await ReadAsync(content, cancellationToken)).Span);
        return Verdict.BlockingCodes.Append(Verdict.WrongHostCode).FirstOrDefault(code => body.Contains(code, StringComparison.Ordinal));
    }

    /// <returns>The object the connector answered with; null where it is none, is cut off, or is larger than that.</returns>
    public static async Task<JsonElement?> BodyAsync(HttpContent content, int largest, CancellationToken cancellationToken)
    {
        try
        {
            var body = await content.ReadAsByteArrayAsync(largest, cancellationToken);
            return body is null || JsonSerializer.Deserialize<JsonElement>(body) is not { ValueKind: JsonValueKind.Object } read ? null : read;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException or JsonException)
        {
            // Cut off, too slow or no JSON: without its end it says nothing.
            return null;
        }
    }

    private static string? TextOf(JsonElement body, string name) =>
        body.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 and <= LongestId } given
            ? given
            : null;

    private static async Task<byte[]?> ReadAsByteArrayAsync(this HttpContent content, int largest, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            read.Write(buffer, 0, count);
            if (read.Length > largest)
                return null;
        }

        return read.ToArray();
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[Longest];
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            return buffer.AsMemory(0, await stream.ReadAtLeastAsync(buffer, Longest, throwOnEndOfStream: false, cancellationToken));
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException)
        {
            // Cut off or too slow: without its end it says nothing.
            return ReadOnlyMemory<byte>.Empty;
        }
    }
}
