using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using ServiceBot.Bot;
using ServiceBot.Channels.Operator;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Channels.Teams;

/// <summary>What an administrator uploads to Teams.</summary>
public sealed class TeamsPackageTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly string _folder = Directory.CreateTempSubdirectory("servicebot-package-").FullName;

    private static readonly (string Name, string Value)[] All =
        [("MicrosoftAppId", AppId), ("Site:PublicUrl", "https://bot.example"), ("Site:Organisation", "Harbour Ferries")];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_holds_the_facts_of_this_installation()
    {
        var (code, said, package) = await MakeAsync(All);

        Assert.Equal(0, code);
        Assert.Contains("for https://bot.example, in the name of Harbour Ferries", said);
        Assert.Equal(["manifest.json", "color.png", "outline.png", "de.json"], package!.Keys);
        var manifest = JsonOf(package, "manifest.json");
        Assert.Equal((AppId, AppId), ((string)manifest["id"]!, (string)manifest["bots"]![0]!["botId"]!));
        Assert.Equal("Harbour Ferries", (string)manifest["developer"]!["name"]!);
        Assert.Equal("https://bot.example", (string)manifest["developer"]!["websiteUrl"]!);
        Assert.Equal("https://bot.example/privacy", (string)manifest["developer"]!["privacyUrl"]!);
        Assert.Equal("https://bot.example/terms", (string)manifest["developer"]!["termsOfUseUrl"]!);
        Assert.Equal("""["bot.example"]""", manifest["validDomains"]!.ToJsonString());
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string)manifest["version"]!);
        Assert.DoesNotContain("${{", manifest.ToJsonString());
    }

    [Fact]
    public async Task It_asks_for_nothing_the_bot_does_not_need()
    {
        var manifest = JsonOf((await MakeAsync(All)).Package!, "manifest.json");

        foreach (var name in (string[])["authorization", "webApplicationInfo", "permissions", "devicePermissions", "configurableTabs", "staticTabs", "composeExtensions", "connectors"])
            Assert.Null(manifest[name]);
        Assert.Equal("team", (string)manifest["defaultInstallScope"]!);
        Assert.Equal("""["personal","team"]""", manifest["bots"]![0]!["scopes"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_facts_make_the_same_file_and_other_facts_another()
    {
        var first = await BytesAsync(All);

        Assert.Equal(first, await BytesAsync(All));
        Assert.NotEqual(first, await BytesAsync([.. All, ("Teams:DeveloperName", "Ferries")]));
    }

    [Theory]
    [InlineData("""Ferries "A" & <B> \ {"id":"x"}""")]
    [InlineData("Fähren & Söhne")]
    public async Task A_name_stays_a_name(string name)
    {
        var (code, _, package) = await MakeAsync([.. All, ("Teams:DeveloperName", name)]);

        Assert.Equal(0, code);
        Assert.Equal(name, (string)JsonOf(package!, "manifest.json")["developer"]!["name"]!);
    }

    [Theory]
    [InlineData("set MicrosoftAppId to the application", "MicrosoftAppId", "")]
    [InlineData("MicrosoftAppId must be the application", "MicrosoftAppId", "my-bot")]
    [InlineData("set Site:PublicUrl, for example", "Site:PublicUrl", "")]
    [InlineData("Site:PublicUrl must be the address", "Site:PublicUrl", "http://bot.example")]
    [InlineData("Site:PublicUrl must be the address", "Site:PublicUrl", "https://bot.example/chat")]
    [InlineData("Site:PublicUrl must be the address", "Site:PublicUrl", "https://ines@bot.example")]
    [InlineData("Teams takes https addresses only", "Site:PublicUrl", "http://localhost:3978")]
    [InlineData("set Site:Organisation to", "Site:Organisation", " ")]
    [InlineData("Teams takes 32 characters", "Site:Organisation", "The Harbour Ferries and Islands Company")]
    public async Task What_is_missing_is_said_in_a_sentence(string sentence, string name, string value)
    {
        var (code, said, package) = await MakeAsync([.. All, (name, value)]);

        Assert.Equal(1, code);
        Assert.Contains(sentence, said);
        Assert.Single(said.Trim().Split('\n'));
        Assert.Null(package);
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once() =>
        Assert.Equal(3, (await MakeAsync()).Said.Trim().Split('\n').Length);

    [Fact]
    public async Task A_file_that_is_there_is_replaced_and_that_is_said()
    {
        Assert.StartsWith("Wrote ", (await MakeAsync(All)).Said, StringComparison.Ordinal);
        Assert.StartsWith("Replaced ", (await MakeAsync(All)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_cannot_be_written_that_is_said()
    {
        var output = new StringWriter();

        Assert.Equal(1, await new OperatorCommands(Settings(All), output).RunAsync(["teams-package", Path.Combine(_folder, "nowhere", "x.zip")]));

        Assert.StartsWith("The package could not be written to ", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tmp/made.zip")]
    [InlineData("made=1.zip")]
    public void The_file_is_no_setting(string file) => Assert.Equal(
        ["--MicrosoftAppId", AppId], OperatorCommands.SettingsIn(["teams-package", file, "--MicrosoftAppId", AppId]));

    [Fact]
    public async Task Help_names_every_command()
    {
        var output = new StringWriter();

        Assert.True(OperatorCommands.Know(["--help"]));
        Assert.Empty(OperatorCommands.SettingsIn(["--help"]));
        Assert.Equal(0, await new OperatorCommands(Settings(), output).RunAsync(["--help"]));

        foreach (var command in (string[])["invite", "revoke", "teams-package", "dead-letters", "replay", "drop"])
            Assert.Contains($"servicebot {command}", output.ToString());
    }

    [Fact]
    public async Task Every_command_it_offers_is_one_that_is_understood()
    {
        await using var bot = await TestBot.StartAsync();
        foreach (var (scope, _, title) in Offered(await ManifestAsync()))
        {
            Assert.True(Command.Parse(title) is not null, title);
            if (scope == "team")
                Assert.DoesNotContain("private chat; ", Assert.Single(await bot.SaysInRoomAsync("ines", $"@ServiceBot {title}")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_offers_at_most_ten_to_each_scope_and_none_twice()
    {
        var offered = Offered(await ManifestAsync()).ToList();

        Assert.Equal(["personal", "team"], offered.Select(one => one.Scope).Distinct());
        Assert.All(offered.GroupBy(one => one.Scope), scope => Assert.InRange(scope.Count(), 1, 10));
        Assert.Equal(offered.Count, offered.Select(one => (one.Scope, one.Title)).Distinct().Count());
    }

    /// <summary>What is typed stays as it is, because the bot understands that alone.</summary>
    [Fact]
    public async Task German_has_every_text_but_the_words_that_are_typed()
    {
        var package = (await MakeAsync(All)).Package!;
        var german = JsonOf(package, "de.json").Select(member => member.Key).Where(key => key != "$schema").ToHashSet();

        Assert.Equal(
            ["name.short", "name.full", "description.short", "description.full", .. Offered(JsonOf(package, "manifest.json")).Select(one => $"{one.Path}.description")],
            german);
        Assert.Equal("de.json", (string)JsonOf(package, "manifest.json")["localizationInfo"]!["additionalLanguages"]![0]!["file"]!);
    }

    [Fact]
    public async Task The_colour_icon_is_as_large_as_Teams_wants_it_and_leaves_room_to_be_cut()
    {
        var icon = Picture.Read((await MakeAsync(All)).Package!["color.png"]);

        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.All(icon.Points, point => Assert.Equal(255, point.Alpha));
        for (var at = 0; at < icon.Points.Count; at++)
            if (at % 192 is < 36 or >= 156 || at / 192 is < 36 or >= 156)
                Assert.Equal(((byte)0x0B, (byte)0x6B, (byte)0x5D, (byte)255), icon.Points[at]);
    }

    [Fact]
    public async Task The_outline_is_white_on_nothing()
    {
        var icon = Picture.Read((await MakeAsync(All)).Package!["outline.png"]);

        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.All(icon.Points.Where(point => point.Alpha > 0), point => Assert.Equal((255, 255, 255), (point.Red, point.Green, point.Blue)));
        Assert.InRange(icon.Points.Count(point => point.Alpha == 255), 50, 400);
        Assert.InRange(icon.Points.Count(point => point.Alpha == 0), 500, 1000);
    }

    private static IEnumerable<(string Scope, string Path, string Title)> Offered(JsonObject manifest) =>
        manifest["bots"]![0]!["commandLists"]!.AsArray().SelectMany((list, at) => list!["commands"]!.AsArray().Select(
            (command, place) => ((string)list["scopes"]!.AsArray().Single()!, $"bots[0].commandLists[{at}].commands[{place}]", (string)command!["title"]!)));

    private async Task<JsonObject> ManifestAsync() => JsonOf((await MakeAsync(All)).Package!, "manifest.json");

    private static JsonObject JsonOf(IReadOnlyDictionary<string, byte[]> package, string name) => JsonNode.Parse(package[name])!.AsObject();

    private async Task<byte[]> BytesAsync(params (string Name, string Value)[] settings)
    {
        await MakeAsync(settings);
        return await File.ReadAllBytesAsync(Path.Combine(_folder, "made.zip"));
    }

    private async Task<(int Code, string Said, Dictionary<string, byte[]>? Package)> MakeAsync(params (string Name, string Value)[] settings)
    {
        var (file, output) = (Path.Combine(_folder, "made.zip"), new StringWriter());
        var code = await new OperatorCommands(Settings(settings), output).RunAsync(["teams-package", file]);
        if (code != 0)
            return (code, output.ToString(), File.Exists(file) ? [] : null);

        using var zip = await ZipFile.OpenReadAsync(file);
        return (code, output.ToString(), zip.Entries.ToDictionary(entry => entry.FullName, ReadAll));
    }

    private static byte[] ReadAll(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var read = new MemoryStream();
        stream.CopyTo(read);
        return read.ToArray();
    }

    /// <summary>The later of two with one name holds.</summary>
    private static IConfiguration Settings(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(setting => setting.Name).ToDictionary(same => same.Key, same => (string?)same.Last().Value))
        .Build();
}
