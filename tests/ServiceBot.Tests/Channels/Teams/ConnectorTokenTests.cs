using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using ServiceBot.Delivery;
using ServiceBot.Tests.Delivery;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>The token by which the connector knows the bot: asked for once, renewed when it is not taken, and never written anywhere.</summary>
public sealed class ConnectorTokenTests : IDisposable
{
    private readonly TeamsDouble teams = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("servicebot-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Many_messages_at_once_go_out_with_one_token()
    {
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        for (var chat = 0; chat < 20; chat++)
            await delivery.SayAsync($"chat-{chat}", "hello", serviceUrl: TeamsDouble.ServiceUrl);

        await delivery.DeliverEverythingAsync();

        Assert.Equal(20, teams.Requests.Count);
        Assert.All(teams.Requests, asked => Assert.Equal("Bearer token-1", asked.Authorization));
        var (url, form) = Assert.Single(teams.TokenRequests);
        Assert.Equal($"https://login.microsoftonline.com/{TeamsDouble.Tenant}/oauth2/v2.0/token", url.AbsoluteUri);
        Assert.Contains("grant_type=client_credentials", form, StringComparison.Ordinal);
        Assert.Contains("scope=https://api.botframework.com/.default", form, StringComparison.Ordinal);
        Assert.Contains($"client_secret={TeamsDouble.Secret}", form, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MultiTenant", "https://login.microsoftonline.com", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData("SingleTenant", "https://login.example:8443/", $"https://login.example:8443/{TeamsDouble.Tenant}/oauth2/v2.0/token")]
    [InlineData("SingleTenant", "https://login.microsoftonline.us", $"https://login.microsoftonline.us/{TeamsDouble.Tenant}/oauth2/v2.0/token")]
    public async Task Where_tokens_are_asked_for_is_set(string type, string login, string expected)
    {
        teams.Settings["MicrosoftAppType"] = type;
        teams.Settings["ToChannelFromBotLoginUrl"] = login;
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "hello", serviceUrl: TeamsDouble.ServiceUrl);

        await delivery.DeliverAsync();

        Assert.Equal(expected, teams.TokenRequests.Last().Url.AbsoluteUri);
        Assert.All(teams.TokenRequests, asked => Assert.Equal(new Uri(login).Authority, asked.Url.Authority));
        Assert.Single(teams.Requests);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_is_renewed_once_for_all()
    {
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "first", serviceUrl: TeamsDouble.ServiceUrl);
        await delivery.DeliverAsync();

        teams.Usually = asked => TeamsDouble.Json(asked.Authorization == "Bearer token-1" ? 401 : 201, """{"id":"1"}""");
        for (var chat = 0; chat < 5; chat++)
            await delivery.SayAsync($"chat-{chat}", "hello", serviceUrl: TeamsDouble.ServiceUrl);
        await delivery.DeliverEverythingAsync();

        Assert.Equal(2, teams.TokenRequests.Count);
        Assert.All(await delivery.RowsAsync(), row => Assert.Equal((OutboxState.Sent, 1), (row.State, row.Attempts)));
        Assert.Null(TroubleOf(delivery));
    }

    [Fact]
    public async Task Who_is_refused_with_a_fresh_token_too_is_not_the_bot_they_say()
    {
        teams.Usually = TeamsDouble.Refusal(401, "BotNotRegistered");
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "hello", serviceUrl: TeamsDouble.ServiceUrl);

        await delivery.DeliverAsync();

        var row = await delivery.RowAsync();
        Assert.Equal(OutboxState.Dead, row.State);
        Assert.Contains("check its app id and secret", row.Problem, StringComparison.Ordinal);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], teams.Requests.Select(asked => asked.Authorization));
        Assert.Contains("MicrosoftAppId", TroubleOf(delivery)?.Settings, StringComparison.Ordinal);

        teams.Usually = null;
        await delivery.SayAsync("chat", "again", serviceUrl: TeamsDouble.ServiceUrl);
        await delivery.DeliverAsync();
        Assert.Null(TroubleOf(delivery));
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000215: a-secret-nobody-may-read is invalid."}""", "MicrosoftAppPassword")]
    [InlineData(400, """{"error":"unauthorized_client","error_description":"AADSTS700016: Application not found."}""", "MicrosoftAppId")]
    [InlineData(400, """{"error":"invalid_request","error_description":"AADSTS90002: Tenant not found."}""", "MicrosoftAppTenantId")]
    [InlineData(400, """{"error":"invalid_scope","error_description":"AADSTS70011"}""", "ToChannelFromBotOAuthScope")]
    [InlineData(404, "<html>a-secret-nobody-may-read</html>", "ToChannelFromBotLoginUrl")]
    [InlineData(302, "", "ToChannelFromBotLoginUrl")]
    [InlineData(503, "", "ToChannelFromBotLoginUrl")]
    [InlineData(200, "[]", "ToChannelFromBotLoginUrl")]
    public async Task Without_a_token_nothing_leaves_and_it_is_said_which_setting_to_check(int status, string body, string setting)
    {
        teams.Login = () => TeamsDouble.Json(status, body);
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "hello", serviceUrl: TeamsDouble.ServiceUrl);

        await delivery.DeliverAsync();

        Assert.Empty(teams.Requests);
        var row = await delivery.RowAsync();
        Assert.Equal((OutboxState.Waiting, false), (row.State, row.Ambiguous));
        Assert.Contains(setting, row.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(TeamsDouble.Secret, row.Problem, StringComparison.Ordinal);
        Assert.Contains(setting, TroubleOf(delivery)?.Settings, StringComparison.Ordinal);

        teams.Login = null;
        await delivery.DeliverEverythingAsync();
        Assert.Equal(OutboxState.Sent, (await delivery.RowAsync()).State);
        Assert.Null(TroubleOf(delivery));
    }

    [Fact]
    public async Task Whoever_gives_tokens_and_cannot_be_reached_is_asked_again()
    {
        teams.Login = () => throw new HttpRequestException(HttpRequestError.NameResolutionError);
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "hello", serviceUrl: TeamsDouble.ServiceUrl);
        await delivery.DeliverAsync();
        Assert.Equal((OutboxState.Waiting, false), ((await delivery.RowAsync()).State, (await delivery.RowAsync()).Ambiguous));

        teams.Login = null;
        await delivery.DeliverEverythingAsync();

        Assert.Equal(OutboxState.Sent, (await delivery.RowAsync()).State);
    }

    [Theory]
    [InlineData("bot.pfx", "pass")]
    [InlineData("bot.pfx", "")]
    [InlineData("bot.pem", "")]
    [InlineData("bot.pem", "pass")]
    public async Task A_certificate_stands_in_for_the_secret(string file, string password)
    {
        Certify(file, password);
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "hello", serviceUrl: TeamsDouble.ServiceUrl);

        await delivery.DeliverAsync();

        var form = Assert.Single(teams.TokenRequests).Form;
        Assert.Contains("client_assertion=eyJ", form, StringComparison.Ordinal);
        Assert.DoesNotContain("client_secret", form, StringComparison.Ordinal);
        Assert.Equal(OutboxState.Sent, (await delivery.RowAsync()).State);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_looked_for_again()
    {
        Certify("bot.pfx", "pass");
        teams.Settings["Teams:CertificatePassword"] = "wrong";
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "hello", serviceUrl: TeamsDouble.ServiceUrl);
        await delivery.DeliverAsync();

        var row = await delivery.RowAsync();
        Assert.Equal(OutboxState.Waiting, row.State);
        Assert.Contains("Teams:CertificatePath", row.Problem, StringComparison.Ordinal);

        Certify("bot.pfx", "wrong");
        await delivery.DeliverEverythingAsync();
        Assert.Equal(OutboxState.Sent, (await delivery.RowAsync()).State);
    }

    [Fact]
    public async Task A_managed_identity_is_asked_of_the_machine_and_needs_no_secret()
    {
        teams.Settings["MicrosoftAppType"] = "UserAssignedMSI";
        teams.Settings["MicrosoftAppPassword"] = "";
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "hello", serviceUrl: TeamsDouble.ServiceUrl);

        await delivery.DeliverAsync();

        var url = teams.TokenRequests.Last().Url;
        Assert.Equal("169.254.169.254", url.Host);
        Assert.Contains($"client_id={TeamsDouble.AppId}", url.Query, StringComparison.Ordinal);
        Assert.Contains("resource=https://api.botframework.com", Uri.UnescapeDataString(url.Query), StringComparison.Ordinal);
        Assert.Equal("Bearer token-1", Assert.Single(teams.Requests).Authorization);
    }

    [Fact]
    public async Task On_a_local_server_no_token_is_asked_for()
    {
        (teams.Settings["MicrosoftAppId"], teams.Settings["MicrosoftAppPassword"]) = ("", "");
        await using var delivery = await TestDelivery.StartAsync(teams.Configure);
        await delivery.SayAsync("chat", "hello", serviceUrl: "http://127.0.0.1:3978/_connector");

        await delivery.DeliverAsync();

        Assert.Empty(teams.TokenRequests);
        Assert.Null(Assert.Single(teams.Requests).Authorization);
    }

    private static RegistrationTrouble? TroubleOf(TestDelivery delivery) => delivery.Services.GetRequiredService<Registration>().Trouble;

    private void Certify(string file, string password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var path = Path.Combine(folder.FullName, file);
        if (file.EndsWith(".pfx", StringComparison.Ordinal))
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, password));
        else
            File.WriteAllText(path, certificate.ExportCertificatePem() + '\n' + (password.Length == 0
                ? key.ExportPkcs8PrivateKeyPem()
                : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000))));

        teams.Settings["MicrosoftAppPassword"] = "";
        teams.Settings["Teams:CertificatePath"] = path;
        teams.Settings["Teams:CertificatePassword"] = password;
    }
}
