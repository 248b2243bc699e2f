using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Finds what people are being asked just now, with what this turn has changed of it.</summary>
internal sealed class Desks(Turn turn)
{
    // Asked in every turn that changes a case.
    private static readonly Func<BotDb, int, IAsyncEnumerable<Desk>> OfCase = EF.CompileAsyncQuery(
        (BotDb db, int number) => db.Desks.Where(desk => desk.CaseNumber == number));

    public async Task<Desk> OfAsync(string personId, CancellationToken cancellationToken) =>
        await turn.Db.Desks.FindAsync([personId], cancellationToken) ?? turn.Db.Desks.Add(new Desk(personId)).Entity;

    /// <summary>Those on which a question of the case is open.</summary>
    public async Task<IReadOnlyList<Desk>> AboutAsync(RecoveryCase about, CancellationToken cancellationToken)
    {
        var desks = await OfCase(turn.Db, about.Number).ToListAsync(cancellationToken);
        return [.. desks.Where(desk => desk.CaseNumber == about.Number)];
    }
}
