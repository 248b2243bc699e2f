namespace ServiceBot.Benchmarks;

/// <summary>The most the heap has held while it was watched.</summary>
internal sealed class MostMemory : IDisposable
{
    private readonly Timer _timer;
    private long _most;

    public MostMemory() => _timer = new Timer(_ => _most = Math.Max(_most, GC.GetTotalMemory(false)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));

    public double Megabytes => _most / 1024.0 / 1024.0;

    public void Dispose() => _timer.Dispose();
}
