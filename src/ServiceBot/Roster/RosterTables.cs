using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Roster;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table) => table.ToTable("People");
}

internal sealed class PersonAddressTable : IEntityTypeConfiguration<PersonAddress>
{
    public void Configure(EntityTypeBuilder<PersonAddress> table)
    {
        table.ToTable("Addresses");
        table.HasKey(address => new { address.Channel, address.Account });
        table.HasIndex(address => address.PersonId);
    }
}

internal sealed class TeamTable : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> table)
    {
        table.ToTable("Teams");
        table.Ignore(team => team.Room);
        table.HasIndex(team => new { team.RoomChannel, team.RoomConversation }).IsUnique();
    }
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> table)
    {
        table.ToTable("Memberships");
        table.HasKey(membership => new { membership.TeamId, membership.PersonId });
        table.HasIndex(membership => membership.PersonId);
    }
}
