namespace ServiceBot.EndToEnd.Harness;

/// <summary>Waits for what another process does, by looking again and again.</summary>
internal static class Poll
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <param name="problem">What is said when it never comes to be so.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> problem, TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? Patience);
        using var pace = new PeriodicTimer(Pace);
        try
        {
            while (!await isSo())
                await pace.WaitForNextTickAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            Assert.Fail(problem());
        }
    }
}
