using System.Net;
using BotBuilder.Tests.Hosting;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Whom the bot does not let in from Teams: they learn nothing, they are counted, and nothing of theirs is kept.</summary>
public class RefusedTests(SharedTeamsServer shared) : IClassFixture<SharedTeamsServer>
{
    private readonly TeamsServer _server = shared.Server;

    /// <summary>A header of a megabyte ends before it comes to anybody who could count it.</summary>
    public static TheoryData<string> Forged => [.. Forgeries.Names.Where(name => name != "a megabyte")];

    [Theory]
    [MemberData(nameof(Forged))]
    public Task A_forged_token(string how) =>
        _server.RefuseAsync(HttpStatusCode.Unauthorized, "token", _server.Message(), Forgeries.Make(how, _server.Now, TeamsServer.ServiceUrl));

    [Fact]
    public async Task A_token_of_a_megabyte()
    {
        var rows = await _server.Web.CountRowsAsync();

        using var answer = await _server.PostAsync(_server.Message(), Forgeries.Make("a megabyte", _server.Now, TeamsServer.ServiceUrl));

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
        Assert.Equal(rows, await _server.Web.CountRowsAsync());
    }

    [Fact]
    public Task No_token_at_all() => _server.RefuseAsync(HttpStatusCode.Unauthorized, "no token", "not even JSON", null);

    [Theory]
    [InlineData("https://chat.example/other/")]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    public Task A_token_for_another_service_url(string body) =>
        _server.RefuseAsync(HttpStatusCode.Unauthorized, "token", _server.Message($$"""{"serviceUrl":"{{body}}"}"""), _server.Good());

    [Fact]
    public Task A_key_that_is_not_endorsed_for_Teams()
    {
        var key = ServiceKey.Endorsed("first", "webchat", "slack");
        _server.Keys.Keys = [key, ServiceKey.First];

        return _server.RefuseAsync(HttpStatusCode.Unauthorized, "token", _server.Message(), _server.Good(key));
    }

    [Theory]
    [InlineData("https://chat.example.evil.example/teams/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("http://chat.example/teams/")]
    [InlineData("https://user@chat.example/teams/")]
    [InlineData("http://127.0.0.1:3978/")]
    [InlineData("")]
    public Task A_service_url_where_the_connector_is_not(string url) => _server.RefuseAsync(
        HttpStatusCode.Unauthorized, "service url", _server.Message($$"""{"serviceUrl":"{{url}}"}"""), _server.Good(serviceUrl: url));

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    public Task No_service_url(string url) =>
        _server.RefuseAsync(HttpStatusCode.Unauthorized, "service url", _server.Message($$"""{"serviceUrl":{{url}}}"""), _server.Good());

    [Theory]
    [InlineData("\"emulator\"")]
    [InlineData("\"webchat\"")]
    [InlineData("\"directline\"")]
    [InlineData("\"MSTEAMS\"")]
    [InlineData("\"msteams \"")]
    [InlineData("null")]
    public Task Another_channel(string channel) =>
        _server.RefuseAsync(HttpStatusCode.Unauthorized, "channel", _server.Message($$"""{"channelId":{{channel}}}"""), _server.Good());

    [Theory]
    [InlineData("""{"conversation":{"id":"a:amal","tenantId":"00000000-2222-2222-2222-222222222222"}}""")]
    [InlineData("""{"conversation":{"id":"a:amal","tenantId":""}}""")]
    [InlineData("""{"conversation":{"id":"a:amal"},"channelData":{"tenant":{"id":"00000000-2222-2222-2222-222222222222"}}}""")]
    [InlineData("""{"channelData":{"tenant":{"id":"00000000-2222-2222-2222-222222222222"}}}""")]
    [InlineData("""{"channelData":{"tenant":{"id":"22222222-2222-2222-2222-222222222222"},"Tenant":{"id":"00000000-2222-2222-2222-222222222222"}}}""")]
    [InlineData("""{"channelData":{"tenant":{"id":7}}}""")]
    [InlineData("""{"channelData":{"tenant":{"id":{}}}}""")]
    [InlineData("""{"conversation":{"id":"a:amal"},"channelData":null}""")]
    [InlineData("""{"conversation":null,"channelData":{"tenant":null}}""")]
    [InlineData("""{"conversation":{"id":"a:amal","tenantId":null},"channelData":{"tenant":[]}}""")]
    public Task Another_organisation_or_none(string different) =>
        _server.RefuseAsync(HttpStatusCode.Forbidden, "tenant", _server.Message(different), _server.Good());

    [Theory]
    [InlineData(-61)]
    [InlineData(61)]
    public Task A_message_of_another_hour(int minutes) => _server.RefuseAsync(
        HttpStatusCode.Forbidden, "time", _server.Message($$"""{"timestamp":"{{_server.Now.AddMinutes(minutes):yyyy-MM-ddTHH:mm:ssZ}}"}"""), _server.Good());

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("hello")]
    [InlineData("""{"a":1,"a":2}""")]
    public Task A_body_that_is_no_activity(string body) => _server.RefuseAsync(HttpStatusCode.BadRequest, "body", body, _server.Good());

    [Theory]
    [InlineData("""{"timestamp":"yesterday"}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"CHANNELID":"msteams"}""")]
    [InlineData("""{"from":7}""")]
    public Task An_activity_that_cannot_be_read(string different) =>
        _server.RefuseAsync(HttpStatusCode.BadRequest, "body", _server.Message(different), _server.Good());

    [Fact]
    public async Task What_is_too_long()
    {
        await _server.RefuseAsync(HttpStatusCode.RequestEntityTooLarge, "body", new string(' ', 300 * 1024), _server.Good());
        await _server.RefuseAsync(HttpStatusCode.BadRequest, "body", _server.Message($$"""{"id":"{{new string('x', 513)}}"}"""), _server.Good());
    }

    [Fact]
    public async Task A_page_of_somebody_else()
    {
        var rows = await _server.Web.CountRowsAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(_server.Message(), null, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", _server.Good());
        request.Headers.Add("Origin", "https://evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await _server.Web.Http.SendAsync(request)).StatusCode);
        Assert.Equal(rows, await _server.Web.CountRowsAsync());
    }
}
