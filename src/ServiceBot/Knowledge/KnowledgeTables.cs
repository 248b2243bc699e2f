using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Knowledge;

internal sealed class KnowledgeGapTable : IEntityTypeConfiguration<KnowledgeGap>
{
    public void Configure(EntityTypeBuilder<KnowledgeGap> table)
    {
        table.ToTable("KnowledgeGaps");
        table.HasKey(gap => gap.Number);
        table.Property(gap => gap.Number).ValueGeneratedNever();
        table.Property(gap => gap.Version).IsConcurrencyToken();
        table.Ignore(gap => gap.IsErased);
        table.Ignore(gap => gap.IsOpen);
        table.Ignore(gap => gap.Askers);
        table.Ignore(gap => gap.OpenedBy);

        // Of two who ask the same at once the second finds the first.
        table.HasIndex(gap => new { gap.TeamId, gap.Key }).IsUnique();
        table.HasIndex(gap => new { gap.TeamId, gap.Status });
        table.HasIndex(gap => gap.CaseNumber);
        table.HasMany(gap => gap.Events).WithOne().HasForeignKey(happened => happened.GapNumber);
    }
}

internal sealed class GapEventTable : IEntityTypeConfiguration<GapEvent>
{
    public void Configure(EntityTypeBuilder<GapEvent> table)
    {
        table.ToTable("GapEvents");
        table.HasKey(happened => new { happened.GapNumber, happened.Sequence });
        table.Property(happened => happened.Sequence).ValueGeneratedNever();
    }
}
