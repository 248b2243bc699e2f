using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Roster;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("People");
        table.HasIndex(person => new { person.HomeTeamId, person.LeftAt });

        // Whoever is in no team or has left is not looked at.
        table.HasIndex(person => person.CheckInLookAt).HasFilter("\"HomeTeamId\" IS NOT NULL AND \"LeftAt\" IS NULL").HasDatabaseName("IX_People_CheckIns");

        // Whoever changes their hours and whoever looks when they are due cannot both be right.
        table.Property(person => person.CheckInLookAt).IsConcurrencyToken();
    }
}

internal sealed class PersonAddressTable : IEntityTypeConfiguration<PersonAddress>
{
    public void Configure(EntityTypeBuilder<PersonAddress> table)
    {
        table.ToTable("Addresses");
        table.HasKey(address => new { address.Channel, address.Account });
        table.HasIndex(address => address.PersonId);
        table.HasIndex(address => new { address.Channel, address.ObjectId }).HasFilter("\"ObjectId\" IS NOT NULL");

        // Accounts without a private conversation: on the web everybody has one from the start.
        table.HasIndex(address => new { address.Channel, address.ChatLookAt }).HasFilter("\"Conversation\" IS NULL").HasDatabaseName("IX_Addresses_Chats");
    }
}

internal sealed class TeamTable : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> table)
    {
        table.ToTable("Teams");
        table.Ignore(team => team.Room);
        table.HasIndex(team => new { team.RoomChannel, team.RoomConversation }).IsUnique();

        // A team without a channel has no digest. Whoever changes its days and whoever looks when it is due cannot both be right.
        table.HasIndex(team => team.DigestLookAt).HasFilter("\"RoomConversation\" IS NOT NULL").HasDatabaseName("IX_Teams_Digests");
        table.Property(team => team.DigestLookAt).IsConcurrencyToken();
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

internal sealed class TeamSettingsTable : IEntityTypeConfiguration<TeamSettings>
{
    public void Configure(EntityTypeBuilder<TeamSettings> table)
    {
        table.ToTable("TeamSettings");
        table.HasKey(settings => settings.TeamId);
        table.ComplexProperty(settings => settings.Own);
        table.ComplexProperty(settings => settings.FirstWord);
        table.Property(settings => settings.Version).IsConcurrencyToken();
    }
}

internal sealed class HolidayTable : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> table)
    {
        table.ToTable("Holidays");
        table.HasKey(holiday => new { holiday.TeamId, holiday.Date });
    }
}

internal sealed class ShiftTable : IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Shift> table)
    {
        table.ToTable("Shifts");
        table.HasKey(shift => new { shift.TeamId, shift.Name });
    }
}

internal sealed class TeamZoneTable : IEntityTypeConfiguration<TeamZone>
{
    public void Configure(EntityTypeBuilder<TeamZone> table)
    {
        table.ToTable("TeamZones");
        table.HasKey(change => new { change.TeamId, change.From });
    }
}

internal sealed class PersonHoursTable : IEntityTypeConfiguration<PersonHours>
{
    public void Configure(EntityTypeBuilder<PersonHours> table)
    {
        table.ToTable("PersonHours");
        table.HasKey(hours => hours.PersonId);
        table.Ignore(hours => hours.Work);
        table.Ignore(hours => hours.Quiet);
    }
}

internal sealed class HintChoicesTable : IEntityTypeConfiguration<HintChoices>
{
    public void Configure(EntityTypeBuilder<HintChoices> table)
    {
        table.ToTable("HintChoices");
        table.HasKey(choices => choices.PersonId);
        table.Property(choices => choices.Version).IsConcurrencyToken();
    }
}

internal sealed class HeldNoteTable : IEntityTypeConfiguration<HeldNote>
{
    public void Configure(EntityTypeBuilder<HeldNote> table)
    {
        table.ToTable("HeldNotes");
        table.HasIndex(note => note.PersonId);
        table.HasIndex(note => note.DueAt);
    }
}

internal sealed class RosterChangeTable : IEntityTypeConfiguration<RosterChange>
{
    public void Configure(EntityTypeBuilder<RosterChange> table)
    {
        table.ToTable("RosterChanges");
        table.HasIndex(change => change.TeamId);
        table.HasIndex(change => change.PersonId);
    }
}

internal sealed class SignInLinkTable : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> table)
    {
        table.ToTable("SignInLinks");
        table.HasKey(link => link.Hash);
        table.HasIndex(link => link.ExpiresAt);
    }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> table)
    {
        table.ToTable("Sessions");
        table.HasKey(session => session.Hash);
        table.HasIndex(session => session.PersonId);
        table.HasIndex(session => session.ExpiresAt);
    }
}

internal sealed class OwnDataLinkTable : IEntityTypeConfiguration<OwnDataLink>
{
    public void Configure(EntityTypeBuilder<OwnDataLink> table)
    {
        table.ToTable("OwnDataLinks");
        table.HasKey(link => link.Hash);
        table.HasIndex(link => link.ExpiresAt);
    }
}
