using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Digest;

/// <summary>Where so few work together, no times, late promises and failures are told.</summary>
internal static class FewPeople
{
    public const int Least = 3;

    public const string Why = "Figures of fewer than three people would be about one of them.";

    /// <summary>Whether fewer are in the team.</summary>
    public static Task<bool> AreInAsync(BotDb db, string teamId, CancellationToken cancellationToken) => AreInAsync(db, [teamId], cancellationToken);

    /// <summary>Whether fewer are in the teams together; whoever is in several of them is one.</summary>
    public static async Task<bool> AreInAsync(BotDb db, IReadOnlyList<string> teamIds, CancellationToken cancellationToken) =>
        await db.Memberships.Where(member => teamIds.Contains(member.TeamId) && db.People.Any(person => person.Id == member.PersonId && person.LeftAt == null))
            .Select(member => member.PersonId).Distinct().Take(Least).CountAsync(cancellationToken) < Least;
}
