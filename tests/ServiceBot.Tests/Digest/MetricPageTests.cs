using System.Runtime.CompilerServices;
using ServiceBot.Digest;

namespace ServiceBot.Tests.Digest;

/// <summary>The page for readers says what the bot says.</summary>
public class MetricPageTests
{
    private const string Renew = "SERVICEBOT_RENEW_PAGES";

    [Fact]
    public async Task The_page_about_the_figures_is_what_the_bot_says()
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../manifest/METRICS.md"));
        if (Environment.GetEnvironmentVariable(Renew) == "1")
            await File.WriteAllTextAsync(path, Page());

        var written = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        Assert.True(written == Page(), $"manifest/METRICS.md is not what the bot says any more. Write it again: {Renew}=1 dotnet test tests/ServiceBot.Tests --filter MetricPageTests");
    }

    private static string Page() => string.Join('\n',
    [
        "# What is counted, and how",
        "",
        "For everybody whose team uses ServiceBot. The bot says the same: type *what is*, or *what is* and a name, in the private chat or the team's channel.",
        "This page is written from the bot's own words by a test; change them there.",
        "",
        MetricGuide.Always,
        .. MetricGuide.All.SelectMany(Part),
        "",
    ]);

    private static IEnumerable<string> Part(Metric metric) =>
    [
        "",
        $"## {metric.Name}",
        "",
        .. MetricGuide.Facts(metric).Select(fact => $"- **{fact.Name}.** {fact.Text}"),
        "",
        $"Also called: {string.Join(", ", metric.Others)}.",
    ];

    private static string Here([CallerFilePath] string path = "") => path;
}
