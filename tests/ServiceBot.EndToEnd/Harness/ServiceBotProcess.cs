using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>The real program, in a process of its own, with a data folder of its own.</summary>
internal sealed class ServiceBotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("servicebot-").FullName;
    private readonly StringBuilder output = new();
    private Process? process;

    private ServiceBotProcess() => Address = new Uri($"http://127.0.0.1:{FreePort()}");

    public Uri Address { get; }

    /// <summary>What all its runs have said so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public static async Task<ServiceBotProcess> StartNewAsync()
    {
        var bot = new ServiceBotProcess();
        await bot.StartAsync();
        return bot;
    }

    /// <summary>The number of the process that runs now.</summary>
    public int Id => process!.Id;

    /// <summary>Starts a program that should refuse to, in a data folder of its own, and returns when it has ended.</summary>
    public static async Task<(int ExitCode, string Output)> TryStartAsync(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("servicebot-");
        try
        {
            return await EndAsync(folder.FullName, arguments);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Starts a second program on the data of this one, and returns when it has ended.</summary>
    public Task<(int ExitCode, string Output)> StartAgainAsync(params string[] arguments) => EndAsync(folder, arguments);

    /// <summary>Returns when the program has said where to click.</summary>
    public async Task StartAsync()
    {
        var start = Start(folder, "--urls", Address.GetLeftPart(UriPartial.Authority));

        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, ready);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"ServiceBot ended at once:\n{Output}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        await ready.Task.WaitAsync(Patience);
    }

    /// <summary>As a power cut would: without a chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();

        Directory.Delete(folder, recursive: true);
    }

    private static ProcessStartInfo Start(string folder, params string[] arguments)
    {
        var program = Path.Combine(Repository.Artifacts, "bin", "ServiceBot", Repository.Configuration, "ServiceBot.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Data__Folder"] = folder;
        return start;
    }

    private static async Task<(int ExitCode, string Output)> EndAsync(string folder, string[] arguments)
    {
        using var process = Process.Start(Start(folder, arguments))!;
        using var deadline = new CancellationTokenSource(Patience);
        using var _ = deadline.Token.Register(process.Kill);
        var said = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var complained = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, await said + await complained);
    }

    private void Hear(string? line, TaskCompletionSource ready)
    {
        if (line is null)
            return;

        lock (output)
            output.AppendLine(line);

        if (line.Contains("open http://", StringComparison.Ordinal))
            ready.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
