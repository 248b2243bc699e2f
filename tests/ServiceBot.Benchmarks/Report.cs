namespace ServiceBot.Benchmarks;

internal static class Report
{
    /// <param name="results">The first is what the others are compared with.</param>
    public static void Print(IReadOnlyList<(string Name, Round Median)> results)
    {
        var bare = results[0].Median;
        Console.WriteLine($"""

            medians                   turns/s  of bare   CPU µs   × bare  database   acknowledged ms     reply heard ms     sent a turn
                                                         a turn             CPU µs      p50      p99      p50      p99  requests    KB
            """);
        foreach (var (name, it) in results)
        {
            var heard = it.Requests == 0 ? $"{"–",8} {"–",8}" : $"{it.HeardMedian,8:N1} {it.HeardSlow,8:N1}";
            Console.WriteLine(
                $"{name,-24} {it.Rate,8:N0} {it.Rate / bare.Rate,8:P1} {it.Cpu,8:N0} {it.Cpu / bare.Cpu,8:N1} {(it.DatabaseCpu is { } cpu ? $"{cpu:N0}" : "–"),9} "
                + $"{it.AcknowledgedMedian,8:N1} {it.AcknowledgedSlow,8:N1} {heard} {it.Requests,9:N2} {it.Kilobytes,5:N1}");
        }
    }
}
