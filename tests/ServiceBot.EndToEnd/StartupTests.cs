using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>What cannot start says in one sentence why, and what to do.</summary>
public sealed class StartupTests
{
    private static readonly Dictionary<string, string> Registration = new()
    {
        ["MicrosoftAppId"] = "11111111-1111-1111-1111-111111111111",
        ["MicrosoftAppTenantId"] = "22222222-2222-2222-2222-222222222222",
        ["MicrosoftAppPassword"] = "secret",
    };

    [Fact]
    public async Task A_second_start_on_the_same_data_names_the_first()
    {
        await using var bot = await ServiceBotProcess.StartNewAsync();

        var (exitCode, output) = await bot.StartAgainAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains($"in use by process {bot.Id}", output, StringComparison.Ordinal);
        Assert.Contains("Data:Folder", output, StringComparison.Ordinal);
        Assert.Single(output.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("other machines can reach", "--urls", "http://0.0.0.0:0")]
    [InlineData("other machines can reach", "--urls", "http://*:0")]
    [InlineData("Site:PublicUrl must be", "--Site:PublicUrl", "http://service.example")]
    [InlineData("Site:Proxies must list", "--Site:Proxies", "my-proxy")]
    [InlineData("change the setting Policies:File", "--Policies:File", "nowhere.md")]
    [InlineData("PostsPerSecond", "--Web:PostsPerSecond", "0")]
    [InlineData("Set Pulse:KeyFolder to a folder beside the data", "--Pulse:KeyFolder", "/")]
    [InlineData("Pulse:LeastPeople must be 5 or more", "--Pulse:LeastPeople", "4")]
    public async Task Settings_that_cannot_work_are_refused(string because, params string[] settings)
    {
        var (exitCode, output) = await ServiceBotProcess.TryStartAsync(settings);

        Assert.Equal(1, exitCode);
        Assert.Contains(because, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    /// <summary>A registration that is good, but for what is changed about it.</summary>
    [Theory]
    [InlineData("MicrosoftAppId must be the application (client) id", "MicrosoftAppId", "my-bot")]
    [InlineData("MicrosoftAppType must be SingleTenant", "MicrosoftAppType", "ManagedIdentity")]
    [InlineData("MicrosoftAppTenantId must be the directory (tenant) id", "MicrosoftAppTenantId", "")]
    [InlineData("MicrosoftAppTenantId must be the directory (tenant) id", "MicrosoftAppTenantId", "contoso.example")]
    [InlineData("set MicrosoftAppPassword to its client secret", "MicrosoftAppPassword", "")]
    [InlineData("leave out MicrosoftAppPassword", "MicrosoftAppType", "UserAssignedMSI")]
    [InlineData("either MicrosoftAppPassword or Teams:CertificatePath", "Teams:CertificatePath", "bot.pfx")]
    [InlineData("set Site:PublicUrl", "Site:PublicUrl", "")]
    [InlineData("Teams:ServiceUrls must list https addresses", "Teams:ServiceUrls", "http://connector.example")]
    [InlineData("set Teams:EmulatorTokens too", "ToBotFromEmulatorOpenIdMetadataUrl", "https://keys.example")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl must be an https address", "ToBotFromChannelOpenIdMetadataUrl", "http://keys.example")]
    [InlineData("ToChannelFromBotLoginUrl must be an https address", "ToChannelFromBotLoginUrl", "http://login.example")]
    [InlineData("leave it out, or Site:PublicUrl", "Teams:EmulatorTokens", "true")]
    [InlineData("Teams:EmulatorTokens must be true or false", "Teams:EmulatorTokens", "maybe")]
    [InlineData("MicrosoftAppId is missing", "MicrosoftAppId", "")]
    public async Task A_registration_that_cannot_work_is_refused_in_one_sentence(string because, string setting, string value)
    {
        var settings = new Dictionary<string, string>(Registration) { ["Site:PublicUrl"] = "https://bot.example", [setting] = value };

        var (exitCode, output) = await ServiceBotProcess.TryStartAsync(
            [.. settings.SelectMany(one => new[] { $"--{one.Key}", one.Value }), "--urls", "http://0.0.0.0:0"]);

        Assert.Equal(1, exitCode);
        Assert.Contains(because, output, StringComparison.Ordinal);
        Assert.Single(output.Trim().Split('\n'));
    }

    [Fact]
    public async Task With_a_registration_it_says_where_teams_must_send_to()
    {
        await using var bot = await ServiceBotProcess.StartPublicAsync(registration: Registration);

        Assert.Contains($"in Microsoft Teams, too; messaging endpoint {bot.Address}api/messages", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named()
    {
        await using var bot = await ServiceBotProcess.StartNewAsync();

        var (exitCode, output) = await ServiceBotProcess.TryStartAsync("--urls", bot.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(1, exitCode);
        Assert.Contains($"{bot.Address.Port}", output, StringComparison.Ordinal);
        Assert.Contains("--urls", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
