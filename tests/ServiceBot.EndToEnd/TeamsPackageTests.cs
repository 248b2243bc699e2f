using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>What the real command writes, held against the schemas that Microsoft publishes for such packages.</summary>
public sealed class TeamsPackageTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("servicebot-package-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Harbour Ferries")]
    [InlineData("Fähren \"Nord\" & Söhne")]
    public async Task Teams_takes_the_package(string organisation)
    {
        var package = await MakeAsync(organisation);

        Assert.Equal((0, ""), await CheckAsync(package));
    }

    /// <summary>A check that finds nothing wrong anywhere would say nothing.</summary>
    [Theory]
    [InlineData("id", "manifest.json")]
    [InlineData("command", "manifest.json/bots/0/commandLists/0/commands")]
    [InlineData("name", "manifest.json/name/short")]
    [InlineData("permission", "manifest.json")]
    [InlineData("german", "de.json")]
    [InlineData("long german", "de.json/description.short")]
    [InlineData("icon", "outline.png is missing")]
    public async Task A_package_that_Teams_would_refuse_is_found(string broken, string where)
    {
        var package = await MakeAsync("Harbour Ferries");
        Break(package, broken);

        var (code, said) = await CheckAsync(package);

        Assert.Equal(1, code);
        Assert.Contains(where, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_settings_it_says_which_are_missing_and_writes_nothing()
    {
        var file = Path.Combine(folder, "none.zip");

        var (code, said) = await ServiceBotProcess.TryStartAsync("teams-package", file);

        Assert.Equal(1, code);
        foreach (var setting in (string[])["MicrosoftAppId", "Site:PublicUrl", "Site:Organisation"])
            Assert.Contains(setting, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Help_is_shown_without_a_server()
    {
        var (code, said) = await ServiceBotProcess.TryStartAsync("--help");

        Assert.Equal(0, code);
        Assert.Contains("servicebot teams-package", said, StringComparison.Ordinal);
    }

    /// <returns>The folder into which it is unpacked.</returns>
    private async Task<string> MakeAsync(string organisation)
    {
        var (file, unpacked) = (Path.Combine(folder, "servicebot.zip"), Path.Combine(folder, "unpacked"));
        var (code, said) = await ServiceBotProcess.TryStartAsync(
            "teams-package", file, "--MicrosoftAppId", "11111111-2222-3333-4444-555555555555", "--Site:PublicUrl", "https://bot.example", "--Site:Organisation", organisation);
        Assert.True(code == 0, said);
        await ZipFile.ExtractToDirectoryAsync(file, unpacked);
        return unpacked;
    }

    private static void Break(string package, string what)
    {
        var name = what.Contains("german", StringComparison.Ordinal) ? "de.json" : "manifest.json";
        var (file, json) = (Path.Combine(package, name), JsonNode.Parse(File.ReadAllText(Path.Combine(package, name)))!);
        switch (what)
        {
            case "id":
                json.AsObject().Remove("id");
                break;
            case "command":
                json["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Add(new JsonObject { ["title"] = "eleventh", ["description"] = "one too many" });
                break;
            case "name":
                json["name"]!["short"] = new string('x', 31);
                break;
            case "permission":
                json["everything"] = true;
                break;
            case "german":
                json["bots[0].commandLists[0].commands[10].description"] = "zu viel";
                break;
            case "long german":
                json["description.short"] = new string('x', 81);
                break;
            default:
                File.Delete(Path.Combine(package, "outline.png"));
                break;
        }

        File.WriteAllText(file, json.ToJsonString());
    }

    private static async Task<(int Code, string Said)> CheckAsync(string package)
    {
        var script = Path.Combine(Repository.Root, "tests", "ServiceBot.EndToEnd", "client", "teams-package.mjs");
        var packages = Path.Combine(Repository.Artifacts, "end-to-end-client");
        using var node = Process.Start(new ProcessStartInfo(Programs.Node, [script, packages, package]) { RedirectStandardError = true })!;
        using var deadline = new CancellationTokenSource(Patience);
        using var _ = deadline.Token.Register(node.Kill);
        var said = await node.StandardError.ReadToEndAsync(CancellationToken.None);
        await node.WaitForExitAsync(CancellationToken.None);
        return (node.ExitCode, said.Trim());
    }
}
