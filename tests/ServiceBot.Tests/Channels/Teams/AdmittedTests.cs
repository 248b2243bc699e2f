using System.Net;
using BotBuilder.Tests.Hosting;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Whom the bot lets in from Teams, and that nothing has an effect twice.</summary>
public class AdmittedTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"conversation":{"id":"a:amal","conversationType":"personal"}}""")]
    [InlineData("""{"channelData":null}""")]
    [InlineData("""{"channelData":{"tenant":{"id":"22222222-2222-2222-2222-222222222222"},"team":7}}""")]
    [InlineData("""{"timestamp":null}""")]
    [InlineData("""{"timestamp":"2026-11-21T08:01:00Z"}""")]
    [InlineData("""{"timestamp":"2026-11-21T09:59:00Z"}""")]
    [InlineData("""{"timestamp":"2026-11-21T10:00:00.123+01:00"}""")]
    public async Task What_Teams_sends_is_heard(string different)
    {
        await using var server = await TeamsServer.StartAsync();

        using var answer = await server.PostAsync(server.Message(different), server.Good());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, await server.CountAsync("Inbox"));
    }

    [Fact]
    public async Task A_message_that_is_delivered_again_has_one_effect()
    {
        await using var server = await TeamsServer.StartAsync();
        var message = server.Message();

        using var first = await server.PostAsync(message, server.Good());
        var said = await server.CountAsync("Outbox");
        server.Clock.Advance(TimeSpan.FromSeconds(15));
        using var again = await server.PostAsync(message, server.Good());

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal((1, said), (await server.CountAsync("Inbox"), await server.CountAsync("Outbox")));
        Assert.True(said > 0);
    }

    /// <summary>What was overheard is worth nothing: at first it is known already, and later it is too old.</summary>
    [Fact]
    public async Task A_message_that_was_overheard_has_no_effect_at_any_time()
    {
        await using var server = await TeamsServer.StartAsync();
        var (message, token) = (server.Message(), server.Good());
        using var first = await server.PostAsync(message, token);
        var said = await server.CountAsync("Outbox");

        server.Clock.Advance(TimeSpan.FromMinutes(59));
        using var soon = await server.PostAsync(message, token);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        using var late = await server.PostAsync(message, token);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        using var later = await server.PostAsync(message, token);
        using var withAnother = await server.PostAsync(message, server.Good());

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden],
            new[] { first, soon, late, later, withAnother }.Select(answer => answer.StatusCode));
        Assert.Equal((1, said), (await server.CountAsync("Inbox"), await server.CountAsync("Outbox")));
    }

    [Fact]
    public async Task A_press_that_is_delivered_again_is_answered_as_before()
    {
        await using var server = await TeamsServer.StartAsync();
        const string Press = """{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"own","data":{}}}}""";
        var press = server.Message(Press);

        using var first = await server.PostAsync(press, server.Good());
        server.Clock.Advance(TimeSpan.FromSeconds(15));
        using var again = await server.PostAsync(press, server.Good());
        using var other = await server.PostAsync(server.Message(Press), server.Good());

        var answer = await first.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(answer, await again.Content.ReadAsStringAsync());
        Assert.NotEqual(answer, await other.Content.ReadAsStringAsync()); // the bot of this test never says the same twice
        Assert.Equal(2, await server.CountAsync("Inbox"));
    }

    [Theory]
    [InlineData("""{"channelId":"emulator","conversation":{"id":"c-1"},"channelData":null}""", HttpStatusCode.OK)]
    [InlineData("{}", HttpStatusCode.OK)]
    [InlineData("""{"channelId":"emulator","conversation":{"id":"c-1","tenantId":"another"}}""", HttpStatusCode.Forbidden)]
    [InlineData("""{"conversation":{"id":"c-1"},"channelData":null}""", HttpStatusCode.Forbidden)]
    [InlineData("""{"channelId":"webchat"}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"channelId":"emulator","serviceUrl":"https://evil.example/"}""", HttpStatusCode.Unauthorized)]
    public async Task The_emulator_comes_in_where_it_is_wanted(string different, HttpStatusCode expected)
    {
        await using var server = await TeamsServer.StartAsync(isPublic: false);

        using var answer = await server.PostAsync(
            server.Message(different), TokenService.Good(server.Now, TeamsServer.ServiceUrl, Forgeries.Emulator));
        using var without = await server.PostAsync(server.Message(different), null);

        Assert.Equal((expected, HttpStatusCode.Unauthorized), (answer.StatusCode, without.StatusCode));
    }
}
