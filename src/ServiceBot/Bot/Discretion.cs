using Microsoft.Bot.Schema;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>
/// By what a customer is recognised is kept nowhere, so it is taken out of what the person submitted before that is kept for them to see:
/// whatever becomes of the turn.
/// </summary>
internal static class Discretion
{
    private const string Input = "customerKey";
    private const string Blank = "••••";

    public static WebPost? Of(Activity activity, WebPost? post)
    {
        if (post is null)
            return null;

        if (Typed(activity.Text) is { } blanked)
            return post with { Json = Payload.With(post.Json, ["text"], blanked) };

        return post.Json.Contains(Input, StringComparison.OrdinalIgnoreCase) && CardAnswer.Read(activity.Value) is { CustomerKey: { Length: > 0 } }
            ? post with { Json = Payload.With(post.Json, ["value", Input], Blank) }
            : post;
    }

    /// <summary>Without what followed the number; null when nothing needs to be hidden. In a room the bot's name may stand before it.</summary>
    private static string? Typed(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        var said = Said.OneLine(text);
        var command = said.StartsWith('@') && said.IndexOf(' ') is > 0 and var space ? said[(space + 1)..] : said;
        return Command.Key.Read(command) is { } key ? $"key {(key.Rest.Length > 0 ? $"{key.Number} " : "")}{Blank}" : null;
    }
}
