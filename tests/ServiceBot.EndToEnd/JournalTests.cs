using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>The journal in the real page: what one person writes there nobody else sees, and no file holds it.</summary>
[Collection(nameof(Browser))]
public sealed class JournalTests(Browser browser) : IAsyncLifetime
{
    private TestDatabase data = null!; // set before each test
    private ServiceBotProcess bot = null!;

    public async Task InitializeAsync()
    {
        data = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        bot = await ServiceBotProcess.StartNewAsync(data);
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await data.DisposeAsync();
    }

    [Fact]
    public async Task What_is_written_is_read_again_seen_by_nobody_else_and_deleted()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ines.Page.ClickAsync(".to-journal");
        await ines.Page.GetByText("Write a line to read on a hard day").ClickAsync();
        await ines.Page.FillAsync("#strength", "The plover listens well.");
        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Keep this line" }).ClickAsync();
        await Expect(ines.Page.Locator(".strength-line")).ToHaveTextAsync("The plover listens well.");

        Assert.Empty(await ines.Page.Locator("#questions input:checked").AllAsync());
        await ines.Page.GetByRole(AriaRole.Radio, new() { Name = "mostly" }).CheckAsync();
        await ines.Page.FillAsync("#text", "A plover came by.");
        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it", Exact = true }).ClickAsync();
        await Expect(ines.Page.GetByText("Kept, for you alone.")).ToBeVisibleAsync();
        await ines.Page.ReloadAsync();
        await Expect(ines.Page.Locator("#entries")).ToContainTextAsync("A plover came by.");
        await Expect(ines.Page.Locator("#entries")).ToContainTextAsync("colleagues. mostly");
        await ines.PhotographAsync("journal");

        // Nothing of it is in any file while it is kept, nor in what the program says.
        foreach (var file in data.Folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Extension != ".lock"))
            Assert.DoesNotContain("plover", await ReadAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain("plover", bot.Output, StringComparison.Ordinal);

        await using var rui = await browser.OpenAsync(bot, "rui");
        await rui.Page.ClickAsync(".to-journal");
        await Expect(rui.Page.GetByText("Nothing yet.")).ToBeVisibleAsync();
        Assert.DoesNotContain("plover", await rui.Page.ContentAsync(), StringComparison.Ordinal);

        await ines.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Delete the entry of") }).ClickAsync();
        await Expect(ines.Page.Locator("#entries li")).ToHaveCountAsync(0);
        await ines.Page.ReloadAsync();
        await Expect(ines.Page.GetByText("Nothing yet.")).ToBeVisibleAsync();
        await Expect(ines.Page.Locator(".strength-line")).ToHaveTextAsync("The plover listens well.");
        Assert.Empty(ines.Complaints.Concat(rui.Complaints));
    }

    private static async Task<string> ReadAsync(FileInfo file)
    {
        await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
