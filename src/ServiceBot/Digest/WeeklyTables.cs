using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Digest;

internal sealed class WeekStoryTable : IEntityTypeConfiguration<WeekStory>
{
    public void Configure(EntityTypeBuilder<WeekStory> table)
    {
        table.ToTable("WeekStories");
        table.HasKey(story => story.Id);
        table.HasIndex(story => new { story.TeamId, story.Week });

        // Pressed in two chats at once it is one story.
        table.HasIndex(story => new { story.PersonId, story.Kind, story.Text }).IsUnique();

        // Two who post the same week cannot both be right.
        table.Property(story => story.Week).IsConcurrencyToken();
    }
}

internal sealed class PledgeTable : IEntityTypeConfiguration<Pledge>
{
    public void Configure(EntityTypeBuilder<Pledge> table)
    {
        table.ToTable("Pledges");
        table.HasKey(pledge => pledge.Number);
        table.Property(pledge => pledge.Number).ValueGeneratedNever();
        table.Property(pledge => pledge.Version).IsConcurrencyToken();
        table.Ignore(pledge => pledge.IsOpen);
        table.HasIndex(pledge => new { pledge.TeamId, pledge.Status });
        table.HasIndex(pledge => new { pledge.Status, pledge.DueOn });

        // Said in two chats at once it is one pledge.
        table.HasIndex(pledge => new { pledge.PersonId, pledge.Text }).HasFilter("\"Status\" = 0").IsUnique();
    }
}

internal sealed class FrontHoursTable : IEntityTypeConfiguration<FrontHours>
{
    public void Configure(EntityTypeBuilder<FrontHours> table)
    {
        table.ToTable("FrontHours");
        table.HasKey(log => log.Id);
        table.HasIndex(log => new { log.PersonId, log.Date, log.Minutes }).IsUnique();
        table.HasIndex(log => log.Date);
    }
}

internal sealed class PrivateDigestTable : IEntityTypeConfiguration<PrivateDigest>
{
    public void Configure(EntityTypeBuilder<PrivateDigest> table)
    {
        table.ToTable("PrivateDigests");
        table.HasKey(digest => new { digest.PersonId, digest.Kind, digest.Date });
        table.HasIndex(digest => digest.Date);
    }
}

internal sealed class DigestReaderTable : IEntityTypeConfiguration<DigestReader>
{
    public void Configure(EntityTypeBuilder<DigestReader> table)
    {
        table.ToTable("DigestReaders");
        table.HasKey(reader => reader.PersonId);
        table.HasIndex(reader => reader.LookAt);
    }
}

internal sealed class PackClueTable : IEntityTypeConfiguration<PackClue>
{
    public void Configure(EntityTypeBuilder<PackClue> table)
    {
        table.ToTable("PackClues");
        table.HasKey(clue => clue.Id);
        table.HasIndex(clue => new { clue.TeamId, clue.Text }).IsUnique();
    }
}
