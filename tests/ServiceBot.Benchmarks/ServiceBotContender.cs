using System.Diagnostics;

namespace ServiceBot.Benchmarks;

/// <summary>The real program, every turn durable before it is acknowledged.</summary>
internal sealed class ServiceBotContender(ServerProcess server, DirectoryInfo folder) : IContender
{
    public string Name => "ServiceBot, SQLite";

    public Uri Messages { get; } = new($"{server.Url}/api/messages");

    public bool Replies => true;

    public TimeSpan Cpu => server.Cpu;

    public TimeSpan? DatabaseCpu => null;

    public static async Task<IContender> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("servicebot-bench-");
        try
        {
            var server = await ServerProcess.StartAsync("ServiceBot is ready", url => Command(url, folder), cancellationToken);
            return new ServiceBotContender(server, folder);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static ProcessStartInfo Command(string url, DirectoryInfo folder) => new("dotnet",
    [
        Path.Combine(AppContext.BaseDirectory, "ServiceBot.dll"),
        "--urls", url, "--Data:Folder", folder.FullName, "--Logging:LogLevel:Default", "Warning",
    ]);
}
