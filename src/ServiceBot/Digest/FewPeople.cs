using Microsoft.EntityFrameworkCore;
using ServiceBot.Data;

namespace ServiceBot.Digest;

/// <summary>Where so few work together, no times, late promises and failures are told.</summary>
internal static class FewPeople
{
    public const int Least = 3;

    public const string Why = "Figures of fewer than three people would be about one of them.";

    /// <summary>Whether fewer are in the team.</summary>
    public static async Task<bool> AreInAsync(BotDb db, string teamId, CancellationToken cancellationToken) =>
        await db.Memberships.Where(member => member.TeamId == teamId && db.People.Any(person => person.Id == member.PersonId && person.LeftAt == null))
            .Take(Least).CountAsync(cancellationToken) < Least;
}
