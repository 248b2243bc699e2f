using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Pulse;

namespace ServiceBot.Bot;

/// <summary>Asks everybody who is due how they are, each of them once on each of their days.</summary>
internal sealed partial class CheckInRound(BotDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CheckInRound> logger) : IRound
{
    /// <summary>In one commit.</summary>
    private const int AtOnce = 500;

    /// <summary>Looked up in one go; those who wait longer are found in the next.</summary>
    private const int MostFound = 10_000;

    private const int MostAttempts = 3;

    private IReadOnlyDictionary<string, Cohort>? _cohorts;

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var asked = 0;
        var hasFailed = false;
        List<string> due;
        do
        {
            due = await DueAsync(cancellationToken);
            foreach (var some in due.Chunk(AtOnce))
                if (await AskAsync(some, cancellationToken) is { } count)
                    asked += count;
                else
                    hasFailed = true;
        }
        while (due.Count == MostFound && !hasFailed);

        if (asked > 0)
            LogAsked(asked);
    }

    /// <summary>Team by team, so that each is looked up once. What is noted says only whom to look at.</summary>
    private async Task<List<string>> DueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var there = db.People.AsNoTracking().Where(person => person.HomeTeamId != null && person.LeftAt == null);
        var found = await there.Where(person => person.CheckInLookAt == null)
            .OrderBy(person => person.Id)
            .Select(person => new { person.Id, person.HomeTeamId })
            .Take(MostFound)
            .ToListAsync(cancellationToken);
        if (found.Count < MostFound)
            found.AddRange(await there.Where(person => person.CheckInLookAt <= now)
                .OrderBy(person => person.CheckInLookAt)
                .Select(person => new { person.Id, person.HomeTeamId })
                .Take(MostFound - found.Count)
                .ToListAsync(cancellationToken));

        return [.. found.OrderBy(person => person.HomeTeamId, StringComparer.Ordinal).ThenBy(person => person.Id, StringComparer.Ordinal).Select(person => person.Id)];
    }

    /// <returns>How many were asked; null where it came to nothing, and they are due again next time.</returns>
    private async Task<int?> AskAsync(string[] some, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var turn = scope.ServiceProvider.GetRequiredService<Turn>();
                var items = scope.ServiceProvider.GetRequiredService<CheckInItems>();
                items.Known = _cohorts;
                var asked = await scope.ServiceProvider.GetRequiredService<CheckInPrompts>().AskDueAsync(some, cancellationToken);
                _cohorts = items.Known;
                FaultPoint.Hit("before-asked");
                if (await turn.CommitAsync() != CommitResult.Committed)
                    continue;

                FaultPoint.Hit("asked");
                return asked;
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                // One of them must not keep the others waiting.
                if (some.Length > 1)
                    return await AskAsync(some[..(some.Length / 2)], cancellationToken) + await AskAsync(some[(some.Length / 2)..], cancellationToken);

                LogFailed(failure);
                return null;
            }
        }

        // Somebody changed their hours, or another process was faster, each time.
        return null;
    }

    [LoggerMessage(LogLevel.Error, "Asking somebody for their check-in failed; it is tried again")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(LogLevel.Information, "Asked {Count} people for their check-in")]
    private partial void LogAsked(int count);
}
