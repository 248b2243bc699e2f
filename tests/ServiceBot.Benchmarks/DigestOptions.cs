namespace ServiceBot.Benchmarks;

internal sealed record DigestOptions(int Teams = 50, int Days = 90)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ServiceBot.Benchmarks -- digest [--teams N] [--days N]

          --teams  how many teams of 20 people have their digest in the same minute (50; at most 1000)
          --days   of how many days there are events, three cases a day (90; at most 360); a third of them is measured beside it

        One run of the round that posts them, and what it costs while nothing new has happened, on SQLite.
        """;

    public static DigestOptions? Parse(string[] arguments) => new DigestOptions().With(arguments);

    private DigestOptions? With(string[] arguments) => arguments switch
    {
        [] => this,
        ["--teams", var number, .. var rest] => TurnsOptions.Number(number, 1000) is { } teams ? (this with { Teams = teams }).With(rest) : null,
        ["--days", var number, .. var rest] => TurnsOptions.Number(number, 360) is { } days ? (this with { Days = days }).With(rest) : null,
        _ => null,
    };
}
