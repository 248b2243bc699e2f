using ServiceBot.Data;

namespace ServiceBot.Bot;

/// <summary>
/// Lets the turns of one conversation through one after the other. It only saves work, for the version of the state is the truth;
/// so a fixed number of gates is enough, and two conversations that share one merely wait for each other.
/// </summary>
internal sealed class ConversationGate
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<Pass> EnterAsync(ActivityKey activity, CancellationToken cancellationToken)
    {
        var gate = _gates[(uint)HashCode.Combine(activity.Channel, activity.Conversation) % (uint)_gates.Length];
        await gate.WaitAsync(cancellationToken);
        return new Pass(gate);
    }

    internal readonly struct Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
