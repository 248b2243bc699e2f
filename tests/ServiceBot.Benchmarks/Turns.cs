namespace ServiceBot.Benchmarks;

/// <summary>
/// Whole recoveries over HTTP, told to several servers that take turns in one run on this machine, so the ratios say more than the figures.
/// </summary>
internal static class Turns
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(20);

    public static async Task<int> RunAsync(TurnsOptions options)
    {
        using var stop = new Stop(AtMost);
        var contenders = new List<IContender>();
        try
        {
            await using var sink = await Sink.StartAsync(stop.Token);
            await StartAsync(contenders, options, stop.Token);
            Console.WriteLine($"{options.Clients} clients, {options.Cases} cases each, {options.Rounds} rounds");
            Report.Print(await RunAsync(contenders, sink, options, stop.Token));
            return 0;
        }
        catch (Exception) when (stop.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("The run was ended before its time.");
            return 1;
        }
        finally
        {
            // Together, so that one that cannot clean up keeps no other running.
            await Task.WhenAll(contenders.Select(contender => contender.DisposeAsync().AsTask()));
        }
    }

    private static async Task StartAsync(List<IContender> contenders, TurnsOptions options, CancellationToken cancellationToken)
    {
        contenders.Add(await BareContender.StartAsync(cancellationToken));
        contenders.Add(await ServiceBotContender.StartOnSqliteAsync(cancellationToken));
        if (options.Postgres is { Length: > 0 } postgres)
            contenders.Add(await ServiceBotContender.StartOnPostgresAsync(postgres, cancellationToken));
        if (await PeerContender.TryStartAsync(cancellationToken) is { } peer)
            contenders.Add(peer);
    }

    private static async Task<List<(string Name, Round Median)>> RunAsync(
        List<IContender> contenders, Sink sink, TurnsOptions options, CancellationToken cancellationToken)
    {
        var rounds = contenders.ToDictionary(contender => contender, _ => new List<Round>());
        for (var number = 0; number <= options.Rounds; number++)
            foreach (var contender in contenders)
            {
                var round = await Round.RunAsync(contender, sink, options, cancellationToken);
                Console.WriteLine($"{(number == 0 ? "warming up" : $"round {number}"),-12}{contender.Name,-24}{round.Rate,8:N0} a second {round.Cpu,8:N0} µs");
                if (number > 0)
                    rounds[contender].Add(round);
            }

        return [.. contenders.Select(contender => (contender.Name, Round.Median(rounds[contender])))];
    }
}
