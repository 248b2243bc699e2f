using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ServiceBot.Bot;

/// <summary>What a person hears when their turn could not be finished.</summary>
internal static class ErrorReply
{
    public const string Broken =
        "Something went wrong on my side, and your last message was not taken. Everything before it is safe. Please send it again.";

    public const string Overtaken =
        "Several people changed this at the same moment, so your last message was not taken. Please look at the newest card and send it again.";

    public const string NotUnderstood = "I do not know that button, or what came with it. Please look at the newest card, or type help.";

    /// <summary>Later than this nobody knows any more what "your last message" was.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    public static string Message(Activity to, string text)
    {
        var reply = Talk.Text(text);
        reply.ApplyConversationReference(to.GetConversationReference());
        return Payload.ToJson(reply);
    }

    public static InvokeResponse Invoke(string text) => Invoke(HttpStatusCode.InternalServerError, "ServiceError", text);

    /// <summary>Answered with 200, for of anything else people see nothing at all.</summary>
    public static InvokeResponse Invoke(HttpStatusCode status, string code, string text) => new()
    {
        Status = (int)HttpStatusCode.OK,
        Body = new Dictionary<string, object>
        {
            ["statusCode"] = (int)status,
            ["type"] = "application/vnd.microsoft.error",
            ["value"] = new Dictionary<string, object> { ["code"] = code, ["message"] = text },
        },
    };
}
