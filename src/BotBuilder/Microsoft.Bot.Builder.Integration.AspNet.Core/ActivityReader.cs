using System;
using System.IO;
using System.Text.Json;
using System.Text.Unicode;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Reads the activity of a request.</summary>
internal static class ActivityReader
{
    /// <summary>The activity; null when the body is none, or has what another reader would see differently.</summary>
    public static async Task<Activity> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return Read(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    private static Activity Read(ReadOnlySpan<byte> json)
    {
        try
        {
            CheckTexts(json);
            var activity = JsonSerializer.Deserialize<Activity>(json, BotJson.Options);
            return string.IsNullOrEmpty(activity?.Type) ? null : activity;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not an activity: the sender is told so.
            return null;
        }
    }

    // The members that take any JSON keep it as it came, and would fail on half a character only when it is read.
    private static void CheckTexts(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            throw new JsonException();

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
                _ = reader.GetString();
        }
    }
}
