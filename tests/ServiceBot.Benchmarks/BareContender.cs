using System.Diagnostics;

namespace ServiceBot.Benchmarks;

/// <summary>The measure of the others: <see cref="BareEndpoint"/>.</summary>
internal sealed class BareContender(ServerProcess server) : IContender
{
    public string Name => "bare endpoint";

    public Uri Messages { get; } = new($"{server.Url}/api/messages");

    public bool Replies => false;

    public TimeSpan Cpu => server.Cpu;

    public TimeSpan? DatabaseCpu => null;

    public static async Task<IContender> StartAsync(CancellationToken cancellationToken) => new BareContender(
        await ServerProcess.StartAsync(
            "ready", url => new ProcessStartInfo("dotnet", [typeof(BareEndpoint).Assembly.Location, "bare", url]), cancellationToken));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
