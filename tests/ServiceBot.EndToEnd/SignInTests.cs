using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

/// <summary>The web without another chat: invited, signed in, signed out, in a real browser behind an https proxy.</summary>
[Collection(nameof(Browser))]
public sealed class SignInTests(Browser browser) : IAsyncLifetime
{
    private readonly HttpsProxy proxy = new();
    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync()
    {
        bot = await ServiceBotProcess.StartPublicAsync(publicUrl: proxy.Address);
        proxy.Target = bot;
    }

    public async Task DisposeAsync()
    {
        await proxy.DisposeAsync();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task Invited_one_signs_in_talks_and_signs_out()
    {
        await Poll.UntilAsync(() => Task.FromResult(bot.Output.Contains("Nobody can sign in yet", StringComparison.Ordinal)), () => bot.Output);
        var link = await bot.InviteAsync("Ines", "Duarte");
        await using var ines = await browser.OpenAsync();

        await ines.Page.GotoAsync(link.AbsoluteUri);
        await Expect(ines.Page.GetByRole(AriaRole.Heading, new() { Name = "Welcome, Ines Duarte" })).ToBeVisibleAsync();
        Assert.Equal(new Uri(proxy.Address, "/sign-in").AbsoluteUri, ines.Page.Url);
        await ines.Page.ClickAsync("text=Sign in as Ines Duarte");
        await ines.IsConnectedAsync();

        await ines.SeesAsync("Hello Ines");
        await ines.SayAsync("problem the courier lost Ms Adler's parcel");
        await ines.PressAsync("Before we start", "A customer");
        await ines.SeesAsync("Step 1 of 5", ines.Room);
        await ines.SayAsync("Good morning", ines.Room);
        await Expect(ines.Page.Locator(".me .person-name")).ToHaveTextAsync("Ines Duarte");
        await Expect(ines.Page.Locator(".people")).ToBeHiddenAsync();
        await ines.PhotographAsync("signed-in-1280-light");
        Assert.Empty(ines.Complaints);

        var cookie = Assert.Single(await ines.Page.Context.CookiesAsync());
        Assert.Equal(("__Host-servicebot", true, true, SameSiteAttribute.Strict), (cookie.Name, cookie.Secure, cookie.HttpOnly, cookie.SameSite));

        await ines.LeaveAsync("Sign out");
        Assert.Empty(await ines.Page.Context.CookiesAsync());
        await ines.Page.GotoAsync(link.AbsoluteUri);
        await Expect(ines.Page.GetByRole(AriaRole.Heading, new() { Name = "This link does not work any more" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_works_in_one_browser_only()
    {
        var link = await bot.InviteAsync("Ines");
        await using var ines = await browser.OpenAsync();
        await using var thief = await browser.OpenAsync();
        await thief.Page.GotoAsync(link.AbsoluteUri); // who only looks, uses nothing up
        await Expect(thief.Page.Locator("#sign-in")).ToBeVisibleAsync();

        await ines.SignInAsync(link);
        await thief.Page.ClickAsync("#sign-in");

        await Expect(thief.Page.Locator("#used")).ToBeVisibleAsync();
        await ines.SayAsync("cases");
        await ines.SeesAsync("Nothing is open");
    }

    [Fact]
    public async Task A_stolen_cookie_is_worth_nothing_once_its_owner_has_left()
    {
        await using var ines = await browser.OpenAsync();
        await ines.SignInAsync(await bot.InviteAsync("Ines"));
        var stolen = Assert.Single(await ines.Page.Context.CookiesAsync());
        await using var thief = await browser.OpenAsync();
        await thief.Page.Context.AddCookiesAsync(
        [
            new() { Name = stolen.Name, Value = stolen.Value, Domain = stolen.Domain, Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Strict },
        ]);
        await thief.GoToAsync(proxy.Address);

        await ines.LeaveAsync("Sign out");

        await thief.IsOutAsync(); // by itself, within moments
        await thief.Page.ReloadAsync();
        await thief.IsOutAsync();
    }

    [Fact]
    public async Task Revoked_one_is_out_everywhere()
    {
        await using var desk = await browser.OpenAsync();
        await using var phone = await browser.OpenAsync(width: 390);
        await desk.SignInAsync(await bot.InviteAsync("Ines"));
        await phone.Page.GotoAsync((await bot.InviteAsync("Ines", "--again")).AbsoluteUri);
        await phone.Page.ClickAsync("#sign-in");
        await Expect(phone.Private).ToContainTextAsync("Connectivity Status: Connected");

        Assert.Contains("Ines is signed out of 2 browsers", await bot.TypeAsync("revoke", "Ines"), StringComparison.Ordinal);

        await desk.IsOutAsync();
        await phone.IsOutAsync();
    }

    [Fact]
    public async Task In_the_chat_one_gets_a_link_for_another_device_and_leaves_everywhere()
    {
        await using var desk = await browser.OpenAsync();
        await using var phone = await browser.OpenAsync();
        await desk.SignInAsync(await bot.InviteAsync("Ines"));

        await desk.SayAsync("team page");
        var said = ChatPage.Bubbles(desk.Private).Filter(new() { HasText = "This opens the web page as you" }).Last;
        await Expect(said).ToBeVisibleAsync();
        var link = (await said.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains('#', StringComparison.Ordinal));
        await phone.SignInAsync(new Uri(link));

        await phone.SayAsync("sign out everywhere");

        await phone.IsOutAsync();
        await desk.IsOutAsync();
    }

    [Fact]
    public async Task Who_is_signed_in_as_somebody_else_is_asked_first()
    {
        await using var shared = await browser.OpenAsync();
        await shared.SignInAsync(await bot.InviteAsync("Ines", "Duarte"));
        await shared.Page.GotoAsync((await bot.InviteAsync("Rui", "Matos")).AbsoluteUri);

        await Expect(shared.Page.Locator("#switch")).ToHaveTextAsync("You are signed in here as Ines Duarte. Signing in as Rui Matos ends that.");
        await shared.PhotographAsync("switch-1280-light");
        await shared.Page.ClickAsync("#sign-in");
        await shared.IsConnectedAsync();

        await Expect(shared.Page.Locator(".me .person-name")).ToHaveTextAsync("Rui Matos");
    }

    [Fact]
    public async Task Coming_from_another_site_one_is_still_signed_in()
    {
        await using var ines = await browser.OpenAsync();
        await ines.SignInAsync(await bot.InviteAsync("Ines"));
        await ines.Page.RouteAsync("https://intranet.example/", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"<a href='{proxy.Address}'>The chat</a>",
        }));
        await ines.Page.GotoAsync("https://intranet.example/");

        await ines.Page.ClickAsync("a");

        await ines.IsConnectedAsync();
        Assert.Equal(proxy.Address.AbsoluteUri, ines.Page.Url);
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        await using var ines = await browser.OpenAsync();
        await ines.Page.GotoAsync((await bot.InviteAsync("Ines")).AbsoluteUri);
        await Expect(ines.Page.Locator("#sign-in")).ToBeVisibleAsync();
        await ines.Page.Keyboard.PressAsync("Tab");
        await Expect(ines.Page.Locator("#sign-in")).ToBeFocusedAsync();
        await ines.PhotographAsync("confirm-focus");
        await ines.Page.Keyboard.PressAsync("Enter");
        await ines.IsConnectedAsync();

        await ines.Page.Locator(".me summary").FocusAsync();
        await ines.Page.Keyboard.PressAsync("Enter");
        await ines.Page.Keyboard.PressAsync("Tab");
        await Expect(ines.Page.Locator("#sign-out")).ToBeFocusedAsync();
        await ines.PhotographAsync("menu-focus");
        await ines.Page.Keyboard.PressAsync("Escape");
        await Expect(ines.Page.Locator("#sign-out")).ToBeHiddenAsync();
        await ines.Page.Keyboard.PressAsync("Enter");
        await ines.Page.Keyboard.PressAsync("Tab");
        await ines.Page.Keyboard.PressAsync("Enter");

        await ines.IsOutAsync();
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Its_pages_fit_the_window(int width, bool isDark)
    {
        var look = $"{width}-{(isDark ? "dark" : "light")}";
        await using var ines = await browser.OpenAsync(width, isDark);
        await ines.Page.GotoAsync(proxy.Address.AbsoluteUri);
        await ines.IsOutAsync();
        await LooksAsync(ines, $"door-{look}", width);

        await ines.Page.GotoAsync((await bot.InviteAsync("Ines", "Maximiliana", "Duarte", "de", "Albuquerque")).AbsoluteUri);
        await Expect(ines.Page.Locator("#sign-in")).ToBeVisibleAsync();
        await LooksAsync(ines, $"confirm-{look}", width);

        await ines.Page.ClickAsync("#sign-in");
        await Expect(ines.Private).ToContainTextAsync("Connectivity Status: Connected");
        await ines.SeesAsync("Hello Ines");
        await ines.Page.ClickAsync(".me summary");
        await LooksAsync(ines, $"menu-{look}", width);

        await ines.Page.GotoAsync(new Uri(proxy.Address, "/sign-in#nothing").AbsoluteUri);
        await Expect(ines.Page.Locator("#used")).ToBeVisibleAsync();
        await LooksAsync(ines, $"used-{look}", width);
    }

    private static async Task LooksAsync(ChatPage page, string name, int width)
    {
        await page.PhotographAsync(name);
        Assert.Equal(width, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }
}
