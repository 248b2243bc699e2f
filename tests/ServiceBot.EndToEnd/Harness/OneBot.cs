namespace ServiceBot.EndToEnd.Harness;

/// <summary>One running program for all tests of a class that leave nothing behind.</summary>
public sealed class OneBot : IAsyncLifetime
{
    private ServiceBotProcess bot = null!; // set before any test runs

    public HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        bot = await ServiceBotProcess.StartNewAsync();
        Http.BaseAddress = bot.Address;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await bot.DisposeAsync();
    }
}
