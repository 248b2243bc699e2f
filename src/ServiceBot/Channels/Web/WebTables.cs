using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Web;

internal sealed class WebConversationTable : IEntityTypeConfiguration<WebConversation>
{
    public void Configure(EntityTypeBuilder<WebConversation> table) => table.ToTable("WebConversations");
}

internal sealed class WebActivityTable : IEntityTypeConfiguration<WebActivity>
{
    public void Configure(EntityTypeBuilder<WebActivity> table)
    {
        table.ToTable("WebActivities");
        table.HasKey(activity => new { activity.Conversation, activity.Id });
        table.HasIndex(activity => new { activity.Conversation, activity.Watermark }).IsUnique();
        table.HasIndex(activity => activity.GoodUntil).HasFilter("\"GoodUntil\" IS NOT NULL");
    }
}

internal sealed class WebTokenTable : IEntityTypeConfiguration<WebToken>
{
    public void Configure(EntityTypeBuilder<WebToken> table)
    {
        table.ToTable("WebTokens");
        table.HasKey(token => token.Hash);
        table.HasIndex(token => token.ExpiresAt);

        // The database itself sees to it that no token outlives its session, nor is given out when it has just ended.
        table.HasOne<Session>().WithMany().HasForeignKey(token => token.Session).OnDelete(DeleteBehavior.Cascade);
    }
}
