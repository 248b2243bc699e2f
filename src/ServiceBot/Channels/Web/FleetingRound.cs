using ServiceBot.Data;

namespace ServiceBot.Channels.Web;

/// <summary>Removes what was said for one moment only, soon after that moment.</summary>
internal sealed class FleetingRound(IDatabase database, TimeProvider clock) : IRound
{
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        await database.WriteAsync(session => session.ExecuteAsync(
            """DELETE FROM "WebActivities" WHERE "GoodUntil" IS NOT NULL AND "GoodUntil" <= $1""", now));
    }
}
