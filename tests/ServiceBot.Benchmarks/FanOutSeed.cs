using ServiceBot.Calendar;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Roster;

namespace ServiceBot.Benchmarks;

/// <summary>People whose check-in is due at once, and others whose is not, in teams of twenty. They work around the clock, so that it is due at any hour.</summary>
internal static class FanOutSeed
{
    private const int InATeam = 20;
    private const int AtOnce = 1000;

    public static async Task PlantAsync(IDatabase database, int due, int others, DateTimeOffset now)
    {
        // The shift began an hour ago, and with it the check-in became due; the day closes half a day away.
        var began = TimeOnly.FromDateTime(now.UtcDateTime.AddHours(-1));
        var teams = (due + others + InATeam - 1) / InATeam;
        await using (var db = database.Lease())
        {
            for (var team = 0; team < teams; team++)
            {
                db.Teams.Add(new Team { Id = TeamOf(team * InATeam), Name = $"Desk {team}", Zone = "Etc/UTC" });
                db.TeamSettings.Add(new TeamSettings(TeamOf(team * InATeam))
                {
                    Vision = "Nobody is left waiting",
                    Principles = "We say what happened",
                    Days = WorkDays.EveryDay,
                    From = began,
                    To = began,
                    CheckInAt = began,
                    DigestAt = began.AddHours(13),
                });
            }

            await db.SaveChangesAsync();
        }

        foreach (var numbers in Enumerable.Range(0, due + others).Chunk(AtOnce))
        {
            await using var db = database.Lease();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in numbers)
            {
                var id = $"person-{number:D6}";
                db.People.Add(new Roster.Person
                {
                    Id = id,
                    Name = $"Person {number}",
                    Zone = "Etc/UTC",
                    HomeTeamId = TeamOf(number),
                    CheckInLookAt = number < due ? null : now.AddHours(12),
                });
                db.Memberships.Add(new Membership { TeamId = TeamOf(number), PersonId = id });
                db.WebConversations.Add(new WebConversation { Id = WebConversation.PrivateId(id), PersonId = id, CreatedAt = now });
                db.Addresses.Add(new PersonAddress { Channel = "directline", Account = id, PersonId = id, Conversation = WebConversation.PrivateId(id) });
            }

            await db.SaveChangesAsync();
        }
    }

    private static string TeamOf(int number) => $"desk-{number / InATeam:D5}";
}
