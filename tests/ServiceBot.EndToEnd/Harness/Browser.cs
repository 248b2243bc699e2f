using Microsoft.Playwright;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>One Chromium for all tests; every person gets a context of their own.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The browser itself waits for ever for a window to open or to close.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private IPlaywright playwright = null!; // set before any test runs
    private IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Programs.Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    internal async Task<ChatPage> OpenAsync(ServiceBotProcess bot, string person, int width = 1280, bool isDark = false)
    {
        var chat = await OpenAsync(width, isDark);
        await chat.GoToAsync(new Uri(bot.Address, $"?as={person}"));
        return chat;
    }

    /// <summary>The same where there are example days, with a look at them.</summary>
    internal async Task<ChatPage> OpenExampleAsync(ServiceBotProcess bot, string person, int width = 1280, bool isDark = false)
    {
        var chat = await OpenAsync(width, isDark);
        await chat.GoToExampleAsync(new Uri(bot.Address, $"?as={person}"));
        return chat;
    }

    /// <summary>A window of somebody who has not been anywhere yet.</summary>
    internal async Task<ChatPage> OpenAsync(int width = 1280, bool isDark = false)
    {
        var opening = browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 844 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            IgnoreHTTPSErrors = true, // the proxy of the tests made its certificate itself
        });
        return await ChatPage.OpenAsync(await opening.WaitAsync(Patience));
    }
}

/// <summary>The tests share the browser, so they run one after another, beside those that need none.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class UsesBrowser : ICollectionFixture<Browser>;
