using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Delivery;

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> table)
    {
        table.ToTable("Outbox");
        table.HasKey(row => row.Id);
        table.Ignore(row => row.UpTo);

        // What waits is a handful among everything that was ever said.
        table.HasIndex(row => row.Id).HasFilter("\"State\" = 0").HasDatabaseName("IX_Outbox_Waiting");
        table.HasIndex(row => row.CreatedAt);
    }
}

internal sealed class SlotTable : IEntityTypeConfiguration<Slot>
{
    public void Configure(EntityTypeBuilder<Slot> table)
    {
        table.ToTable("Slots");
        table.HasKey(slot => slot.Name);
    }
}
