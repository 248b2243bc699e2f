using System.Net;
using System.Text.Json.Nodes;

namespace ServiceBot.Tests.Channels.Web;

/// <summary>How every refusal looks.</summary>
internal static class Refusal
{
    public static async Task HasAsync(HttpStatusCode status, string code, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);

        var error = JsonNode.Parse(text)!["error"]!;
        Assert.Equal(code, error["code"]!.GetValue<string>());
        var sentence = error["message"]!.GetValue<string>();
        Assert.True(char.IsUpper(sentence[0]) && sentence.Length > 15, sentence);
        Assert.DoesNotContain("Exception", sentence);
    }

    /// <summary>It was taken, or it was refused as everything is.</summary>
    public static async Task IsOneOrNoneAsync(HttpResponseMessage response, string what)
    {
        if (response.IsSuccessStatusCode)
            return;

        // Invokes have a protocol of their own: 501 when nobody handles them, and a card's error is the value of its answer.
        var status = (int)response.StatusCode;
        Assert.True(status is >= 400 and < 500 or 501, $"{status} for {what}");
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
        var error = answer?["error"] ?? answer?["value"];
        Assert.True(error?["code"] is not null && error["message"] is not null, $"{status} without a reason for {what}");
    }
}
