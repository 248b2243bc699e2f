using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ServiceBot.Channels.Teams;
using ServiceBot.Roster;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Which registrations can work.</summary>
public class TeamsRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("MicrosoftAppType=MultiTenant")]
    [InlineData("MicrosoftAppType=UserAssignedMSI&MicrosoftAppPassword=")]
    [InlineData("MicrosoftAppPassword=&Teams:CertificatePath=bot.pfx")]
    [InlineData("Teams:ServiceUrls=https://connector.example http://127.0.0.1:5000")]
    [InlineData("Teams:EmulatorTokens=true&PublicUrl=&ToBotFromEmulatorOpenIdMetadataUrl=http://localhost:5000/keys")]
    [InlineData("MicrosoftAppId=&MicrosoftAppPassword=&MicrosoftAppTenantId=&PublicUrl=")]
    [InlineData("MicrosoftAppId=&MicrosoftAppPassword=&MicrosoftAppTenantId=")]
    public void What_can_work_is_let_be(string different) => Assert.Null(Wrong(different));

    [Theory]
    [InlineData("MicrosoftAppId=bot", "MicrosoftAppId must be")]
    [InlineData("MicrosoftAppId={11111111-1111-1111-1111-111111111111}", "MicrosoftAppId must be")]
    [InlineData("MicrosoftAppId=", "MicrosoftAppId is missing")]
    [InlineData("MicrosoftAppId=&MicrosoftAppPassword=&Teams:EmulatorTokens=true", "set MicrosoftAppId, or leave it out")]
    [InlineData("MicrosoftAppType=", "MicrosoftAppType must be SingleTenant or UserAssignedMSI")]
    [InlineData("MicrosoftAppType=singletenant", "MicrosoftAppType must be")]
    [InlineData("MicrosoftAppTenantId=", "MicrosoftAppTenantId must be")]
    [InlineData("MicrosoftAppTenantId=contoso.example", "MicrosoftAppTenantId must be")]
    [InlineData("MicrosoftAppType=MultiTenant&MicrosoftAppTenantId=", "MicrosoftAppTenantId must be")]
    [InlineData("MicrosoftAppPassword=", "set MicrosoftAppPassword")]
    [InlineData("MicrosoftAppType=UserAssignedMSI", "leave out MicrosoftAppPassword")]
    [InlineData("MicrosoftAppType=UserAssignedMSI&MicrosoftAppPassword=&Teams:CertificatePath=bot.pfx", "leave out MicrosoftAppPassword")]
    [InlineData("Teams:CertificatePath=bot.pfx", "either MicrosoftAppPassword or Teams:CertificatePath")]
    [InlineData("PublicUrl=", "set Site:PublicUrl")]
    [InlineData("Teams:ServiceUrls=https://*.trafficmanager.net", "Teams:ServiceUrls must list")]
    [InlineData("ToBotFromEmulatorOpenIdMetadataUrl=https://keys.example", "set Teams:EmulatorTokens too")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl=http://keys.example", "ToBotFromChannelOpenIdMetadataUrl must be an https address")]
    [InlineData("Teams:EmulatorTokens=true", "leave it out, or Site:PublicUrl")]
    [InlineData("Teams:EmulatorTokens=true&PublicUrl=&ToBotFromEmulatorOpenIdMetadataUrl=keys", "ToBotFromEmulatorOpenIdMetadataUrl must be an https address")]
    [InlineData("ToChannelFromBotLoginUrl=http://login.example", "ToChannelFromBotLoginUrl must be an https address")]
    [InlineData("ToChannelFromBotLoginUrl=https://user@login.example", "ToChannelFromBotLoginUrl must be an https address")]
    public void What_cannot_is_said_in_one_sentence(string different, string sentence) =>
        Assert.Contains(sentence, Wrong(different), StringComparison.Ordinal);

    private static string? Wrong(string different)
    {
        var settings = new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = "11111111-1111-1111-1111-111111111111",
            ["MicrosoftAppTenantId"] = "22222222-2222-2222-2222-222222222222",
            ["MicrosoftAppPassword"] = "secret",
            ["PublicUrl"] = "https://bot.example",
        };
        foreach (var pair in different.Split('&', StringSplitOptions.RemoveEmptyEntries))
            settings[pair.Split('=', 2)[0]] = pair.Split('=', 2)[1];

        var options = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().Get<TeamsOptions>()!;
        var rules = new TeamsRules(Options.Create(new SiteOptions { PublicUrl = settings["PublicUrl"]! }));
        return rules.Validate(null, options).FailureMessage;
    }
}
