using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceBot.Data;
using ServiceBot.Tests.Harness;

namespace ServiceBot.Tests.Data;

public class RoundTests
{
    /// <summary>More than there are connections to PostgreSQL.</summary>
    private const int Many = 24;

    private static readonly Type[] Kinds =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float),
        typeof(double), typeof(decimal), typeof(char), typeof(string), typeof(object), typeof(Guid), typeof(DateTime), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(DateTimeOffset), typeof(Uri), typeof(Version), typeof(Random),
    ];

    [Fact]
    public async Task All_rounds_that_wake_at_once_find_a_connection_to_work_on()
    {
        using var data = new TestData();
        var (database, _) = data.Open();
        var done = new Done();
        var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders())
            .AddSingleton(TimeProvider.System).AddSingleton(database).AddSingleton(done).AddSingleton<RoundGate>().AddSingleton<RoundHealth>();
        foreach (var kind in Kinds)
            typeof(RoundServices).GetMethod(nameof(RoundServices.AddRound))!.MakeGenericMethod(typeof(Busy<>).MakeGenericType(kind)).Invoke(null, [services]);

        await using (var provider = services.BuildServiceProvider())
        {
            var rounds = provider.GetServices<IHostedService>().ToList();
            Assert.Equal(Many, rounds.Count);
            await Task.WhenAll(rounds.Select(round => round.StartAsync(CancellationToken.None)));

            // Waiting for a connection that another holds ends after 15 seconds with nothing done.
            await done.All.WaitAsync(TimeSpan.FromSeconds(12));
            await Task.WhenAll(rounds.Select(round => round.StopAsync(CancellationToken.None)));
        }

        (database as IDisposable)?.Dispose();
    }

    private sealed class Done
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task All => _all.Task;

        public void Add()
        {
            if (Interlocked.Increment(ref _count) == Many)
                _all.SetResult();
        }
    }

    private sealed class Busy<T>(IDatabase database, Done done) : IRound
    {
        public TimeSpan Every => TimeSpan.FromHours(1);

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            await database.WriteAsync(session => session.ScalarAsync("SELECT 1"));
            done.Add();
        }
    }
}
