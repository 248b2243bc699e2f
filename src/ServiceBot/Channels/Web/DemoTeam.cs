using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>
/// The demo team of the settings: each person with a private web chat, all with one room. Written by plain statements that leave alone
/// what is there, so that a start need not wait for EF's model and two clients of one guest may come at once.
/// </summary>
internal sealed class DemoTeam(IOptions<DemoOptions> options, IDatabase database, TimeProvider clock)
{
    private readonly DemoOptions _demo = options.Value;

    /// <exception cref="StartupException">A zone of the settings is not known.</exception>
    public Task LoadAsync()
    {
        foreach (var zone in _demo.People.Select(person => person.Zone).Append(_demo.Team.Zone).OfType<string>())
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
                throw new StartupException($"The settings under Demo name the time zone '{zone}', which is not known. Use names like Europe/Lisbon.");

        return LoadAsync(_demo.Team, _demo.People);
    }

    /// <summary>The made-up team of the example days, in the zone of the demo team.</summary>
    public Task LoadExampleAsync() =>
        LoadAsync(new DemoTeamOptions { Id = ExampleTeam.Id, Name = ExampleTeam.Name, Zone = _demo.Team.Zone }, ExamplePeople.All);

    private Task LoadAsync(DemoTeamOptions team, IReadOnlyList<DemoPersonOptions> people) =>
        database.WriteAsync(async session =>
        {
            var room = WebConversation.RoomId(team.Id);
            await session.ExecuteAsync(
                """
                INSERT INTO "Teams" ("Id", "Name", "Zone", "RoomChannel", "RoomConversation") VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT DO NOTHING
                """,
                team.Id, team.Name, team.Zone, WebCarrier.Channel, room);
            await session.OpenRoomAsync(team.Id, clock.GetInstant());
            foreach (var person in people)
                await JoinAsync(session, team, person.Id, person.Name, person.Zone, person.Role);

            return true;
        });

    /// <summary>Lets somebody who is nobody yet take part, so that local clients work without set-up.</summary>
    /// <param name="privateChat">Where a client of another channel talks with the bot alone; null on the web and in a group.</param>
    public Task WelcomeAsync(string channel, string account, string? name, Address? privateChat = null) =>
        database.WriteAsync(async session =>
        {
            var person = channel == WebCarrier.Channel ? account : $"{channel}-{account}";
            await JoinAsync(session, _demo.Team, person, string.IsNullOrWhiteSpace(name) ? account : name.Trim(), null, Role.Member);
            if (channel != WebCarrier.Channel)
                await session.ReachAsync(
                    channel, account, person, privateChat, privateChat?.ServiceUrl is null ? DateTimeOffset.UnixEpoch : clock.GetInstant());

            return true;
        });

    private async Task JoinAsync(IDbSession session, DemoTeamOptions team, string person, string name, string? zone, Role role)
    {
        await session.ExecuteAsync(
            """INSERT INTO "People" ("Id", "Name", "Zone", "Role", "HomeTeamId") VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING""",
            person, name, zone ?? team.Zone, (int)(role & (Role.Leader | Role.Admin)), team.Id);

        // Who has left, or had themselves forgotten, stays away.
        if (await session.ScalarAsync("""SELECT 1 FROM "People" WHERE "Id" = $1 AND "LeftAt" IS NULL""", person) is null)
            return;

        await session.ExecuteAsync(
            """INSERT INTO "Memberships" ("TeamId", "PersonId", "Role") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING""",
            team.Id, person, (int)(role & ~(Role.Leader | Role.Admin)));
        await session.SettleAsync(person, team.Id);
        await session.OpenPrivateAsync(person, clock.GetInstant());
    }
}
