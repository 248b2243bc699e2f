namespace ServiceBot.Tests.Channels.Web;

/// <summary>One program for a whole table of requests that are refused, and so change nothing.</summary>
public sealed class SharedWebServer : IAsyncLifetime
{
    internal WebServer Server { get; private set; } = null!; // set before the first test

    internal WebVisitor Ines { get; private set; } = null!; // set before the first test

    public async Task InitializeAsync()
    {
        Server = await WebServer.StartAsync();
        Ines = await (await Server.MeetAsync("ines")).OpenAsync();

        // The greeting is on its way; after this nothing moves by itself.
        using var ears = await Ines.ListenAsync();
        await ears.HearAsync();
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
