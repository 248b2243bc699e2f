using System.Diagnostics;

namespace ServiceBot.Benchmarks;

/// <summary>What one server did while it had its turn; CPU in microseconds and traffic to the connector are for each turn, times in milliseconds.</summary>
internal sealed record Round(
    double Rate, double Cpu, double? DatabaseCpu, double Requests, double Kilobytes,
    double AcknowledgedMedian, double AcknowledgedSlow, double HeardMedian, double HeardSlow)
{
    public static async Task<Round> RunAsync(IContender contender, Sink sink, TurnsOptions options, CancellationToken cancellationToken)
    {
        var people = Enumerable.Range(1, options.Clients).Select(number => new Person(contender, sink, $"person-{number}")).ToList();
        try
        {
            var (cpu, databaseCpu, taken) = (contender.Cpu, contender.DatabaseCpu, sink.Taken);
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(people.Select(person => person.TellAsync(options.Cases, cancellationToken)));
            var elapsed = Stopwatch.GetElapsedTime(start);

            var turns = people.SelectMany(person => person.Turns).ToList();
            var acknowledged = Sorted(turns.Select(turn => turn.Acknowledged));
            var heard = Sorted(turns.Select(turn => turn.Heard));
            return new Round(
                turns.Count / elapsed.TotalSeconds,
                (contender.Cpu - cpu).TotalMicroseconds / turns.Count,
                (contender.DatabaseCpu - databaseCpu)?.TotalMicroseconds / turns.Count,
                (double)(sink.Taken.Requests - taken.Requests) / turns.Count,
                (sink.Taken.Bytes - taken.Bytes) / 1024.0 / turns.Count,
                At(acknowledged, 0.5), At(acknowledged, 0.99), At(heard, 0.5), At(heard, 0.99));
        }
        finally
        {
            people.ForEach(person => person.Dispose());
        }
    }

    /// <summary>Each figure's median, so that a moment in which the machine was busy elsewhere does not count.</summary>
    public static Round Median(IReadOnlyCollection<Round> rounds)
    {
        return new Round(
            Of(r => r.Rate), Of(r => r.Cpu), rounds.Any(r => r.DatabaseCpu is null) ? null : Of(r => r.DatabaseCpu ?? 0), Of(r => r.Requests),
            Of(r => r.Kilobytes), Of(r => r.AcknowledgedMedian), Of(r => r.AcknowledgedSlow), Of(r => r.HeardMedian), Of(r => r.HeardSlow));

        double Of(Func<Round, double> figure) => At([.. rounds.Select(figure).Order()], 0.5);
    }

    private static double[] Sorted(IEnumerable<TimeSpan> times) => [.. times.Select(time => time.TotalMilliseconds).Order()];

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}
