using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceBot.Channels.Teams;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Delivery;

/// <summary>The Courier of one process with a connector that fails as it is told, both by a clock that moves on only while everybody waits for it.</summary>
internal sealed class TestDelivery : IAsyncDisposable
{
    /// <summary>No other wait is as long, so that time-outs can be told from waits.</summary>
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(9.5);

    private readonly TestData _data;
    private readonly TestDelivery? _first;
    private readonly Action<WebApplicationBuilder> _also;
    private readonly MeterListener _listener = new();
    private readonly List<Task> _delivering = [];
    private CancellationTokenSource _killed = new();
    private WebApplication _app;

    /// <summary>That of the program: the listener hears of the meters of all tests, also while there is no program.</summary>
    private IMeterFactory? _meters;

    private TestDelivery(TestData data, TestClock clock, FaultyConnector connector, TestDelivery? first, Action<WebApplicationBuilder>? also)
    {
        (_data, Clock, Connector, _first, _also) = (data, clock, connector, first, also ?? (_ => { }));
        _app = Build();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == DeliveryMeter.Name && instrument.Meter.Scope == _meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, _, _) =>
        {
            lock (Counted)
                Counted[instrument.Name.Split('.')[^1]] = Counted.GetValueOrDefault(instrument.Name.Split('.')[^1]) + count;
        });
        _listener.SetMeasurementEventCallback<double>((_, measured, _, _) => WaitingAge = TimeSpan.FromSeconds(measured));
        _listener.Start();
    }

    public TestClock Clock { get; }

    public FaultyConnector Connector { get; }

    /// <summary>What the meter has counted: sent, retried, ambiguous, dead, expired.</summary>
    public Dictionary<string, long> Counted { get; } = [];

    /// <summary>How long the oldest message has waited when it was last measured.</summary>
    public TimeSpan WaitingAge { get; private set; }

    public IServiceProvider Services => _app.Services;

    /// <param name="also">What else the program is built of.</param>
    public static async Task<TestDelivery> StartAsync(Action<WebApplicationBuilder>? also = null)
    {
        var clock = new TestClock("2026-03-27T09:00Z");
        return new TestDelivery(new TestData(), clock, await FaultyConnector.StartAsync(clock), null, also);
    }

    /// <summary>Another process on the same database.</summary>
    public TestDelivery StartAnother() => new(_data, Clock, Connector, this, _also);

    /// <summary>The program ends without a chance to say anything, and starts again.</summary>
    public async Task RestartAsync()
    {
        // What was out ends as it would with the process: nobody hears the answer, and nobody tries again.
        Services.GetRequiredService<RemoteRound>().Cut();
        Connector.Released(Connector.Hanging);
        await _killed.CancelAsync();
        try
        {
            await Task.WhenAll(_delivering);
        }
        catch (OperationCanceledException)
        {
            // It was told to.
        }

        _killed = new CancellationTokenSource();
        _delivering.Clear();
        var owners = (await RowsAsync()).Select(row => row.LeaseOwner).OfType<string>().Distinct().ToList();
        await _app.DisposeAsync();

        // In its last moment it may still have written down when to try again.
        Clock.Advance(TimeSpan.FromSeconds(5));
        _app = Build();
        foreach (var owner in owners)
            await UntilGoneAsync(owner);
    }

    public async Task SayAsync(
        string conversation, string text, string? slot = null, DateTimeOffset? goodUntil = null, string? serviceUrl = null, bool delete = false,
        bool isClosed = false, string channel = Pace.Limited)
    {
        await using var scope = Services.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<Turn>();
        var activity = delete ? null : $$"""{"type":"message","text":"{{text}}"}""";
        if (activity is not null && isClosed)
            activity = Services.GetRequiredService<Envelope>().Close(activity);

        turn.Say(new Message(
            new Address(channel, conversation, serviceUrl ?? Connector.ServiceUrl), slot ?? Message.NewSlot(), activity, goodUntil));
        Assert.Equal(CommitResult.Committed, await turn.CommitAsync());
    }

    /// <summary>Sends what is due now, however long the waits on the way are.</summary>
    public Task DeliverAsync() => WaitAsync(StartDelivering());

    public Task StartDelivering(CancellationToken stopping = default)
    {
        var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, _killed.Token);
        var delivering = Services.GetRequiredService<Courier>().SendDueAsync(both.Token);
        _delivering.Add(delivering);
        return delivering;
    }

    /// <summary>Moves the clock from wait to wait until the work is done.</summary>
    public async Task WaitAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            var change = Clock.ChangeAsync();
            var (next, attempts, timedOut) = Clock.Alarms(Attempt);
            if (attempts <= Connector.Hanging && next is { } alarm)
            {
                Clock.Advance(alarm > Clock.Now ? alarm - Clock.Now : TimeSpan.Zero);
                Connector.Released(timedOut);
            }
            else
            {
                await Task.WhenAny(work, change);
            }
        }

        await work;
    }

    /// <summary>Returns once it is so, without moving the clock.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (true)
        {
            var change = Clock.ChangeAsync();
            if (isSo())
                return;

            await change;
        }
    }

    /// <summary>Sends until nothing waits any more.</summary>
    public async Task DeliverEverythingAsync()
    {
        for (var round = 0; round < 500; round++)
        {
            await DeliverAsync();
            var waiting = (await RowsAsync()).Where(row => row.State == OutboxState.Waiting).ToList();
            if (waiting.Count == 0)
                return;

            if (waiting.Min(row => row.NotBefore) is { } next && next > Clock.Now)
                Clock.Advance(next - Clock.Now);
        }

        Assert.Fail("Something waits forever.");
    }

    public void Measure() => _listener.RecordObservableInstruments();

    public async Task<List<OutboxRow>> RowsAsync()
    {
        await using var db = Services.GetRequiredService<IDatabase>().Lease();
        return await db.Outbox.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }

    public async Task<OutboxRow> RowAsync() => (await RowsAsync()).Single();

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _app.DisposeAsync();
        if (_first is not null)
            return;

        await Connector.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>A server learns a moment later that a process has ended.</summary>
    private async Task UntilGoneAsync(string owner)
    {
        if (Services.GetRequiredService<IDatabase>() is PostgresDatabase server)
            await (await server.HoldAsync(Claims.Presence(owner), default)).DisposeAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(_data.Settings);
        builder.Configuration.AddInMemoryCollection([new("Delivery:AttemptSeconds", "9.5"), new("Delivery:GovernmentUrl", Connector.GovernmentUrl)]);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.AddData().AddDelivery().AddRoster().AddTeams().AddWebChannel();
        builder.Services.AddHttpClient(ConnectorLine.Client).AddHttpMessageHandler(Connector.Watch);
        _also(builder);
        var app = builder.Build();
        _meters = app.Services.GetRequiredService<IMeterFactory>();
        return app;
    }
}
