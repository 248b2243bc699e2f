using System.Net;
using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ServiceBot.Bot;

/// <summary>What an invoke was answered, as it is recorded for a second delivery.</summary>
internal static class InvokeAnswer
{
    /// <summary>What nobody here understands is refused in words.</summary>
    public static InvokeResponse? Of(ITurnContext context) => context.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey)?.Value switch
    {
        InvokeResponse { Status: >= 400 } refused => ErrorReply.Invoke((HttpStatusCode)refused.Status, "NotUnderstood", ErrorReply.NotUnderstood),
        InvokeResponse answer => answer,
        _ => null,
    };

    public static string? Write(InvokeResponse? answer) =>
        answer is null ? null : JsonSerializer.Serialize(new Recorded(answer.Status, answer.Body is null ? null : Payload.ToJson(answer.Body)));

    /// <returns>Null when what is recorded is not the answer of an invoke.</returns>
    public static InvokeResponse? Read(string? recorded)
    {
        if (recorded is null || !recorded.StartsWith('{') || JsonSerializer.Deserialize<Recorded>(recorded) is not { } answer)
            return null;

        return new InvokeResponse { Status = answer.Status, Body = answer.Body is null ? null : Payload.Parse(answer.Body) };
    }

    private sealed record Recorded(int Status, string? Body);
}
