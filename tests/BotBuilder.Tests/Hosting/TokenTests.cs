using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace BotBuilder.Tests.Hosting;

/// <summary>Who is let in where the bot has an app id.</summary>
[Trait("Improved", "the original reads keys over https only, and answers 500 to most of what is forged")]
public class TokenTests : IAsyncLifetime
{
    private const string ServiceUrl = "https://smba.example/emea/";
    private const string Tenant = "22222222-2222-2222-2222-222222222222";

    private TokenService _service;
    private Door _door;
    private int _turns;
    private ClaimsIdentity _sender;
    private string _caller;

    public static TheoryData<string> Forged => [.. Forgeries.Names];

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task InitializeAsync()
    {
        _service = await TokenService.StartAsync();
        _door = NewDoor();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task The_service_of_the_channel_comes_in()
    {
        Assert.Equal((200, 1), await PostAsync(TokenService.Good(Now, ServiceUrl)));

        Assert.True(_sender.IsAuthenticated);
        Assert.Equal(TokenService.AppId, _sender.FindFirst("aud")?.Value);
        Assert.Equal("urn:botframework:azure", _caller);
    }

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Who_is_not_it_is_refused_and_learns_nothing(string how)
    {
        var (status, answer) = await _door.PostAsync(Message(ServiceUrl), Forgeries.Make(how, Now, ServiceUrl));

        Assert.Equal((401, "", 0), (status, answer, _turns));
        Assert.DoesNotContain("/forged", _service.Asked);
        Assert.Equal((200, 1), await PostAsync(TokenService.Good(Now, ServiceUrl)));
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task Any_length_of_the_hash_is_good(string algorithm) =>
        Assert.Equal((200, 1), await PostAsync(TokenService.Good(Now, ServiceUrl, (header, _) => header["alg"] = algorithm)));

    [Fact]
    public async Task Clocks_may_differ_by_some_minutes()
    {
        Assert.Equal((200, 1), await PostAsync(TokenService.Good(Now, ServiceUrl, (_, payload) =>
            (payload["nbf"], payload["exp"]) = (Now.AddHours(-1).ToUnixTimeSeconds(), Now.AddMinutes(-4).ToUnixTimeSeconds()))));
        Assert.Equal((200, 2), await PostAsync(TokenService.Good(Now.AddMinutes(4), ServiceUrl)));
    }

    [Theory]
    [InlineData("HTTPS://smba.example/EMEA/", 200)]
    [InlineData("https://smba.example/emea", 401)]
    [InlineData("https://smba.example/amer/", 401)]
    [InlineData("", 401)]
    [InlineData(null, 401)]
    public async Task The_token_is_good_for_one_service_url(string serviceUrl, int expected)
    {
        var (status, _) = await _door.PostAsync(Message(serviceUrl), TokenService.Good(Now, ServiceUrl));

        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData("msteams", 200)]
    [InlineData("webchat", 401)]
    [InlineData("MSTEAMS", 401)]
    [InlineData(null, 401)]
    public async Task The_key_must_be_endorsed_for_the_channel(string channel, int expected)
    {
        _service.Keys = [ServiceKey.Second];

        var (status, _) = await _door.PostAsync(Message(ServiceUrl, channel), TokenService.Good(Now, ServiceUrl, key: ServiceKey.Second));

        Assert.Equal((expected, expected == 200 ? 1 : 0), (status, _turns));
    }

    [Fact]
    public async Task A_key_without_endorsements_is_good_for_no_channel()
    {
        var key = ServiceKey.Endorsed("bare");
        _service.Keys = [key];

        Assert.Equal((401, 0), await PostAsync(TokenService.Good(Now, ServiceUrl, key: key)));
    }

    [Fact]
    public async Task A_weak_key_is_no_key()
    {
        _service.Keys = [ServiceKey.Weak, ServiceKey.First];

        Assert.Equal((401, 0), await PostAsync(TokenService.Good(Now, ServiceUrl, key: ServiceKey.Weak)));
        Assert.Equal((200, 1), await PostAsync(TokenService.Good(Now, ServiceUrl)));
    }

    [Theory]
    [InlineData("away")]
    [InlineData("elsewhere")]
    [InlineData("no document")]
    [InlineData("no keys")]
    [InlineData("keys at an address that is not safe")]
    [InlineData("too much")]
    [InlineData("no answer")]
    public async Task Without_keys_nobody_is_let_in(string why)
    {
        _service.Instead = http =>
        {
            http.Response.StatusCode = why switch { "away" => 503, "elsewhere" => 302, _ => 200 };
            http.Response.Headers.Location = $"{_service.Url}/other";
            var body = why switch
            {
                "no document" => "[]",
                "no keys" => $$"""{"jwks_uri":"{{_service.MetadataUrl}}","keys":[{},7,{"kty":"EC","kid":"first"}]}""",
                "keys at an address that is not safe" => $$"""{"jwks_uri":"{{_service.Url.Replace("//", "//user@", StringComparison.Ordinal)}}/other"}""",
                "too much" => new string(' ', 600 * 1024) + $$"""{"jwks_uri":"{{_service.MetadataUrl}}"}""",
                _ => "",
            };
            return why == "no answer"
                ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted)
                : http.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body)).AsTask();
        };

        Assert.Equal((401, 0), await PostAsync(TokenService.Good(Now, ServiceUrl)));
        Assert.Equal((401, 0), await PostAsync(TokenService.Good(Now, ServiceUrl)));

        Assert.Equal(1, _service.Fetches - (why == "no keys" ? 1 : 0)); // there they are at the same address
        Assert.DoesNotContain("/other", _service.Asked);
    }

    [Theory]
    [InlineData("http://keys.example/metadata")]
    [InlineData("ftp://127.0.0.1/metadata")]
    [InlineData("https://user@keys.example/metadata")]
    [InlineData("keys")]
    public void Keys_are_read_from_no_address_that_could_be_anybodys(string url) =>
        Assert.Throws<ArgumentException>(() => new Door(null, ("MicrosoftAppId", TokenService.AppId), ("ToBotFromChannelOpenIdMetadataUrl", url)));

    [Theory]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", "1.0", "appid")]
    [InlineData("https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", "2.0", "azp")]
    [InlineData($"https://sts.windows.net/{Tenant}/", "1.0", "appid")]
    [InlineData($"https://login.microsoftonline.com/{Tenant}/v2.0", "2.0", "azp")]
    public async Task The_emulator_comes_in_where_the_settings_say_so(string issuer, string version, string app)
    {
        _door = NewDoor(("ToBotFromEmulatorOpenIdMetadataUrl", _service.MetadataUrl));

        Assert.Equal((200, 1), await PostAsync(TokenService.Good(Now, ServiceUrl, (header, payload) =>
        {
            Forgeries.Emulator(header, payload);
            payload.Remove("appid");
            (payload["iss"], payload["ver"], payload[app]) = (issuer, version, TokenService.AppId);
        })));
    }

    [Theory]
    [InlineData("appid", "00000000-53ed-4d29-b878-6e941da61e98")]
    [InlineData("appid", null)]
    [InlineData("ver", null)]
    [InlineData("ver", "2.0")]
    [InlineData("iss", $"https://sts.windows.net/00000000-2222-2222-2222-222222222222/")]
    [InlineData("aud", "another")]
    [InlineData("exp", "0")]
    public async Task No_other_emulator_comes_in(string claim, string value)
    {
        _door = NewDoor(("ToBotFromEmulatorOpenIdMetadataUrl", _service.MetadataUrl));

        Assert.Equal((401, 0), await PostAsync(TokenService.Good(Now, ServiceUrl, (header, payload) =>
        {
            Forgeries.Emulator(header, payload);
            if (claim == "exp")
                payload[claim] = 0;
            else if (value != null)
                payload[claim] = value;
            else
                payload.Remove(claim);
        })));
    }

    [Fact]
    public async Task Who_shows_nothing_is_refused_before_anybody_is_asked()
    {
        Assert.Equal((401, 0), await PostAsync(null));
        Assert.Equal((401, 0), await PostAsync(" "));
        Assert.Empty(_service.Asked);
    }

    /// <summary>The log would else be anybody's to fill, or to read tokens in.</summary>
    [Fact]
    public async Task Each_reason_is_logged_once_without_anything_of_the_token()
    {
        var log = new Reasons();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string>
        {
            ["MicrosoftAppId"] = TokenService.AppId,
            ["ToBotFromChannelOpenIdMetadataUrl"] = _service.MetadataUrl,
        }).Build();
        _door = new Door(null) { Adapter = new CloudAdapter(settings, logger: log) };

        foreach (var how in Forgeries.Names.Concat(Forgeries.Names))
            Assert.Equal((401, 0), await PostAsync(Forgeries.Make(how, Now, ServiceUrl)));

        Assert.Equal(log.Lines.Distinct(), log.Lines);
        Assert.InRange(log.Lines.Count, 8, 20);
        Assert.DoesNotContain(log.Lines, line => line.Contains("eyJ", StringComparison.Ordinal) || line.Contains(TokenService.AppId, StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("SecurityTokenInvalidAudienceException", StringComparison.Ordinal));
    }

    private static object Message(string serviceUrl, string channel = "msteams") =>
        new { type = "message", channelId = channel, serviceUrl, conversation = new { id = "c" }, from = new { id = "amal" } };

    private async Task<(int Status, int Turns)> PostAsync(string authorization)
    {
        var (status, _) = await _door.PostAsync(Message(ServiceUrl), authorization);
        return (status, _turns);
    }

    private sealed class Reasons : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable BeginScope<TState>(TState state) => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }

    private Door NewDoor(params (string Key, string Value)[] settings) => new(
        turn =>
        {
            _turns++;
            _caller = turn.Activity.CallerId;
            _sender = turn.TurnState.Get<System.Security.Principal.IIdentity>(BotAdapter.BotIdentityKey) as ClaimsIdentity;
            return Task.CompletedTask;
        },
        [
            ("MicrosoftAppId", TokenService.AppId),
            ("MicrosoftAppTenantId", Tenant),
            ("ToBotFromChannelOpenIdMetadataUrl", _service.MetadataUrl),
            .. settings,
        ]);
}
