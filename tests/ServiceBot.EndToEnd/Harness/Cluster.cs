using System.Diagnostics;
using System.Globalization;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>A PostgreSQL of one test's own, which can crash and be started again.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Script = Path.Combine(Repository.Root, "tests", "postgres");

    private readonly string _folder;

    private Cluster(string folder, string connection) => (_folder, Connection) = (folder, connection);

    public string Connection { get; }

    private string Data => Path.Combine(_folder, "data");

    public static async Task<Cluster> StartAsync()
    {
        var said = (await RunAsync(Script, "start")).Split('\n');

        // Other tests do without, because there only programs are killed; here the server itself must keep what it confirmed.
        return new Cluster(said[0], $"{said[1]};Options=-c synchronous_commit=on");
    }

    /// <summary>As pg_ctl stop -m immediate does: no goodbye to anybody, and a recovery at the next start.</summary>
    public async Task CrashAsync()
    {
        var note = Path.Combine(Data, "postmaster.pid");
        var server = (await File.ReadAllLinesAsync(note))[0];
        await RunAsync("kill", "-QUIT", server);
        await Poll.UntilAsync(() => Task.FromResult(!File.Exists(note)), () => "PostgreSQL does not end.");
    }

    public Task RecoverAsync() => RunAsync(Script, "recover", _folder);

    public async ValueTask DisposeAsync() => await RunAsync(Script, "stop", _folder);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        using var deadline = new CancellationTokenSource(Patience);
        using var _ = deadline.Token.Register(process.Kill);
        var said = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {arguments[0]} ended with {process.ExitCode}."));
        return said.Trim();
    }
}
