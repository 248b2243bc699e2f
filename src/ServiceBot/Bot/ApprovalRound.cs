using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Goes on to the next where somebody who was asked for a yes has not answered in time.</summary>
internal sealed partial class ApprovalRound(BotDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ApprovalRound> logger) : IRound
{
    private const int AtOnce = 100;

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetInstant();
        var due = await db.SpendRequests.AsNoTracking().Where(request => request.LookAt <= now)
            .OrderBy(request => request.LookAt).ThenBy(request => request.CaseNumber)
            .Take(AtOnce)
            .Select(request => new { request.CaseNumber, request.Sequence })
            .ToListAsync(cancellationToken);
        foreach (var one in due)
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await LookAsync(scope.ServiceProvider, one.CaseNumber, one.Sequence, cancellationToken);
            }
            catch (Exception failure) when (!Outage.IsBehind(failure) && !cancellationToken.IsCancellationRequested)
            {
                // It is due again next time, and must not keep the others waiting.
                LogFailed(failure, one.CaseNumber);
            }
    }

    private static async Task LookAsync(IServiceProvider services, int number, int sequence, CancellationToken cancellationToken)
    {
        var turn = services.GetRequiredService<Turn>();
        var approvals = services.GetRequiredService<Approvals>();
        if (await services.GetRequiredService<Cases>().FindAsync(number, cancellationToken) is not { } about
            || await approvals.FindAsync(number, sequence, cancellationToken) is not { } request)
            return;

        await approvals.LookAsync(about, request, cancellationToken);

        // Where somebody answers at this moment, that holds and this is lost; their answer needs nobody else.
        await turn.CommitAsync();
    }

    [LoggerMessage(LogLevel.Error, "Looking for somebody to say yes in case {Number} failed; it is tried again")]
    private partial void LogFailed(Exception failure, int number);
}
