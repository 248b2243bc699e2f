using System.Diagnostics;
using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd;

/// <summary>The unmodified botframework-directlinejs, run by Node.</summary>
public sealed class DirectLineClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private ServiceBotProcess bot = null!; // set before each test

    public async Task InitializeAsync() => bot = await ServiceBotProcess.StartNewAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public Task It_hears_its_own_words_before_the_answer() => RunAsync("talks");

    [Fact]
    public Task It_goes_on_where_it_was_when_its_socket_is_cut() => RunAsync("resumes");

    [Fact]
    public Task It_is_told_again_what_was_said_before_and_nothing_up_to_its_watermark() => RunAsync("replays");

    private async Task RunAsync(string scenario)
    {
        var script = Path.Combine(Repository.Root, "tests", "ServiceBot.EndToEnd", "client", "directline.mjs");
        var packages = Path.Combine(Repository.Artifacts, "end-to-end-client");
        using var node = Process.Start(new ProcessStartInfo(Programs.Node, [script, packages, bot.Address.AbsoluteUri, scenario])
        {
            RedirectStandardError = true,
        })!;

        using var deadline = new CancellationTokenSource(Patience);
        using var _ = deadline.Token.Register(node.Kill);
        var said = await node.StandardError.ReadToEndAsync(CancellationToken.None);
        await node.WaitForExitAsync(CancellationToken.None);

        Assert.True(node.ExitCode == 0, $"{scenario}: exit code {node.ExitCode}\n{said}\n{bot.Output}");
    }
}
