using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Channels.Teams;

internal sealed class TeamsInstallTable : IEntityTypeConfiguration<TeamsInstall>
{
    public void Configure(EntityTypeBuilder<TeamsInstall> table)
    {
        table.ToTable("TeamsInstalls");
        table.HasIndex(install => install.TeamId);
        table.HasIndex(install => install.RosterLookAt).HasFilter("\"RemovedAt\" IS NULL").HasDatabaseName("IX_TeamsInstalls_Roster");

        // Whoever joins or leaves asks for another look, which one that is under way must not take back.
        table.Property(install => install.RosterLookAt).IsConcurrencyToken();
    }
}
