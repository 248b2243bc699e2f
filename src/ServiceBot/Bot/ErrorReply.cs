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

    /// <summary>Later than this nobody knows any more what "your last message" was.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    public static string Message(Activity to, string text)
    {
        var reply = MessageFactory.Text(text);
        reply.ApplyConversationReference(to.GetConversationReference());
        return Payload.ToJson(reply);
    }

    public static InvokeResponse Invoke(string text) => new()
    {
        Status = (int)HttpStatusCode.OK,
        Body = new Dictionary<string, object>
        {
            ["statusCode"] = (int)HttpStatusCode.InternalServerError,
            ["type"] = "application/vnd.microsoft.error",
            ["value"] = new Dictionary<string, object> { ["code"] = "ServiceError", ["message"] = text },
        },
    };
}
