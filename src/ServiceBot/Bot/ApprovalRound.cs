using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Goes on to the next where somebody who was asked for a yes has not answered in time.</summary>
internal sealed class ApprovalRound(BotDb db, OwnTurns turns, TimeProvider clock) : IRound
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
            await turns.RunAsync($"Looking for somebody to say yes in case {one.CaseNumber}", services => LookAsync(services, one.CaseNumber, one.Sequence, cancellationToken), cancellationToken);
    }

    /// <summary>Where somebody answers at this moment, that holds and this is lost; their answer needs nobody else.</summary>
    private static async Task<int> LookAsync(IServiceProvider services, int number, int sequence, CancellationToken cancellationToken)
    {
        var approvals = services.GetRequiredService<Approvals>();
        if (await services.GetRequiredService<Cases>().FindAsync(number, cancellationToken) is not { } about
            || await approvals.FindAsync(number, sequence, cancellationToken) is not { } request)
            return 0;

        await approvals.LookAsync(about, request, cancellationToken);
        return 1;
    }
}
