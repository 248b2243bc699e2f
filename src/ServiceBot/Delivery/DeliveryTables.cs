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

        // For each that waits it is asked whether an earlier one of its conversation does.
        table.HasIndex(row => new { row.Channel, row.Conversation, row.Id }).HasFilter("\"State\" = 0").HasDatabaseName("IX_Outbox_Order");
        table.HasIndex(row => row.State).HasFilter("\"State\" = 3").HasDatabaseName("IX_Outbox_Dead");

        // What was said of check-ins is looked for by its name, to be taken away.
        table.HasIndex(row => row.Slot).HasFilter("\"Slot\" LIKE 'check-in/%'").HasDatabaseName("IX_Outbox_CheckIns");
    }
}

internal sealed class BlockedConversationTable : IEntityTypeConfiguration<BlockedConversation>
{
    public void Configure(EntityTypeBuilder<BlockedConversation> table)
    {
        table.ToTable("Blocked");
        table.HasKey(blocked => new { blocked.Channel, blocked.Conversation });
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
