using System.ComponentModel;
using System.Diagnostics;

namespace ServiceBot.Benchmarks;

/// <summary>A bot on the JavaScript Bot Builder that walks through the same steps and keeps its state in memory.</summary>
internal sealed class PeerContender(ServerProcess server) : IContender
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "peer");

    public string Name => "JavaScript SDK, memory";

    public Uri Messages { get; } = new($"{server.Url}/api/messages");

    public bool Replies => true;

    public TimeSpan Cpu => server.Cpu;

    public TimeSpan? DatabaseCpu => null;

    /// <returns>Null where its programs or packages are not to be had.</returns>
    public static async Task<IContender?> TryStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await FetchPackagesAsync(cancellationToken))
                return new PeerContender(await ServerProcess.StartAsync("ready", Command, cancellationToken));
        }
        catch (Win32Exception)
        {
            // Node.js or npm is not installed: the others can be measured without.
        }

        Console.Error.WriteLine($"The JavaScript SDK does not take part: Node.js 20 and 'npm ci --prefix {Folder}' are needed.");
        return null;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static ProcessStartInfo Command(string url) =>
        new("node", [Path.Combine(Folder, "server.js"), url]) { Environment = { ["NODE_ENV"] = "production" } };

    private static async Task<bool> FetchPackagesAsync(CancellationToken cancellationToken)
    {
        // npm writes this one last, so a copy that was interrupted is fetched again.
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return true;

        Console.WriteLine("Fetching the packages of the JavaScript SDK");
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--prefix", Folder, "--loglevel=error"]) { RedirectStandardOutput = true })!; // a new process
        try
        {
            await npm.StandardOutput.ReadToEndAsync(cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
            return npm.ExitCode == 0;
        }
        finally
        {
            npm.Kill(entireProcessTree: true);
        }
    }
}
