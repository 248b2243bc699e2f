using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ServiceBot.Benchmarks;

/// <summary>A server under measurement, as a process of its own so that its CPU time is its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Returns when the server has said the words by which it is known to be ready.</summary>
    public static async Task<ServerProcess> StartAsync(
        string readyWords, Func<string, ProcessStartInfo> command, CancellationToken cancellationToken)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = command(url);
        start.RedirectStandardOutput = true;

        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains(readyWords, StringComparison.Ordinal) == true)
                ready.TrySetResult();
        };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"{start.FileName} ended before it was ready."));
        process.Start();
        process.BeginOutputReadLine();

        var server = new ServerProcess(process, url);
        try
        {
            await ready.Task.WaitAsync(Patience, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
