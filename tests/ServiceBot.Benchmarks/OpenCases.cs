namespace ServiceBot.Benchmarks;

/// <summary>
/// What a team with very many open cases waits for, beside one that has a single one: the same questions to the same program on two
/// databases that take turns in one run on this machine, so the ratios say more than the figures.
/// </summary>
internal static class OpenCases
{
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(20);

    /// <summary>Each is put in one turn after the other; the last needs two, because only a new promise can be kept.</summary>
    private static readonly (string Name, object[] Turns)[] Questions =
    [
        ("cases", [Typed("cases")]),
        ($"case {CaseSeed.Asked}", [Typed($"case {CaseSeed.Asked}")]),
        ("promise + press Told", [Typed($"promise {CaseSeed.Asked} in 30 minutes"), Pressed(CaseSeed.Told)]),
    ];

    public static async Task<int> RunAsync(OpenCasesOptions options)
    {
        using var stop = new Stop(AtMost);
        var pairs = new List<(IContender Few, IContender Many)>();
        try
        {
            await using var sink = await Sink.StartAsync(stop.Token);
            pairs.Add(await StartAsync(options, null, stop.Token));
            if (options.Postgres is { Length: > 0 } postgres)
                pairs.Add(await StartAsync(options, postgres, stop.Token));

            Console.WriteLine($"{options.Cases:N0} open cases of {options.Events} events, {options.Asks} asks each, {options.Rounds} rounds");
            foreach (var (few, many) in pairs)
                await CompareAsync(few, many, sink, options, stop.Token);

            return 0;
        }
        catch (Exception) when (stop.Token.IsCancellationRequested)
        {
            Console.Error.WriteLine("The run was ended before its time.");
            return 1;
        }
        finally
        {
            await Task.WhenAll(pairs.SelectMany(pair => new[] { pair.Few, pair.Many }).Select(contender => contender.DisposeAsync().AsTask()));
        }
    }

    private static async Task<(IContender Few, IContender Many)> StartAsync(OpenCasesOptions options, string? postgres, CancellationToken cancellationToken) => (
        await ServiceBotContender.StartSeededAsync(postgres, database => CaseSeed.PlantAsync(database, 1, 0), cancellationToken),
        await ServiceBotContender.StartSeededAsync(postgres, database => CaseSeed.PlantAsync(database, options.Cases, options.Events), cancellationToken));

    private static async Task CompareAsync(IContender few, IContender many, Sink sink, OpenCasesOptions options, CancellationToken cancellationToken)
    {
        Console.WriteLine($"\n{few.Name,-26} {"CPU µs",-23} {"database CPU µs",-23} {"heard after ms",-23}");
        Console.WriteLine($"{"",-26} {"one",7} {"many",7} {"×",7} {"one",7} {"many",7} {"×",7} {"one",7} {"many",7} {"×",7}");
        using var askFew = new Asker(few, sink, "asks-of-one");
        using var askMany = new Asker(many, sink, "asks-of-many");
        foreach (var (name, turns) in Questions)
        {
            var (one, all) = (new List<Asked>(), new List<Asked>());
            for (var round = 0; round <= options.Rounds; round++)
            {
                var first = await askFew.AskAsync(turns, options.Asks, cancellationToken);
                var second = await askMany.AskAsync(turns, options.Asks, cancellationToken);
                if (round == 0)
                    continue;

                one.Add(first);
                all.Add(second);
            }

            var (low, high) = (Asked.Median(one), Asked.Median(all));
            Console.WriteLine($"{name,-26} {Ratio(low.Cpu, high.Cpu)} {Ratio(low.DatabaseCpu, high.DatabaseCpu)} {Ratio(low.Heard, high.Heard)}");
        }
    }

    private static string Ratio(double? one, double? many) => one is null || many is null
        ? $"{"–",7} {"–",7} {"–",7}"
        : $"{one,7:N1} {many,7:N1} {many / one,7:N2}";

    private static object Typed(string text) => new { text };

    private static object Pressed(string action) => new { value = new { action } };
}
