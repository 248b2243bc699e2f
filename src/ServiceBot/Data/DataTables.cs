using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Data;

internal sealed class InboxTable : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> table)
    {
        table.ToTable("Inbox");
        table.HasKey(row => new { row.Channel, row.Conversation, row.Activity });
        table.HasIndex(row => row.At);
    }
}

internal sealed class StateTable : IEntityTypeConfiguration<StateRow>
{
    public void Configure(EntityTypeBuilder<StateRow> table)
    {
        table.ToTable("States");
        table.HasKey(row => row.Key);
    }
}

internal sealed class CounterTable : IEntityTypeConfiguration<CounterRow>
{
    public void Configure(EntityTypeBuilder<CounterRow> table)
    {
        table.ToTable("Counters");
        table.HasKey(row => row.Name);
    }
}
