namespace ServiceBot.Benchmarks;

internal sealed record OpenCasesOptions(int Cases = 1000, int Events = 200, int Asks = 200, int Rounds = 5, string? Postgres = null)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ServiceBot.Benchmarks -- cases [--rounds N] [--asks N] [--postgres "Host=…"]

          --rounds    how often each question is put to each database; one more round warms up and does not count (5; at most 20)
          --asks      how often it is put in a round (200; at most 2000)
          --postgres  a PostgreSQL server, on which two databases are made for the run and dropped after it;
                      without it the environment variable Data__Postgres, and without that SQLite alone is measured

        One database has one case that has just begun, the other 1,000 open cases of 200 events and texts in one team.
        """;

    public static OpenCasesOptions? Parse(string[] arguments) =>
        new OpenCasesOptions { Postgres = Environment.GetEnvironmentVariable("Data__Postgres") }.With(arguments);

    private OpenCasesOptions? With(string[] arguments) => arguments switch
    {
        [] => this,
        ["--rounds", var number, .. var rest] => TurnsOptions.Number(number, 20) is { } rounds ? (this with { Rounds = rounds }).With(rest) : null,
        ["--asks", var number, .. var rest] => TurnsOptions.Number(number, 2000) is { } asks ? (this with { Asks = asks }).With(rest) : null,
        ["--postgres", var connection, .. var rest] => (this with { Postgres = connection }).With(rest),
        _ => null,
    };
}
