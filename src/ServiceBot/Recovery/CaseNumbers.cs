using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Recovery;

/// <summary>Small numbers people can say aloud. A turn that fails leaves a gap, which nobody minds.</summary>
internal sealed class CaseNumbers
{
    private int _last;

    public async Task<int> NextAsync(BotDb db, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _last) == 0)
        {
            var highest = await db.Cases.MaxAsync(found => (int?)found.Number, cancellationToken) ?? 0;
            Interlocked.CompareExchange(ref _last, highest, 0);
        }

        return Interlocked.Increment(ref _last);
    }
}
