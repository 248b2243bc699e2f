using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Digest;

internal sealed class DigestPostTable : IEntityTypeConfiguration<DigestPost>
{
    public void Configure(EntityTypeBuilder<DigestPost> table)
    {
        table.ToTable("DigestPosts");
        table.HasKey(post => new { post.TeamId, post.Kind, post.Date });
        table.Ignore(post => post.Slot);
        table.Ignore(post => post.IsSaid);
        table.Property(post => post.Version).IsConcurrencyToken();

        // Those whose day is not over, among all there ever were.
        table.HasIndex(post => post.LookAt).HasFilter("\"LookAt\" IS NOT NULL");
        table.HasIndex(post => post.Date);
        table.HasIndex(post => post.MentionedId).HasFilter("\"MentionedId\" IS NOT NULL");
    }
}

internal sealed class DigestFlagTable : IEntityTypeConfiguration<DigestFlag>
{
    public void Configure(EntityTypeBuilder<DigestFlag> table)
    {
        table.ToTable("DigestFlags");
        table.HasKey(flag => new { flag.TeamId, flag.Kind, flag.Date, flag.PersonId });
        table.Property(flag => flag.Version).IsConcurrencyToken();
        table.HasIndex(flag => flag.Number).IsUnique();
        table.HasIndex(flag => flag.PersonId);
    }
}
