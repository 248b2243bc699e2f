using Microsoft.EntityFrameworkCore;
using ServiceBot.Channels.Teams;
using ServiceBot.Channels.Web;
using ServiceBot.Customers;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Knowledge;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;

namespace ServiceBot.Data;

/// <summary>Everything that is kept. Each provider has a subclass with its own migrations.</summary>
internal abstract class BotDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<PersonAddress> Addresses => Set<PersonAddress>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<TeamSettings> TeamSettings => Set<TeamSettings>();
    public DbSet<TeamZone> TeamZones => Set<TeamZone>();
    public DbSet<Holiday> Holidays => Set<Holiday>();
    public DbSet<Shift> Shifts => Set<Shift>();
    public DbSet<PersonHours> PersonHours => Set<PersonHours>();
    public DbSet<HintChoices> HintChoices => Set<HintChoices>();
    public DbSet<HeldNote> HeldNotes => Set<HeldNote>();
    public DbSet<RosterChange> RosterChanges => Set<RosterChange>();
    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<OwnDataLink> OwnDataLinks => Set<OwnDataLink>();

    public DbSet<WebConversation> WebConversations => Set<WebConversation>();
    public DbSet<WebActivity> WebActivities => Set<WebActivity>();
    public DbSet<WebToken> WebTokens => Set<WebToken>();

    public DbSet<TeamsInstall> TeamsInstalls => Set<TeamsInstall>();

    public DbSet<RecoveryCase> Cases => Set<RecoveryCase>();
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    public DbSet<CaseText> CaseTexts => Set<CaseText>();
    public DbSet<CaseHelper> CaseHelpers => Set<CaseHelper>();
    public DbSet<Nudge> Nudges => Set<Nudge>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<RepeatProposal> RepeatProposals => Set<RepeatProposal>();
    public DbSet<Moment> Moments => Set<Moment>();
    public DbSet<Thanked> Thanked => Set<Thanked>();
    public DbSet<ManagerAction> ManagerActions => Set<ManagerAction>();
    public DbSet<KnowledgeGap> KnowledgeGaps => Set<KnowledgeGap>();
    public DbSet<GapEvent> GapEvents => Set<GapEvent>();
    public DbSet<ExportLink> ExportLinks => Set<ExportLink>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<CustomerFact> CustomerFacts => Set<CustomerFact>();
    public DbSet<CustomerLink> CustomerLinks => Set<CustomerLink>();
    public DbSet<Desk> Desks => Set<Desk>();
    public DbSet<CardAction> CardActions => Set<CardAction>();
    public DbSet<CardActionUse> CardActionUses => Set<CardActionUse>();

    public DbSet<SpendRequest> SpendRequests => Set<SpendRequest>();

    public DbSet<OpenBatch> OpenBatches => Set<OpenBatch>();
    public DbSet<BatchMember> BatchMembers => Set<BatchMember>();
    public DbSet<KeyedAnswer> KeyedAnswers => Set<KeyedAnswer>();
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();
    public DbSet<CheckInChoices> CheckInChoices => Set<CheckInChoices>();
    public DbSet<SealedBatch> SealedBatches => Set<SealedBatch>();
    public DbSet<SealedCount> SealedCounts => Set<SealedCount>();
    public DbSet<SealedText> SealedTexts => Set<SealedText>();
    public DbSet<LeaderGuess> LeaderGuesses => Set<LeaderGuess>();
    public DbSet<TeamQuestion> TeamQuestions => Set<TeamQuestion>();
    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    public DbSet<WeekStory> WeekStories => Set<WeekStory>();
    public DbSet<Pledge> Pledges => Set<Pledge>();
    public DbSet<FrontHours> FrontHours => Set<FrontHours>();
    public DbSet<PrivateDigest> PrivateDigests => Set<PrivateDigest>();
    public DbSet<DigestReader> DigestReaders => Set<DigestReader>();
    public DbSet<PackClue> PackClues => Set<PackClue>();
    public DbSet<DigestPost> DigestPosts => Set<DigestPost>();
    public DbSet<DigestFlag> DigestFlags => Set<DigestFlag>();

    // Written by prepared statements only; mapped so that migrations create them and questions can be asked of them.
    public DbSet<InboxRow> Inbox => Set<InboxRow>();
    public DbSet<StateRow> States => Set<StateRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<Slot> Slots => Set<Slot>();
    public DbSet<BlockedConversation> Blocked => Set<BlockedConversation>();
    public DbSet<CounterRow> Counters => Set<CounterRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BotDb).Assembly);
}
