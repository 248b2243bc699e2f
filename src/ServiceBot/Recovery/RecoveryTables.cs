using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceBot.Roster;

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
        table.HasIndex(found => new { found.OpenerId, found.Status, found.Customer });

        // The list of a team's open cases is read off this in its order, however many there are; the filter is what Cases.SharedIn asks.
        table.HasIndex(found => new { found.TeamId, found.IsPractice, found.Danger, found.Severity, found.OpenedAt, found.Number })
            .IsDescending(false, false, true, true, false, false)
            .HasFilter("\"Status\" IN (0, 1) AND \"Customer\" IN (0, 1)");
        table.HasIndex(found => new { found.OwnerId, found.Status });

        // What has happened lately in a team is found by this, however long it has been there.
        table.HasIndex(found => new { found.TeamId, found.ChangedAt });
        table.HasIndex(found => new { found.TeamId, found.CustomerKey });
        table.HasIndex(found => found.PromiseAt);
        table.HasIndex(found => found.SnoozedUntil);
        table.HasIndex(found => found.ToolsOffUntil);

        // What DueCases.ToTell asks every half minute.
        table.HasIndex(found => found.DisclosureSince).HasFilter("\"DisclosureSince\" IS NOT NULL AND \"AcknowledgedAt\" IS NULL");
        table.Ignore(found => found.Moment);
        table.Ignore(found => found.Answers);
        table.Ignore(found => found.HasCustomerSpoken);
        table.Property(found => found.Spent).HasConversion(amounts => amounts.Kept, kept => new Amounts(kept));
        table.Property(found => found.Allowed).HasConversion(amount => $"{amount}", kept => Amount.Parse(kept) ?? default);
        table.HasMany(found => found.Events).WithOne().HasForeignKey(happened => happened.CaseNumber);
        table.HasMany(found => found.Texts).WithOne().HasForeignKey(written => written.CaseNumber);
    }
}

internal sealed class CaseTextTable : IEntityTypeConfiguration<CaseText>
{
    public void Configure(EntityTypeBuilder<CaseText> table)
    {
        table.ToTable("CaseTexts");
        table.HasKey(written => new { written.CaseNumber, written.Sequence, written.Field });
        table.Property(written => written.Sequence).ValueGeneratedNever();
    }
}

internal sealed class CaseHelperTable : IEntityTypeConfiguration<CaseHelper>
{
    public void Configure(EntityTypeBuilder<CaseHelper> table)
    {
        table.ToTable("CaseHelpers");
        table.HasKey(helper => new { helper.CaseNumber, helper.PersonId });
    }
}

internal sealed class NudgeTable : IEntityTypeConfiguration<Nudge>
{
    public void Configure(EntityTypeBuilder<Nudge> table)
    {
        table.ToTable("Nudges");
        table.HasKey(nudge => new { nudge.CaseNumber, nudge.Kind, nudge.About });
    }
}

internal sealed class FollowUpTable : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> table)
    {
        table.ToTable("FollowUps");
        table.HasKey(followUp => followUp.Number);
        table.Property(followUp => followUp.Number).ValueGeneratedNever();
        table.Property(followUp => followUp.Version).IsConcurrencyToken();
        table.Ignore(followUp => followUp.IsLook);
        table.Ignore(followUp => followUp.IsAboutAsking);
        table.HasIndex(followUp => new { followUp.Status, followUp.DueOn });
        table.HasIndex(followUp => new { followUp.TeamId, followUp.Status });
        table.HasIndex(followUp => new { followUp.TeamId, followUp.ChangedAt });
        table.HasIndex(followUp => followUp.CaseNumber);
    }
}

internal sealed class RepeatProposalTable : IEntityTypeConfiguration<RepeatProposal>
{
    public void Configure(EntityTypeBuilder<RepeatProposal> table)
    {
        table.ToTable("RepeatProposals");
        table.HasKey(proposal => new { proposal.CaseNumber, proposal.EarlierNumber });
    }
}

internal sealed class MomentTable : IEntityTypeConfiguration<Moment>
{
    public void Configure(EntityTypeBuilder<Moment> table)
    {
        table.ToTable("Moments");
        table.Property(moment => moment.Version).IsConcurrencyToken();
        table.HasIndex(moment => new { moment.TeamId, moment.At });
        table.HasIndex(moment => moment.CaseNumber);
        table.HasMany<Thanked>().WithOne().HasForeignKey(thanked => thanked.MomentId);
    }
}

internal sealed class ThankedTable : IEntityTypeConfiguration<Thanked>
{
    public void Configure(EntityTypeBuilder<Thanked> table)
    {
        table.ToTable("Thanked");
        table.HasKey(thanked => new { thanked.MomentId, thanked.PersonId });
        table.Ignore(thanked => thanked.IsShown);
        table.HasIndex(thanked => thanked.PersonId);
        table.HasIndex(thanked => thanked.DecidedAt);
    }
}

internal sealed class ManagerActionTable : IEntityTypeConfiguration<ManagerAction>
{
    public void Configure(EntityTypeBuilder<ManagerAction> table)
    {
        table.ToTable("ManagerActions");
        table.HasKey(done => done.Id);
        table.HasIndex(done => new { done.TeamId, done.At });
    }
}

internal sealed class ExportLinkTable : IEntityTypeConfiguration<ExportLink>
{
    public void Configure(EntityTypeBuilder<ExportLink> table)
    {
        table.ToTable("ExportLinks");
        table.HasKey(link => link.Hash);
        table.HasIndex(link => link.ExpiresAt);
    }
}

internal sealed class CaseEventTable : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> table)
    {
        table.ToTable("CaseEvents");
        table.HasKey(happened => new { happened.CaseNumber, happened.Sequence });
        table.Property(happened => happened.Sequence).ValueGeneratedNever();
        table.Ignore(happened => happened.AboutId);
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

internal sealed class SpendRequestTable : IEntityTypeConfiguration<SpendRequest>
{
    public void Configure(EntityTypeBuilder<SpendRequest> table)
    {
        table.ToTable("SpendRequests");
        table.HasKey(request => new { request.CaseNumber, request.Sequence });
        table.Property(request => request.Sequence).ValueGeneratedNever();
        table.Property(request => request.Version).IsConcurrencyToken();
        table.Ignore(request => request.Amount);
        table.Ignore(request => request.IsOpen);
        table.HasIndex(request => request.LookAt);
        table.HasIndex(request => request.Answered);
    }
}
