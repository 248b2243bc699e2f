using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>The page as a person uses it: reads, types and presses.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private bool isUnknownAction;

    public ChatPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Hear(message);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    /// <summary>One more window of whoever has the context.</summary>
    public static async Task<ChatPage> OpenAsync(IBrowserContext context) => new(await context.NewPageAsync().WaitAsync(Browser.Patience));

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    public ILocator Private => Page.Locator("#private");

    public ILocator Room => Page.Locator("#room");

    /// <summary>The room of the example team, where there is one.</summary>
    public ILocator Example => Page.Locator("#room-2");

    /// <summary>Returns when the private chat and the example's room are connected; an example person is in no other room.</summary>
    public async Task GoToExampleAsync(Uri address)
    {
        await Page.GotoAsync(address.AbsoluteUri);
        await Expect(Private).ToContainTextAsync("Connectivity Status: Connected");
        await Expect(Example).ToContainTextAsync("Connectivity Status: Connected");
    }

    /// <summary>Returns when both chats are connected: before, Web Chat does not send.</summary>
    public async Task GoToAsync(Uri address)
    {
        await Page.GotoAsync(address.AbsoluteUri);
        await IsConnectedAsync();
    }

    public async Task IsConnectedAsync()
    {
        await Expect(Private).ToContainTextAsync("Connectivity Status: Connected");
        await Expect(Room).ToContainTextAsync("Connectivity Status: Connected");
    }

    /// <summary>Opens the link, presses the button and is in the chat.</summary>
    public async Task SignInAsync(Uri link)
    {
        await Page.GotoAsync(link.AbsoluteUri);
        await Page.ClickAsync("#sign-in");
        await IsConnectedAsync();
    }

    /// <summary>Waits for the page of those who are not signed in.</summary>
    public Task IsOutAsync() => Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "You are not signed in" })).ToBeVisibleAsync();

    public async Task LeaveAsync(string how)
    {
        await Page.ClickAsync(".me summary");
        await Page.GetByRole(AriaRole.Button, new() { Name = how, Exact = true }).ClickAsync();
        await IsOutAsync();
    }

    public async Task SayAsync(string text, ILocator? chat = null)
    {
        var input = Input(chat ?? Private);
        await input.FillAsync(text);
        await input.PressAsync("Enter");
    }

    /// <summary>Presses a button of the newest card that has this heading.</summary>
    public Task PressAsync(string heading, string button, ILocator? chat = null) =>
        Card(heading, chat).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public ILocator Card(string heading, ILocator? chat = null) =>
        (chat ?? Private).Locator(".ac-adaptiveCard").Filter(new() { HasText = heading }).Last;

    /// <summary>Waits until the newest thing with these words is there.</summary>
    public Task SeesAsync(string text, ILocator? chat = null) =>
        Expect(Bubbles(chat ?? Private).Filter(new() { HasText = text }).Last).ToBeVisibleAsync();

    public static ILocator Input(ILocator chat) => chat.Locator("[data-id=webchat-sendbox-input]");

    public static ILocator Bubbles(ILocator chat) => chat.Locator(".webchat__bubble__content");

    public Task PhotographAsync(string name) => Page.ScreenshotAsync(new() { Path = Repository.Screenshot(name) });

    /// <summary>Web Chat names an action it does not know, in two lines, when something is shown or hidden; the card has done it by then.</summary>
    private void Hear(IConsoleMessage message)
    {
        if (message.Type is not ("error" or "warning"))
            return;

        var isAboutAction = isUnknownAction;
        isUnknownAction = message.Text == "Web Chat: received unknown action from Adaptive Cards";
        if (!isAboutAction && !isUnknownAction)
            Complaints.Add(message.Text);
    }

    /// <summary>A window that does not close within a while is left to the browser's own end: what the test looked at is over.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Page.Context.DisposeAsync().AsTask().WaitAsync(Browser.Patience);
        }
        catch (TimeoutException)
        {
            // Nothing is looked at in it any more.
        }
    }
}
