using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ServiceBot.Pulse;

internal sealed class OpenBatchTable : IEntityTypeConfiguration<OpenBatch>
{
    public void Configure(EntityTypeBuilder<OpenBatch> table)
    {
        table.ToTable("OpenBatches");
        table.HasIndex(batch => new { batch.CohortKey, batch.Item }).IsUnique();
        table.HasIndex(batch => batch.LookAt);
    }
}

internal sealed class BatchMemberTable : IEntityTypeConfiguration<BatchMember>
{
    public void Configure(EntityTypeBuilder<BatchMember> table)
    {
        table.ToTable("BatchMembers");
        table.HasKey(member => new { member.BatchId, member.PersonId });

        // An answer belongs to one batch: the database itself refuses a second one that collects the same from somebody.
        table.HasIndex(member => new { member.PersonId, member.Item }).IsUnique();
        table.HasOne<OpenBatch>().WithMany().HasForeignKey(member => member.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class KeyedAnswerTable : IEntityTypeConfiguration<KeyedAnswer>
{
    public void Configure(EntityTypeBuilder<KeyedAnswer> table)
    {
        table.ToTable("KeyedAnswers");
        table.HasKey(answer => new { answer.BatchId, answer.Key });

        // A batch that is sealed at this moment takes no answer more.
        table.HasOne<OpenBatch>().WithMany().HasForeignKey(answer => answer.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CheckInTable : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> table)
    {
        table.ToTable("CheckIns");
        table.HasKey(checkIn => new { checkIn.PersonId, checkIn.Date });
        table.HasIndex(checkIn => checkIn.BatchId);
        table.HasIndex(checkIn => checkIn.OtherBatchId);

        // Nobody is reminded by two processes at once.
        table.Property(checkIn => checkIn.ReminderSlot).IsConcurrencyToken();
    }
}

internal sealed class CheckInChoicesTable : IEntityTypeConfiguration<CheckInChoices>
{
    public void Configure(EntityTypeBuilder<CheckInChoices> table)
    {
        table.ToTable("CheckInChoices");
        table.HasKey(choices => choices.PersonId);
    }
}

internal sealed class SealedBatchTable : IEntityTypeConfiguration<SealedBatch>
{
    public void Configure(EntityTypeBuilder<SealedBatch> table)
    {
        table.ToTable("SealedBatches");
        table.HasIndex(batch => new { batch.CohortKey, batch.Item, batch.To });
        table.HasIndex(batch => batch.Id).HasFilter("NOT \"IsPublished\"").HasDatabaseName("IX_SealedBatches_Unpublished");
        table.HasMany(batch => batch.Counts).WithOne().HasForeignKey(count => count.BatchId);
    }
}

internal sealed class SealedCountTable : IEntityTypeConfiguration<SealedCount>
{
    public void Configure(EntityTypeBuilder<SealedCount> table)
    {
        table.ToTable("SealedCounts");
        table.HasKey(count => new { count.BatchId, count.Answer });
    }
}

internal sealed class SealedTextTable : IEntityTypeConfiguration<SealedText>
{
    public void Configure(EntityTypeBuilder<SealedText> table)
    {
        table.ToTable("SealedTexts");
        table.HasIndex(text => text.BatchId);
    }
}

internal sealed class LeaderGuessTable : IEntityTypeConfiguration<LeaderGuess>
{
    public void Configure(EntityTypeBuilder<LeaderGuess> table)
    {
        table.ToTable("LeaderGuesses");
        table.HasKey(guess => new { guess.PersonId, guess.BatchId });
        table.HasIndex(guess => guess.BatchId);
    }
}

internal sealed class TeamQuestionTable : IEntityTypeConfiguration<TeamQuestion>
{
    public void Configure(EntityTypeBuilder<TeamQuestion> table)
    {
        table.ToTable("TeamQuestions");
        table.HasIndex(question => question.TeamId);
    }
}

internal sealed class JournalEntryTable : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> table)
    {
        table.ToTable("JournalEntries");
        table.HasIndex(entry => new { entry.PersonId, entry.Day });
    }
}
