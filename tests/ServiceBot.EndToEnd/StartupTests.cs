using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>What cannot start says in one sentence why, and what to do.</summary>
public sealed class StartupTests
{
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
    [InlineData("MicrosoftAppId", "--MicrosoftAppId", "11111111-1111-1111-1111-111111111111")]
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
