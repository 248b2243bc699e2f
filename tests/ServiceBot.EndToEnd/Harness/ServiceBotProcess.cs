using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceBot.EndToEnd.Harness;

/// <summary>The real program, in a process of its own, with data of its own or such as it is given.</summary>
internal sealed class ServiceBotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("servicebot-").FullName;
    private readonly StringBuilder output = new();
    private readonly Dictionary<string, string?> settings = [];
    private readonly string build;
    private Process? process;
    private TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceBotProcess(TestDatabase? data, bool hasFaultPoints)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        build = hasFaultPoints ? $"{Repository.Configuration}_faultpoints" : Repository.Configuration;
        settings["Data__Folder"] = data is { Postgres: null } ? data.Folder.FullName : folder;
        settings["Pulse__KeyFolder"] = data?.KeyFolder ?? $"{folder}-keys";
        settings["Data__Postgres"] = data?.Postgres;
        settings["Data__InstanceKey"] = data?.InstanceKey;
        settings["Demo__Days"] = "0"; // most tests begin with nothing
    }

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

    /// <summary>The number of the process that runs now.</summary>
    public int Id => process!.Id;

    /// <summary>Completes when it takes requests; after a kill, when it takes them again.</summary>
    public Task Ready => ready.Task;

    /// <param name="data">Null for an SQLite file nobody will look into.</param>
    public static Task<ServiceBotProcess> StartNewAsync(TestDatabase? data = null) => StartNewAsync(data, null);

    /// <summary>Starts a program that begins with example days, and returns when they are made.</summary>
    public static async Task<ServiceBotProcess> StartWithExamplesAsync(int days = 10)
    {
        var bot = WithExamples(days);
        await bot.StartAsync();
        return bot;
    }

    /// <summary>Starts it, and kills it as soon as it has said this.</summary>
    public async Task KillWhenSaidAsync(string words)
    {
        using var started = Process.Start(Start(null, "--urls", Address.GetLeftPart(UriPartial.Authority)))!;
        while (await started.StandardOutput.ReadLineAsync() is { } line && !line.Contains(words, StringComparison.Ordinal))
            continue;

        started.Kill();
        await started.WaitForExitAsync();
    }

    /// <summary>A program that has not been started yet.</summary>
    public static ServiceBotProcess WithExamples(int days)
    {
        var bot = new ServiceBotProcess(null, hasFaultPoints: false);
        bot.settings["Demo__Days"] = $"{days}";
        return bot;
    }

    /// <summary>Starts a program where people sign in.</summary>
    /// <param name="publicUrl">What they open; null for its own address, over http.</param>
    /// <param name="registration">The settings of a bot that is in Teams, too.</param>
    public static async Task<ServiceBotProcess> StartPublicAsync(
        TestDatabase? data = null, Uri? publicUrl = null, IReadOnlyDictionary<string, string>? registration = null)
    {
        var bot = new ServiceBotProcess(data, hasFaultPoints: false);
        foreach (var (name, value) in registration ?? new Dictionary<string, string>())
            bot.settings[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        bot.settings["Site__PublicUrl"] = (publicUrl ?? bot.Address).AbsoluteUri;
        await bot.StartAsync();
        return bot;
    }

    /// <summary>A program that is in Teams, and has not been started yet.</summary>
    public static ServiceBotProcess InTeams(MicrosoftCloud cloud, TestDatabase data)
    {
        var bot = new ServiceBotProcess(data, hasFaultPoints: false);
        bot.settings["Site__PublicUrl"] = bot.Address.AbsoluteUri;
        foreach (var (name, value) in cloud.Settings)
            bot.settings[name] = value;

        return bot;
    }

    /// <summary>Types <c>servicebot …</c> beside the running program.</summary>
    public async Task<string> TypeAsync(params string[] command)
    {
        var (exitCode, output) = await StartAgainAsync([.. command, "--urls", Address.GetLeftPart(UriPartial.Authority)]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>The link for somebody who is invited.</summary>
    public async Task<Uri> InviteAsync(params string[] whom) =>
        new((await TypeAsync(["invite", .. whom])).Split('\n').Single(line => line.Contains('#', StringComparison.Ordinal)).Trim());

    /// <summary>Starts the build that can be killed from inside.</summary>
    /// <param name="kill">At which arrival at which place it kills itself (name:n); null for never.</param>
    public static Task<ServiceBotProcess> StartToBeKilledAsync(TestDatabase data, string? kill) => StartNewAsync(data, kill, hasFaultPoints: true);

    /// <summary>Starts a program that should refuse to, in a data folder of its own, and returns when it has ended.</summary>
    public static async Task<(int ExitCode, string Output)> TryStartAsync(params string[] arguments)
    {
        await using var refused = new ServiceBotProcess(null, hasFaultPoints: false);
        return await refused.StartAgainAsync(arguments);
    }

    /// <summary>Starts a second program on the data of this one, and returns when it has ended.</summary>
    public async Task<(int ExitCode, string Output)> StartAgainAsync(params string[] arguments)
    {
        using var second = Process.Start(Start(null, arguments))!;
        using var deadline = new CancellationTokenSource(Patience);
        using var _ = deadline.Token.Register(second.Kill);
        var said = second.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var complained = second.StandardError.ReadToEndAsync(CancellationToken.None);
        await second.WaitForExitAsync(CancellationToken.None);
        return (second.ExitCode, await said + await complained);
    }

    /// <summary>Returns when the program has said where to click.</summary>
    public async Task StartAsync(string? kill = null)
    {
        process = new Process { StartInfo = Start(kill, "--urls", Address.GetLeftPart(UriPartial.Authority)), EnableRaisingEvents = true };
        var starting = ready;
        process.OutputDataReceived += (_, line) => Hear(line.Data, starting);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, starting);
        process.Exited += (_, _) => starting.TrySetException(new InvalidOperationException($"ServiceBot ended at once:\n{Output}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        await starting.Task.WaitAsync(Patience);
    }

    /// <summary>As a power cut would: without a chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await EndAsync();
    }

    /// <summary>Returns when the program has killed itself.</summary>
    public async Task EndAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await process!.WaitForExitAsync(deadline.Token);
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await KillAsync();

        Directory.Delete(folder, recursive: true);
        if (Directory.Exists($"{folder}-keys"))
            Directory.Delete($"{folder}-keys", recursive: true);
    }

    private static async Task<ServiceBotProcess> StartNewAsync(TestDatabase? data, string? kill, bool hasFaultPoints = false)
    {
        var bot = new ServiceBotProcess(data, hasFaultPoints);
        await bot.StartAsync(kill);
        return bot;
    }

    private ProcessStartInfo Start(string? kill, params string[] arguments)
    {
        var program = Path.Combine(Repository.Artifacts, "bin", "ServiceBot", build, "ServiceBot.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Short lives are all start and no steady state, so nothing is measured for later, or compiled twice in the first seconds.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "5000";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        start.Environment["SERVICEBOT_KILL"] = kill;
        return start;
    }

    private void Hear(string? line, TaskCompletionSource starting)
    {
        if (line is null)
            return;

        lock (output)
            output.AppendLine(line);

        if (line.Contains("open http", StringComparison.Ordinal))
            starting.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
