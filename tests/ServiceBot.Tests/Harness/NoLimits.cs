namespace ServiceBot.Tests.Harness;

/// <summary>
/// The web chat without its limits: they count real seconds, so how much a test may ask for would depend on how fast it runs.
/// Whoever tests a limit sets it.
/// </summary>
internal static class NoLimits
{
    private const string Plenty = "1000000";

    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Web:PostBurst"] = Plenty,
        ["Web:RequestBurst"] = Plenty,
        ["Web:TokenBurst"] = Plenty,
        ["Web:SignInBurst"] = Plenty,
        ["Web:TotalPerSecond"] = Plenty,
    };
}
