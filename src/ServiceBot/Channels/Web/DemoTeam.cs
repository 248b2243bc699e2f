using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

/// <summary>Brings the demo team of the settings into the roster, each person with a private web chat and all with one room.</summary>
internal sealed class DemoTeam(IOptions<DemoOptions> options, BotDb db, TimeProvider clock)
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var demo = options.Value;
        var room = WebConversation.RoomId(demo.Team.Id);
        if (!await db.Teams.AnyAsync(team => team.Id == demo.Team.Id, cancellationToken))
        {
            db.Teams.Add(new Team
            {
                Id = demo.Team.Id,
                Name = demo.Team.Name,
                Zone = demo.Team.Zone,
                RoomChannel = WebCarrier.Channel,
                RoomConversation = room,
            });
            db.WebConversations.Add(new WebConversation { Id = room, TeamId = demo.Team.Id, CreatedAt = clock.GetInstant() });
        }

        var known = await db.People.Select(person => person.Id).ToListAsync(cancellationToken);
        foreach (var person in demo.People.Where(person => !known.Contains(person.Id)))
            Join(person.Id, person.Name, person.Zone ?? demo.Team.Zone, person.Role);

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Lets somebody who is nobody yet take part, so that local clients work without set-up. The caller saves.</summary>
    /// <param name="privateChat">Where a client of another channel talks with the bot alone; null on the web and in a group.</param>
    public Person Welcome(string channel, string account, string? name, Address? privateChat = null)
    {
        var id = channel == WebCarrier.Channel ? account : $"{channel}-{account}";
        var person = Join(id, string.IsNullOrWhiteSpace(name) ? account : name.Trim(), options.Value.Team.Zone, Role.Member);
        if (channel != WebCarrier.Channel)
            db.Addresses.Add(new PersonAddress
            {
                Channel = channel,
                Account = account,
                PersonId = id,
                Conversation = privateChat?.Conversation,
                ServiceUrl = privateChat?.ServiceUrl,
                LastWrittenAt = clock.GetInstant(),
            });

        return person;
    }

    private Person Join(string id, string name, string zone, Role role)
    {
        var person = new Person { Id = id, Name = name, Zone = zone };
        db.People.Add(person);
        db.Memberships.Add(new Membership { TeamId = options.Value.Team.Id, PersonId = id, Role = role });
        db.WebConversations.Add(new WebConversation
        {
            Id = WebConversation.PrivateId(id),
            PersonId = id,
            CreatedAt = clock.GetInstant(),
        });
        db.Addresses.Add(new PersonAddress
        {
            Channel = WebCarrier.Channel,
            Account = id,
            PersonId = id,
            Conversation = WebConversation.PrivateId(id),
        });
        return person;
    }
}
