using ServiceBot.EndToEnd.Harness;

namespace ServiceBot.EndToEnd.Faults;

/// <summary>A database, a connector, one or two programs on them, and the books that are kept meanwhile.</summary>
internal sealed class Experiment : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private Experiment(TestDatabase data, Connector connector) => (Data, Connector, Ledger) = (data, connector, new Ledger(data, connector));

    public TestDatabase Data { get; }

    public Connector Connector { get; }

    public Ledger Ledger { get; }

    public HttpClient Http => _http;

    public List<ServiceBotProcess> Bots { get; } = [];

    public ServiceBotProcess Bot => Bots[0];

    public static async Task<Experiment> StartAsync(DatabaseKind kind, int programs = 1) =>
        await StartAsync(await TestDatabase.CreateAsync(kind), programs);

    public static async Task<Experiment> StartAsync(TestDatabase data, int programs = 1)
    {
        var experiment = new Experiment(data, await Connector.StartAsync());
        for (var i = 0; i < programs; i++)
            experiment.Bots.Add(await ServiceBotProcess.StartNewAsync(data));

        return experiment;
    }

    public Chat Chat(string name, string? person = null) => new([.. Bots], _http, Ledger, Connector.ServiceUrl, name, person);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        foreach (var bot in Bots)
            await bot.DisposeAsync();

        await Connector.DisposeAsync();
        await Data.DisposeAsync();
    }
}
