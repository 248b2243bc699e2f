using System.Net;
using Microsoft.Extensions.Options;

namespace ServiceBot.Tests.Channels.Web;

public class LimitTests
{
    [Fact]
    public async Task Whoever_posts_too_fast_is_asked_to_wait_and_what_was_refused_is_not_kept()
    {
        await using var server = await WebServer.StartAsync(settings: [("Web:PostBurst", "2"), ("Web:PostsPerSecond", "1")]);
        var ines = await (await server.MeetAsync("ines")).OpenAsync();
        var amal = await (await server.MeetAsync("amal")).OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => ines.PostAsync($$"""{"type":"message","text":"{{n}}"}""")));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        foreach (var answer in refused)
        {
            await Refusal.HasAsync(HttpStatusCode.TooManyRequests, "TooManyRequests", answer);
            Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        }

        var kept = (await ines.ReadAsync())["activities"]!.AsArray().Count(activity => activity!["from"]!["id"]!.GetValue<string>() == "ines");
        Assert.Equal(40 - refused.Count, kept);
        await amal.SayAsync("I am not affected");
    }

    [Fact]
    public async Task One_address_gets_so_many_tokens_and_no_more()
    {
        await using var server = await WebServer.StartAsync(settings: [("Web:TokenBurst", "2"), ("Web:TokensPerSecond", "1")]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ =>
            server.Http.PostAsync("/v3/directline/tokens/generate", WebVisitor.Json("""{"user":{"id":"ines"}}"""))));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Web:PostsPerSecond", "0")]
    [InlineData("Web:SocketsPerPerson", "-1")]
    [InlineData("Web:Sockets", "2000000")]
    public async Task A_limit_that_makes_no_sense_is_found_when_the_program_starts(string name, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => WebServer.StartAsync(settings: (name, value)));

        Assert.Contains(name.Split(':')[1], refused.Message);
    }
}
