using System.Diagnostics;
using System.Threading.Channels;

namespace ServiceBot.Benchmarks;

/// <summary>Tells the story over and over, and says nothing before the last was answered.</summary>
internal sealed class Person(IContender contender, Sink sink, string id) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly ChannelReader<long> _heard = sink.Listen(id);

    /// <summary>How long each turn took until it was acknowledged, and until the reply was heard.</summary>
    public List<(TimeSpan Acknowledged, TimeSpan Heard)> Turns { get; } = [];

    public async Task TellAsync(int cases, CancellationToken cancellationToken)
    {
        for (var i = 0; i < cases; i++)
            foreach (var text in Story.Turns)
                Turns.Add(await SayAsync(text, cancellationToken));
    }

    public void Dispose() => _http.Dispose();

    private async Task<(TimeSpan, TimeSpan)> SayAsync(string text, CancellationToken cancellationToken)
    {
        var activity = new
        {
            type = "message",
            id = Guid.NewGuid().ToString("N"),
            // The JavaScript SDK sends its state along as a trace where the channel is called emulator.
            channelId = "test",
            serviceUrl = sink.ServiceUrl,
            text,
            locale = "en-GB",
            from = new { id, name = "Alex Wilber" },
            recipient = new { id = "bot", name = "ServiceBot" },
            conversation = new { id },
        };

        if (_heard.TryRead(out _))
            throw new InvalidOperationException($"{contender.Name} says more than one new thing in a turn, so its turns cannot be told apart.");

        var start = Stopwatch.GetTimestamp();
        using var response = await _http.PostAsJsonAsync(contender.Messages, activity, cancellationToken);
        response.EnsureSuccessStatusCode();
        var acknowledged = Stopwatch.GetElapsedTime(start);
        if (!contender.Replies)
            return (acknowledged, acknowledged);

        var heard = await _heard.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
        return (acknowledged, Stopwatch.GetElapsedTime(start, heard));
    }
}
