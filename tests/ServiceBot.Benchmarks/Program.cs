using ServiceBot.Benchmarks;

return args switch
{
    ["bare", var url] => BareEndpoint.Run(url),
    ["turns", .. var rest] when TurnsOptions.Parse(rest) is { } options => await Turns.RunAsync(options),
    ["cases", .. var rest] when OpenCasesOptions.Parse(rest) is { } options => await OpenCases.RunAsync(options),
    ["hints"] => HintTimes.Run(),
    ["fan-out"] => await FanOut.RunAsync(),
    ["digest", .. var rest] when DigestOptions.Parse(rest) is { } options => await DigestTimes.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"{TurnsOptions.Usage}\n\n{OpenCasesOptions.Usage}\n\n{HintTimes.Usage}\n\n{FanOut.Usage}\n\n{DigestOptions.Usage}");
    return 2;
}
