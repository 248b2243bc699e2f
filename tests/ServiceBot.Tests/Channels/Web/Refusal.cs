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
}
