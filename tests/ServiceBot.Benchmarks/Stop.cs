using System.Runtime.InteropServices;

namespace ServiceBot.Benchmarks;

/// <summary>Ends a run in good order: after a while, with Ctrl+C, or when the program is told to end.</summary>
internal sealed class Stop : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _signals;

    public Stop(TimeSpan atMost)
    {
        _source = new CancellationTokenSource(atMost);
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, On))];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _source.Dispose();
    }

    private void On(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _source.Cancel();
    }
}
