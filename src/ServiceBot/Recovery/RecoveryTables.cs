using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Recovery;

internal sealed class RecoveryCaseTable : IEntityTypeConfiguration<RecoveryCase>
{
    public void Configure(EntityTypeBuilder<RecoveryCase> table)
    {
        table.ToTable("Cases");
        table.HasKey(found => found.Number);
        table.Property(found => found.Number).ValueGeneratedNever();
        table.Property(found => found.Version).IsConcurrencyToken();
        table.HasIndex(found => new { found.TeamId, found.Status });
        table.HasMany(found => found.Events).WithOne().HasForeignKey(happened => happened.CaseNumber);
    }
}

internal sealed class CaseEventTable : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> table)
    {
        table.ToTable("CaseEvents");
        table.HasKey(happened => new { happened.CaseNumber, happened.Sequence });
        table.Property(happened => happened.Sequence).ValueGeneratedNever();
        table.HasIndex(happened => happened.At);
    }
}

internal sealed class DeskTable : IEntityTypeConfiguration<Desk>
{
    public void Configure(EntityTypeBuilder<Desk> table)
    {
        table.ToTable("Desks");
        table.HasKey(desk => desk.PersonId);
        table.Property(desk => desk.Version).IsConcurrencyToken();
        table.HasIndex(desk => desk.CaseNumber);
    }
}

internal sealed class CardActionTable : IEntityTypeConfiguration<CardAction>
{
    public void Configure(EntityTypeBuilder<CardAction> table)
    {
        table.ToTable("CardActions");
        table.HasKey(action => action.Id);
        table.HasIndex(action => new { action.CaseNumber, action.Verb }).IsUnique();
    }
}

internal sealed class CardActionUseTable : IEntityTypeConfiguration<CardActionUse>
{
    public void Configure(EntityTypeBuilder<CardActionUse> table)
    {
        table.ToTable("CardActionUses");
        table.HasKey(use => new { use.ActionId, use.PersonId });
    }
}
