using ServiceBot.Benchmarks;

// dotnet run -c Release --project tests/ServiceBot.Benchmarks -- turns [clients] [cases a client]
return args switch
{
    ["bare", var url] => BareEndpoint.Run(url),
    ["turns", .. var rest] => await Turns.RunAsync(
        clients: rest.Length > 0 ? int.Parse(rest[0]) : 16,
        casesPerClient: rest.Length > 1 ? int.Parse(rest[1]) : 40),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say which benchmark to run: turns [clients] [cases a client]");
    return 1;
}
