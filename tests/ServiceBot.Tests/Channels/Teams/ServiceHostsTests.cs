using Microsoft.Extensions.Options;
using ServiceBot.Channels.Teams;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>Where the bot would take its token: to exact hosts, and to nothing that only looks like one.</summary>
public class ServiceHostsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/emea/22222222-2222-2222-2222-222222222222/")]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("https://smba.trafficmanager.net:443/amer/")]
    [InlineData("HTTPS://SMBA.TrafficManager.NET/teams/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc/")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/gcch/")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/dod/")]
    public void Microsofts_own_are_taken(string url) => Assert.True(Hosts().Takes(url));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://smba.evil.trafficmanager.net/")]
    [InlineData("https://xsmba.trafficmanager.net/")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net:80/")]
    [InlineData("https://smba.trafficmanager.net:0443/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://evil.example@smba.trafficmanager.net/")]
    [InlineData("https://:@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net\\@evil.example/")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https:\\\\smba.trafficmanager.net/")]
    [InlineData("https:/smba.trafficmanager.net/")]
    [InlineData("https:smba.trafficmanager.net")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("https://evil.example/smba.trafficmanager.net/")]
    [InlineData("https://evil.example#smba.trafficmanager.net")]
    [InlineData("https://evil.example?https://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?to=")]
    [InlineData("https://smba.trafficmanager.net/#")]
    [InlineData("https://smba.trafficmanager.net/#x")]
    [InlineData("https://smba%2Etrafficmanager.net/")]
    [InlineData("https://smba%E3%80%82trafficmanager.net/")]
    [InlineData("https://smba\u3002trafficmanager.net/")]
    [InlineData("https://ｓｍｂａ.trafficmanager.net/")]
    [InlineData("https://smbа.trafficmanager.net/")] // a Cyrillic a
    [InlineData("https://xn--smb-7cd.trafficmanager.net/")]
    [InlineData("https://smba.traffic\u00ADmanager.net/")]
    [InlineData("https://smba.trafficmanager.net\t.evil.example/")]
    [InlineData(" https://smba.trafficmanager.net/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://localhost:3978/")]
    [InlineData("https://169.254.169.254/latest/")]
    [InlineData("https://2130706433/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_else_is(string? url) => Assert.False(Hosts().Takes(url));

    [Fact]
    public void Nobody_is_that_long() => Assert.False(Hosts().Takes("https://smba.trafficmanager.net/" + new string('x', 600)));

    [Theory]
    [InlineData("https://connector.example/path/", true)]
    [InlineData("https://CONNECTOR.example", true)]
    [InlineData("https://connector.example:443/", true)]
    [InlineData("https://other.example:8443/x", true)]
    [InlineData("http://127.0.0.1:5000/v3", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://other.example/x", false)]
    [InlineData("http://connector.example/", false)]
    [InlineData("http://127.0.0.1:5001/", false)]
    [InlineData("https://127.0.0.1:5000/", false)]
    [InlineData("https://connector.example.evil.example/", false)]
    public void Those_of_the_settings_are_taken_too(string url, bool isTaken) =>
        Assert.Equal(isTaken, Hosts("https://connector.example, https://other.example:8443/ http://127.0.0.1:5000").Takes(url));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:1", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("http://192.168.0.7:56150/", false)]
    public void The_emulator_is_on_this_machine(string url, bool isTaken) => Assert.Equal(isTaken, Hosts(emulator: true).Takes(url));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("https://[::1]:1", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://connector.example/", false)]
    public void A_local_server_answers_on_this_machine_only(string url, bool isTaken) =>
        Assert.Equal(isTaken, Hosts("https://connector.example", appId: "").Takes(url));

    [Theory]
    [InlineData("", true)]
    [InlineData("https://connector.example", true)]
    [InlineData("https://connector.example/ https://other.example:8443;http://localhost:5000", true)]
    [InlineData("http://connector.example", false)]
    [InlineData("https://connector.example/path", false)]
    [InlineData("https://*.example", false)]
    [InlineData("https://user@connector.example", false)]
    [InlineData("https://connector.example?x", false)]
    [InlineData("connector.example", false)]
    [InlineData("https://connector.example nonsense", false)]
    public void The_setting_lists_origins(string setting, bool isUsable) => Assert.Equal(isUsable, ServiceHosts.AreUsable(setting));

    private static ServiceHosts Hosts(string own = "", bool emulator = false, string appId = "11111111-1111-1111-1111-111111111111") => new(
        Options.Create(new TeamsOptions { MicrosoftAppId = appId, Teams = new() { ServiceUrls = own, EmulatorTokens = emulator } }));
}
