using ServiceBot.Benchmarks;

return args switch
{
    ["bare", var url] => BareEndpoint.Run(url),
    ["turns", .. var rest] when TurnsOptions.Parse(rest) is { } options => await Turns.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(TurnsOptions.Usage);
    return 2;
}
