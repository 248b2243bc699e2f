namespace ServiceBot.Benchmarks;

internal sealed record TurnsOptions(int Clients = 8, int Cases = 60, int Rounds = 5, string? Postgres = null)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ServiceBot.Benchmarks -- turns [clients] [cases] [--rounds N] [--postgres "Host=…"]

          clients     people who talk at once, each in a chat of their own (8; at most 200)
          cases       recoveries each of them reports in a round, seven turns each (60; at most 1000)
          --rounds    how often each server has its turn; one more round warms up and does not count (5; at most 20)
          --postgres  a PostgreSQL server, on which a database is made for the run and dropped after it;
                      without it the environment variable Data__Postgres, and without that SQLite alone is measured

        The JavaScript SDK takes part where Node.js 20 and npm are; its packages are fetched the first time.
        A run ends by itself after 20 minutes at the latest, and with Ctrl+C at any time.
        """;

    public static TurnsOptions? Parse(string[] arguments) =>
        new TurnsOptions { Postgres = Environment.GetEnvironmentVariable("Data__Postgres") }.With(arguments);

    private TurnsOptions? With(string[] arguments) => arguments switch
    {
        [] => this,
        ["--rounds", var number, .. var rest] => Number(number, 20) is { } rounds ? (this with { Rounds = rounds }).With(rest) : null,
        ["--postgres", var connection, .. var rest] => (this with { Postgres = connection }).With(rest),
        [var first, var second, .. var rest] when Number(first, 200) is { } clients && Number(second, 1000) is { } cases =>
            (this with { Clients = clients, Cases = cases }).With(rest),
        [var only, .. var rest] when Number(only, 200) is { } clients => (this with { Clients = clients }).With(rest),
        _ => null,
    };

    public static int? Number(string text, int most) =>
        int.TryParse(text, out var number) && number >= 1 && number <= most ? number : null;
}
