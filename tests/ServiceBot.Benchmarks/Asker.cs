using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ServiceBot.Benchmarks;

/// <summary>Somebody who puts the same question again and again, each time when the last was answered.</summary>
internal sealed class Asker(IContender contender, Sink sink, string id) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly ChannelReader<long> _heard = sink.Listen(id);

    /// <param name="turns">What is said, one after the other, for one question.</param>
    public async Task<Asked> AskAsync(object[] turns, int times, CancellationToken cancellationToken)
    {
        var (cpu, databaseCpu) = (contender.Cpu, contender.DatabaseCpu);
        var waited = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var turn in turns)
                await SayAsync(turn, cancellationToken);

            waited.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        waited.Sort();
        return new Asked(
            (contender.Cpu - cpu).TotalMicroseconds / times,
            (contender.DatabaseCpu - databaseCpu)?.TotalMicroseconds / times,
            waited[waited.Count / 2]);
    }

    public void Dispose() => _http.Dispose();

    private async Task SayAsync(object said, CancellationToken cancellationToken)
    {
        var activity = JsonSerializer.SerializeToNode(said)!.AsObject(); // an object, never null
        activity["type"] = "message";
        activity["id"] = Guid.NewGuid().ToString("N");
        activity["channelId"] = "test";
        activity["serviceUrl"] = sink.ServiceUrl;
        activity["from"] = new JsonObject { ["id"] = CaseSeed.Account, ["name"] = "Alex Wilber" };
        activity["recipient"] = new JsonObject { ["id"] = "bot", ["name"] = "ServiceBot" };
        activity["conversation"] = new JsonObject { ["id"] = id };
        using var response = await _http.PostAsJsonAsync(contender.Messages, activity, cancellationToken);
        response.EnsureSuccessStatusCode();
        await _heard.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
    }
}

/// <summary>What one question took: CPU of the program and of its database in microseconds, and the time until the answer was heard.</summary>
internal sealed record Asked(double Cpu, double? DatabaseCpu, double Heard)
{
    public static Asked Median(IReadOnlyCollection<Asked> rounds)
    {
        return new Asked(Of(round => round.Cpu)!.Value, Of(round => round.DatabaseCpu), Of(round => round.Heard)!.Value); // only the database may be unknown

        double? Of(Func<Asked, double?> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
    }
}
