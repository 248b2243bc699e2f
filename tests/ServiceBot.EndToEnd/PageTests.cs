using Microsoft.Playwright;
using ServiceBot.EndToEnd.Harness;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd;

[Collection(nameof(Browser))]
public sealed class PageTests(Browser browser) : IAsyncLifetime
{
    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync() => bot = await ServiceBotProcess.StartNewAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task Nothing_is_asked_of_another_machine_and_the_browser_has_no_complaint()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ines.SayAsync("help");
        await ines.SeesAsync("problem");

        var own = bot.Address.Authority;
        Assert.DoesNotContain(ines.Requests, request => !request.StartsWith("data:", StringComparison.Ordinal) && !request.Contains(own, StringComparison.Ordinal));
        Assert.Empty(ines.Complaints);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(900, false)]
    [InlineData(900, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task It_fits_the_window(int width, bool isDark)
    {
        await using var ines = await browser.OpenAsync(bot, "ines", width, isDark);
        await ines.SayAsync("problem the courier lost Ms Adler's parcel");
        await Expect(ines.Card("Before we start")).ToBeVisibleAsync();
        await ines.PhotographAsync($"page-{width}-{(isDark ? "dark" : "light")}");

        Assert.Equal(width, await ines.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(width >= 1180, await ines.Room.IsVisibleAsync());
    }

    [Fact]
    public async Task A_message_is_written_and_sent_by_keyboard_alone()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ines.Page.Keyboard.PressAsync("Tab");
        await ines.Page.Keyboard.PressAsync("Enter"); // the skip link
        await ines.Page.Keyboard.TypeAsync("cases");
        await ines.Page.Keyboard.PressAsync("Enter");

        await ines.SeesAsync("Nothing is open");
        await Expect(ChatPage.Input(ines.Private)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_press_is_not_lost_when_the_card_changes_under_the_finger()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await using var rui = await browser.OpenAsync(bot, "rui");
        await ines.SayAsync("problem the courier lost Ms Adler's parcel");
        await ines.PressAsync("Before we start", "A customer");

        await rui.Card("Step 1 of 5", rui.Room).GetByRole(AriaRole.Button, new() { Name = "Take it", Exact = true }).HoverAsync();
        await rui.Page.Mouse.DownAsync();
        await ines.SayAsync("They waited all day");
        await ines.SeesAsync("Step 2 of 5", ines.Room);
        await rui.Page.Mouse.UpAsync();

        await Expect(rui.Card("Step 2 of 5")).ToBeVisibleAsync();
        await rui.SeesAsync("Step 2 of 5", rui.Room);
    }

    [Fact]
    public async Task Who_answers_a_card_by_keyboard_stays_in_the_chat()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await ines.SayAsync("problem the courier lost Ms Adler's parcel");
        await ines.Card("Before we start").GetByRole(AriaRole.Button, new() { Name = "A customer", Exact = true }).PressAsync("Enter");

        await Expect(ines.Card("Step 1 of 5")).ToBeVisibleAsync();
        await Expect(ines.Private.Locator(".webchat__basic-transcript")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_arrow_keys_choose_who_one_is()
    {
        await using var ines = await browser.OpenAsync(bot, "ines");
        await using var visitor = await browser.OpenAsync(bot, "ines");
        await visitor.Page.Locator("input[value=ines]").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("ArrowDown");

        await Expect(visitor.Page).ToHaveURLAsync(new Uri(bot.Address, "?as=rui").AbsoluteUri);
        await visitor.IsConnectedAsync();
        await visitor.SayAsync("Good morning", visitor.Room);
        await Expect(ines.Room.Locator(".sender")).ToHaveTextAsync("Rui Matos");
    }

    [Fact]
    public async Task What_is_said_elsewhere_is_counted_until_it_is_read()
    {
        await using var ines = await browser.OpenAsync(bot, "ines", width: 900);
        await using var rui = await browser.OpenAsync(bot, "rui");
        var unread = ines.Page.Locator("#show-room .unread");
        await Expect(unread).ToBeHiddenAsync();

        await rui.SayAsync("Good morning", rui.Room);
        await Expect(unread).ToHaveTextAsync("1");
        await Expect(ines.Page).ToHaveTitleAsync("(1) ServiceBot");

        await ines.Page.ClickAsync("#show-room");
        await ines.SeesAsync("Good morning", ines.Room);
        await Expect(ines.Page).ToHaveTitleAsync("ServiceBot");

        await ines.Page.ReloadAsync();
        await rui.SayAsync("Is anybody there?", rui.Room);
        await Expect(unread).ToHaveTextAsync("1");
    }
}
