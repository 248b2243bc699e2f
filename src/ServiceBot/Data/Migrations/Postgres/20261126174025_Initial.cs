using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ServiceBot.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Addresses",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Account = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Conversation = table.Column<string>(type: "text", nullable: true),
                    ServiceUrl = table.Column<string>(type: "text", nullable: true),
                    ObjectId = table.Column<string>(type: "text", nullable: true),
                    ChatLookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastWrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Addresses", x => new { x.Channel, x.Account });
                });

            migrationBuilder.CreateTable(
                name: "Blocked",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Conversation = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocked", x => new { x.Channel, x.Conversation });
                });

            migrationBuilder.CreateTable(
                name: "CardActions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Verb = table.Column<int>(type: "integer", nullable: false),
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardActions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CardActionUses",
                columns: table => new
                {
                    ActionId = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardActionUses", x => new { x.ActionId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "CaseHelpers",
                columns: table => new
                {
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseHelpers", x => new { x.CaseNumber, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DidHelp = table.Column<int>(type: "integer", nullable: true),
                    WouldReturn = table.Column<int>(type: "integer", nullable: true),
                    AbuseAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AbuseFacts = table.Column<string>(type: "text", nullable: true),
                    ToolsOffAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ToolsOffUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AskedBy = table.Column<int>(type: "integer", nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NotAskedBecause = table.Column<string>(type: "text", nullable: true),
                    CustomerWords = table.Column<string>(type: "text", nullable: true),
                    IsConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    WouldBeGreat = table.Column<string>(type: "text", nullable: true),
                    ContactAgain = table.Column<string>(type: "text", nullable: true),
                    Integrity = table.Column<string>(type: "text", nullable: true),
                    ClosedBecause = table.Column<string>(type: "text", nullable: true),
                    Retention = table.Column<int>(type: "integer", nullable: true),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    OpenerId = table.Column<string>(type: "text", nullable: false),
                    Sentence = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Customer = table.Column<int>(type: "integer", nullable: true),
                    Severity = table.Column<int>(type: "integer", nullable: false),
                    Danger = table.Column<bool>(type: "boolean", nullable: false),
                    Care = table.Column<int>(type: "integer", nullable: false),
                    IsPractice = table.Column<bool>(type: "boolean", nullable: false),
                    Story = table.Column<string>(type: "text", nullable: true),
                    Offered = table.Column<bool>(type: "boolean", nullable: false),
                    OwnerId = table.Column<string>(type: "text", nullable: true),
                    PromiseAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PromisedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FirstWordAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastWordAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FixedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Conditions = table.Column<string>(type: "text", nullable: true),
                    Words = table.Column<string>(type: "text", nullable: true),
                    Outcome = table.Column<int>(type: "integer", nullable: true),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Wants = table.Column<string>(type: "text", nullable: true),
                    FirstAction = table.Column<string>(type: "text", nullable: true),
                    Benefit = table.Column<string>(type: "text", nullable: true),
                    Options = table.Column<string>(type: "text", nullable: true),
                    Choice = table.Column<string>(type: "text", nullable: true),
                    ChoiceReason = table.Column<string>(type: "text", nullable: true),
                    Cannot = table.Column<string>(type: "text", nullable: true),
                    CannotBecause = table.Column<string>(type: "text", nullable: true),
                    Can = table.Column<string>(type: "text", nullable: true),
                    Value = table.Column<int>(type: "integer", nullable: false),
                    Worked = table.Column<string>(type: "text", nullable: true),
                    Prevention = table.Column<string>(type: "text", nullable: true),
                    PreventionOwner = table.Column<string>(type: "text", nullable: true),
                    PreventionDue = table.Column<DateOnly>(type: "date", nullable: true),
                    StoppedBy = table.Column<int>(type: "integer", nullable: false),
                    Principle = table.Column<string>(type: "text", nullable: true),
                    BestElsewhere = table.Column<string>(type: "text", nullable: true),
                    AboutUs = table.Column<string>(type: "text", nullable: true),
                    Effect = table.Column<string>(type: "text", nullable: true),
                    Feeling = table.Column<string>(type: "text", nullable: true),
                    Need = table.Column<string>(type: "text", nullable: true),
                    NeedConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    OccurredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    KnownAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FoundFirst = table.Column<bool>(type: "boolean", nullable: false),
                    CustomerKey = table.Column<string>(type: "text", nullable: true),
                    RepeatOf = table.Column<int>(type: "integer", nullable: true),
                    MergedInto = table.Column<int>(type: "integer", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    HandToId = table.Column<string>(type: "text", nullable: true),
                    VoiceId = table.Column<string>(type: "text", nullable: true),
                    PausedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MoreTimeUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SnoozedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemindersStopped = table.Column<bool>(type: "boolean", nullable: false),
                    DisclosureSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DisclosureDue = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DisclosureOwnerId = table.Column<string>(type: "text", nullable: true),
                    ToDisclose = table.Column<string>(type: "text", nullable: true),
                    HowDisclosed = table.Column<string>(type: "text", nullable: true),
                    Considered = table.Column<string>(type: "text", nullable: true),
                    LeaderSays = table.Column<string>(type: "text", nullable: true),
                    Settled = table.Column<int>(type: "integer", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledById = table.Column<string>(type: "text", nullable: true),
                    IsAskedAnew = table.Column<bool>(type: "boolean", nullable: false),
                    AcknowledgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AcknowledgedById = table.Column<string>(type: "text", nullable: true),
                    DisclosureFrom = table.Column<int>(type: "integer", nullable: true),
                    DangerFrom = table.Column<int>(type: "integer", nullable: true),
                    IsPublic = table.Column<bool>(type: "boolean", nullable: false),
                    Spent = table.Column<string>(type: "text", nullable: false),
                    Allowed = table.Column<string>(type: "text", nullable: true),
                    AllowedById = table.Column<string>(type: "text", nullable: true),
                    OpenRequest = table.Column<int>(type: "integer", nullable: true),
                    JoinedCases = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "CheckInChoices",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    IsStopped = table.Column<bool>(type: "boolean", nullable: false),
                    IsIntroduced = table.Column<bool>(type: "boolean", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ToldCohort = table.Column<string>(type: "text", nullable: true),
                    ToldPeople = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckInChoices", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "CheckIns",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    BatchId = table.Column<string>(type: "text", nullable: false),
                    OtherBatchId = table.Column<string>(type: "text", nullable: true),
                    Slot = table.Column<string>(type: "text", nullable: false),
                    ReminderSlot = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckIns", x => new { x.PersonId, x.Date });
                });

            migrationBuilder.CreateTable(
                name: "Counters",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counters", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "CustomerLinks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    CustomerKey = table.Column<string>(type: "text", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerLinks", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Customers",
                columns: table => new
                {
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    LastNumber = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Customers", x => new { x.TeamId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Desks",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    CaseNumber = table.Column<int>(type: "integer", nullable: true),
                    Step = table.Column<int>(type: "integer", nullable: true),
                    Card = table.Column<string>(type: "text", nullable: true),
                    AwaitsSentence = table.Column<bool>(type: "boolean", nullable: false),
                    SetupTeamId = table.Column<string>(type: "text", nullable: true),
                    Topic = table.Column<int>(type: "integer", nullable: false),
                    IsAskingTopic = table.Column<bool>(type: "boolean", nullable: false),
                    IsFromSettings = table.Column<bool>(type: "boolean", nullable: false),
                    Seen = table.Column<string>(type: "text", nullable: true),
                    GreetedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HasHeldNotes = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Desks", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "DigestFlags",
                columns: table => new
                {
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestFlags", x => new { x.TeamId, x.Kind, x.Date, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "DigestPosts",
                columns: table => new
                {
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Morale = table.Column<string>(type: "text", nullable: true),
                    MentionedId = table.Column<string>(type: "text", nullable: true),
                    Mention = table.Column<string>(type: "text", nullable: true),
                    ClueId = table.Column<string>(type: "text", nullable: true),
                    Lines = table.Column<string>(type: "text", nullable: true),
                    Sign = table.Column<string>(type: "text", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestPosts", x => new { x.TeamId, x.Kind, x.Date });
                });

            migrationBuilder.CreateTable(
                name: "DigestReaders",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    IsOff = table.Column<bool>(type: "boolean", nullable: false),
                    WantsShift = table.Column<bool>(type: "boolean", nullable: false),
                    LookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestReaders", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "ExportLinks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: true),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExportLinks", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    OwnerId = table.Column<string>(type: "text", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "FrontHours",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrontHours", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HeldNotes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Activity = table.Column<string>(type: "text", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldNotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HintChoices",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    IsOff = table.Column<bool>(type: "boolean", nullable: false),
                    DroppedRules = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HintChoices", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "Holidays",
                columns: table => new
                {
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holidays", x => new { x.TeamId, x.Date });
                });

            migrationBuilder.CreateTable(
                name: "Inbox",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Conversation = table.Column<string>(type: "text", nullable: false),
                    Activity = table.Column<string>(type: "text", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inbox", x => new { x.Channel, x.Conversation, x.Activity });
                });

            migrationBuilder.CreateTable(
                name: "JournalEntries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Closed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KnowledgeGaps",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    CaseNumber = table.Column<int>(type: "integer", nullable: true),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeGaps", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "LeaderGuesses",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    BatchId = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<int>(type: "integer", nullable: false),
                    IsTold = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeaderGuesses", x => new { x.PersonId, x.BatchId });
                });

            migrationBuilder.CreateTable(
                name: "ManagerActions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    YouSaid = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagerActions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                columns: table => new
                {
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => new { x.TeamId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "Moments",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: true),
                    CaseNumber = table.Column<int>(type: "integer", nullable: true),
                    AboutId = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Moments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Nudges",
                columns: table => new
                {
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    About = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Nudges", x => new { x.CaseNumber, x.Kind, x.About });
                });

            migrationBuilder.CreateTable(
                name: "OpenBatches",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    CohortKey = table.Column<string>(type: "text", nullable: false),
                    CohortName = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Item = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    LeastPeople = table.Column<int>(type: "integer", nullable: false),
                    LookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpenBatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Conversation = table.Column<string>(type: "text", nullable: false),
                    ServiceUrl = table.Column<string>(type: "text", nullable: true),
                    Slot = table.Column<string>(type: "text", nullable: false),
                    Activity = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    GoodUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NotBefore = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LeaseOwner = table.Column<string>(type: "text", nullable: true),
                    LeaseEpoch = table.Column<int>(type: "integer", nullable: false),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Ambiguous = table.Column<bool>(type: "boolean", nullable: false),
                    Problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OwnDataLinks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnDataLinks", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "PackClues",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Pack = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackClues", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Zone = table.Column<string>(type: "text", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    HomeTeamId = table.Column<string>(type: "text", nullable: true),
                    CheckInLookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LeftAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonHours",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: true),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    QuietFrom = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    QuietTo = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    AwayUntil = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonHours", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "Pledges",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: true),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pledges", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "PrivateDigests",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrivateDigests", x => new { x.PersonId, x.Kind, x.Date });
                });

            migrationBuilder.CreateTable(
                name: "RepeatProposals",
                columns: table => new
                {
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    EarlierNumber = table.Column<int>(type: "integer", nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsRepeat = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RepeatProposals", x => new { x.CaseNumber, x.EarlierNumber });
                });

            migrationBuilder.CreateTable(
                name: "RosterChanges",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<string>(type: "text", nullable: true),
                    TeamId = table.Column<string>(type: "text", nullable: true),
                    PersonId = table.Column<string>(type: "text", nullable: true),
                    What = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RosterChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SealedBatches",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    CohortKey = table.Column<string>(type: "text", nullable: false),
                    CohortName = table.Column<string>(type: "text", nullable: false),
                    Item = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Invited = table.Column<int>(type: "integer", nullable: false),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    IsPublished = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedBatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SealedTexts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    BatchId = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedTexts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Shifts",
                columns: table => new
                {
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shifts", x => new { x.TeamId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "SignInLinks",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInLinks", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "Slots",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    Conversation = table.Column<string>(type: "text", nullable: false),
                    ActivityId = table.Column<string>(type: "text", nullable: true),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Slots", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "SpendRequests",
                columns: table => new
                {
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    RequesterId = table.Column<string>(type: "text", nullable: false),
                    Minor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Answered = table.Column<int>(type: "integer", nullable: true),
                    AnsweredById = table.Column<string>(type: "text", nullable: true),
                    Granted = table.Column<long>(type: "bigint", nullable: true),
                    AskedIds = table.Column<List<string>>(type: "text[]", nullable: false),
                    AskedId = table.Column<string>(type: "text", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpendRequests", x => new { x.CaseNumber, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "States",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Format = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_States", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "TeamQuestions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    IsRetired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamQuestions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Teams",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Zone = table.Column<string>(type: "text", nullable: false),
                    RoomChannel = table.Column<string>(type: "text", nullable: true),
                    RoomConversation = table.Column<string>(type: "text", nullable: true),
                    RoomServiceUrl = table.Column<string>(type: "text", nullable: true),
                    DigestLookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Teams", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TeamSettings",
                columns: table => new
                {
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    Vision = table.Column<string>(type: "text", nullable: true),
                    Principles = table.Column<string>(type: "text", nullable: true),
                    StaffWord = table.Column<string>(type: "text", nullable: false),
                    CustomerWord = table.Column<string>(type: "text", nullable: false),
                    CustomerKeyWord = table.Column<string>(type: "text", nullable: false),
                    SurveyLink = table.Column<string>(type: "text", nullable: true),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    CheckInAt = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    DigestAt = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    CheckInGroup = table.Column<string>(type: "text", nullable: true),
                    MemberLimit = table.Column<long>(type: "bigint", nullable: false),
                    LeadLimit = table.Column<long>(type: "bigint", nullable: false),
                    ApproverLimit = table.Column<long>(type: "bigint", nullable: false),
                    GestureFloor = table.Column<long>(type: "bigint", nullable: false),
                    GestureShare = table.Column<int>(type: "integer", nullable: false),
                    ApprovalMinutes = table.Column<int>(type: "integer", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    SafetyLeaderId = table.Column<string>(type: "text", nullable: true),
                    DisclosureDays = table.Column<int>(type: "integer", nullable: false),
                    Hints = table.Column<bool>(type: "boolean", nullable: false),
                    ConductText = table.Column<string>(type: "text", nullable: true),
                    HelpText = table.Column<string>(type: "text", nullable: true),
                    Hearsay = table.Column<int>(type: "integer", nullable: false),
                    HearsayInChannel = table.Column<bool>(type: "boolean", nullable: false),
                    Confirmed = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    FirstWord_Normal = table.Column<int>(type: "integer", nullable: false),
                    FirstWord_Safety = table.Column<int>(type: "integer", nullable: false),
                    FirstWord_Serious = table.Column<int>(type: "integer", nullable: false),
                    Own_Normal = table.Column<int>(type: "integer", nullable: false),
                    Own_Safety = table.Column<int>(type: "integer", nullable: false),
                    Own_Serious = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamSettings", x => x.TeamId);
                });

            migrationBuilder.CreateTable(
                name: "TeamsInstalls",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    ServiceUrl = table.Column<string>(type: "text", nullable: false),
                    InstalledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RosterLookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamsInstalls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TeamZones",
                columns: table => new
                {
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Zone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamZones", x => new { x.TeamId, x.From });
                });

            migrationBuilder.CreateTable(
                name: "WebActivities",
                columns: table => new
                {
                    Conversation = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<string>(type: "text", nullable: false),
                    Watermark = table.Column<long>(type: "bigint", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    GoodUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebActivities", x => new { x.Conversation, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WebConversations",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: true),
                    TeamId = table.Column<string>(type: "text", nullable: true),
                    Watermark = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebConversations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WeekStories",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    IsNamed = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Week = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeekStories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CaseEvents",
                columns: table => new
                {
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Data = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseEvents", x => new { x.CaseNumber, x.Sequence });
                    table.ForeignKey(
                        name: "FK_CaseEvents_Cases_CaseNumber",
                        column: x => x.CaseNumber,
                        principalTable: "Cases",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseTexts",
                columns: table => new
                {
                    CaseNumber = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Field = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseTexts", x => new { x.CaseNumber, x.Sequence, x.Field });
                    table.ForeignKey(
                        name: "FK_CaseTexts_Cases_CaseNumber",
                        column: x => x.CaseNumber,
                        principalTable: "Cases",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CustomerFacts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    CustomerKey = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Closed = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<int>(type: "integer", nullable: false),
                    Consent = table.Column<int>(type: "integer", nullable: false),
                    ConsentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<string>(type: "text", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerFacts", x => x.Id);
                    table.CheckConstraint("CK_CustomerFacts_Consent", "\"Consent\" IN (1, 2)");
                    table.ForeignKey(
                        name: "FK_CustomerFacts_Customers_TeamId_CustomerKey",
                        columns: x => new { x.TeamId, x.CustomerKey },
                        principalTable: "Customers",
                        principalColumns: new[] { "TeamId", "Key" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GapEvents",
                columns: table => new
                {
                    GapNumber = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: true),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GapEvents", x => new { x.GapNumber, x.Sequence });
                    table.ForeignKey(
                        name: "FK_GapEvents_KnowledgeGaps_GapNumber",
                        column: x => x.GapNumber,
                        principalTable: "KnowledgeGaps",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Thanked",
                columns: table => new
                {
                    MomentId = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Shown = table.Column<int>(type: "integer", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Thanked", x => new { x.MomentId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_Thanked_Moments_MomentId",
                        column: x => x.MomentId,
                        principalTable: "Moments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BatchMembers",
                columns: table => new
                {
                    BatchId = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Item = table.Column<string>(type: "text", nullable: false),
                    TeamId = table.Column<string>(type: "text", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatchMembers", x => new { x.BatchId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_BatchMembers_OpenBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "OpenBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeyedAnswers",
                columns: table => new
                {
                    BatchId = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Closed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyedAnswers", x => new { x.BatchId, x.Key });
                    table.ForeignKey(
                        name: "FK_KeyedAnswers_OpenBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "OpenBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SealedCounts",
                columns: table => new
                {
                    BatchId = table.Column<string>(type: "text", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedCounts", x => new { x.BatchId, x.Answer });
                    table.ForeignKey(
                        name: "FK_SealedCounts_SealedBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "SealedBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WebTokens",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Conversation = table.Column<string>(type: "text", nullable: false),
                    Session = table.Column<string>(type: "text", nullable: true),
                    IsTicket = table.Column<bool>(type: "boolean", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebTokens", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_WebTokens_Sessions_Session",
                        column: x => x.Session,
                        principalTable: "Sessions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Channel_ObjectId",
                table: "Addresses",
                columns: new[] { "Channel", "ObjectId" },
                filter: "\"ObjectId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Chats",
                table: "Addresses",
                columns: new[] { "Channel", "ChatLookAt" },
                filter: "\"Conversation\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_PersonId",
                table: "Addresses",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_BatchMembers_PersonId_Item",
                table: "BatchMembers",
                columns: new[] { "PersonId", "Item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CardActions_CaseNumber_Verb",
                table: "CardActions",
                columns: new[] { "CaseNumber", "Verb" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseEvents_At",
                table: "CaseEvents",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_DisclosureSince",
                table: "Cases",
                column: "DisclosureSince",
                filter: "\"DisclosureSince\" IS NOT NULL AND \"AcknowledgedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OpenerId_Status_Customer",
                table: "Cases",
                columns: new[] { "OpenerId", "Status", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_OwnerId_Status",
                table: "Cases",
                columns: new[] { "OwnerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PromiseAt",
                table: "Cases",
                column: "PromiseAt");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_SnoozedUntil",
                table: "Cases",
                column: "SnoozedUntil");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TeamId_ChangedAt",
                table: "Cases",
                columns: new[] { "TeamId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TeamId_CustomerKey",
                table: "Cases",
                columns: new[] { "TeamId", "CustomerKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TeamId_IsPractice_Danger_Severity_OpenedAt_Number",
                table: "Cases",
                columns: new[] { "TeamId", "IsPractice", "Danger", "Severity", "OpenedAt", "Number" },
                descending: new[] { false, false, true, true, false, false },
                filter: "\"Status\" IN (0, 1) AND \"Customer\" IN (0, 1)");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_TeamId_Status",
                table: "Cases",
                columns: new[] { "TeamId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_ToolsOffUntil",
                table: "Cases",
                column: "ToolsOffUntil");

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_BatchId",
                table: "CheckIns",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_CheckIns_OtherBatchId",
                table: "CheckIns",
                column: "OtherBatchId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFacts_ExpiresAt",
                table: "CustomerFacts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerFacts_TeamId_CustomerKey_Number",
                table: "CustomerFacts",
                columns: new[] { "TeamId", "CustomerKey", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomerLinks_ExpiresAt",
                table: "CustomerLinks",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Desks_CaseNumber",
                table: "Desks",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_DigestFlags_Number",
                table: "DigestFlags",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DigestFlags_PersonId",
                table: "DigestFlags",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DigestPosts_Date",
                table: "DigestPosts",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_DigestPosts_LookAt",
                table: "DigestPosts",
                column: "LookAt",
                filter: "\"LookAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DigestPosts_MentionedId",
                table: "DigestPosts",
                column: "MentionedId",
                filter: "\"MentionedId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DigestReaders_LookAt",
                table: "DigestReaders",
                column: "LookAt");

            migrationBuilder.CreateIndex(
                name: "IX_ExportLinks_ExpiresAt",
                table: "ExportLinks",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_CaseNumber",
                table: "FollowUps",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_Status_DueOn",
                table: "FollowUps",
                columns: new[] { "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_TeamId_ChangedAt",
                table: "FollowUps",
                columns: new[] { "TeamId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_TeamId_Status",
                table: "FollowUps",
                columns: new[] { "TeamId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_FrontHours_Date",
                table: "FrontHours",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_FrontHours_PersonId_Date_Minutes",
                table: "FrontHours",
                columns: new[] { "PersonId", "Date", "Minutes" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HeldNotes_DueAt",
                table: "HeldNotes",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_HeldNotes_PersonId",
                table: "HeldNotes",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_At",
                table: "Inbox",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_PersonId_Day",
                table: "JournalEntries",
                columns: new[] { "PersonId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeGaps_CaseNumber",
                table: "KnowledgeGaps",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeGaps_TeamId_Key",
                table: "KnowledgeGaps",
                columns: new[] { "TeamId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeGaps_TeamId_Status",
                table: "KnowledgeGaps",
                columns: new[] { "TeamId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_LeaderGuesses_BatchId",
                table: "LeaderGuesses",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_ManagerActions_TeamId_At",
                table: "ManagerActions",
                columns: new[] { "TeamId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_PersonId",
                table: "Memberships",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Moments_CaseNumber",
                table: "Moments",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Moments_TeamId_At",
                table: "Moments",
                columns: new[] { "TeamId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_OpenBatches_CohortKey_Item",
                table: "OpenBatches",
                columns: new[] { "CohortKey", "Item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OpenBatches_LookAt",
                table: "OpenBatches",
                column: "LookAt");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_CheckIns",
                table: "Outbox",
                column: "Slot",
                filter: "\"Slot\" LIKE 'check-in/%'");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_CreatedAt",
                table: "Outbox",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Dead",
                table: "Outbox",
                column: "State",
                filter: "\"State\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Order",
                table: "Outbox",
                columns: new[] { "Channel", "Conversation", "Id" },
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Waiting",
                table: "Outbox",
                column: "Id",
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_OwnDataLinks_ExpiresAt",
                table: "OwnDataLinks",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_PackClues_TeamId_Text",
                table: "PackClues",
                columns: new[] { "TeamId", "Text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_CheckIns",
                table: "People",
                column: "CheckInLookAt",
                filter: "\"HomeTeamId\" IS NOT NULL AND \"LeftAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_HomeTeamId_LeftAt",
                table: "People",
                columns: new[] { "HomeTeamId", "LeftAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_PersonId_Text",
                table: "Pledges",
                columns: new[] { "PersonId", "Text" },
                unique: true,
                filter: "\"Status\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_Status_DueOn",
                table: "Pledges",
                columns: new[] { "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_TeamId_Status",
                table: "Pledges",
                columns: new[] { "TeamId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_PrivateDigests_Date",
                table: "PrivateDigests",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_RosterChanges_PersonId",
                table: "RosterChanges",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_RosterChanges_TeamId",
                table: "RosterChanges",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_SealedBatches_CohortKey_Item_To",
                table: "SealedBatches",
                columns: new[] { "CohortKey", "Item", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_SealedBatches_Unpublished",
                table: "SealedBatches",
                column: "Id",
                filter: "NOT \"IsPublished\"");

            migrationBuilder.CreateIndex(
                name: "IX_SealedTexts_BatchId",
                table: "SealedTexts",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_ExpiresAt",
                table: "Sessions",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_PersonId",
                table: "Sessions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SignInLinks_ExpiresAt",
                table: "SignInLinks",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_SpendRequests_Answered",
                table: "SpendRequests",
                column: "Answered");

            migrationBuilder.CreateIndex(
                name: "IX_SpendRequests_LookAt",
                table: "SpendRequests",
                column: "LookAt");

            migrationBuilder.CreateIndex(
                name: "IX_TeamQuestions_TeamId",
                table: "TeamQuestions",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_Teams_Digests",
                table: "Teams",
                column: "DigestLookAt",
                filter: "\"RoomConversation\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Teams_RoomChannel_RoomConversation",
                table: "Teams",
                columns: new[] { "RoomChannel", "RoomConversation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TeamsInstalls_Roster",
                table: "TeamsInstalls",
                column: "RosterLookAt",
                filter: "\"RemovedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TeamsInstalls_TeamId",
                table: "TeamsInstalls",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_Thanked_DecidedAt",
                table: "Thanked",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Thanked_PersonId",
                table: "Thanked",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_WebActivities_Conversation_Watermark",
                table: "WebActivities",
                columns: new[] { "Conversation", "Watermark" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebActivities_GoodUntil",
                table: "WebActivities",
                column: "GoodUntil",
                filter: "\"GoodUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WebTokens_ExpiresAt",
                table: "WebTokens",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_WebTokens_Session",
                table: "WebTokens",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_WeekStories_PersonId_Kind_Text",
                table: "WeekStories",
                columns: new[] { "PersonId", "Kind", "Text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WeekStories_TeamId_Week",
                table: "WeekStories",
                columns: new[] { "TeamId", "Week" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Addresses");

            migrationBuilder.DropTable(
                name: "BatchMembers");

            migrationBuilder.DropTable(
                name: "Blocked");

            migrationBuilder.DropTable(
                name: "CardActions");

            migrationBuilder.DropTable(
                name: "CardActionUses");

            migrationBuilder.DropTable(
                name: "CaseEvents");

            migrationBuilder.DropTable(
                name: "CaseHelpers");

            migrationBuilder.DropTable(
                name: "CaseTexts");

            migrationBuilder.DropTable(
                name: "CheckInChoices");

            migrationBuilder.DropTable(
                name: "CheckIns");

            migrationBuilder.DropTable(
                name: "Counters");

            migrationBuilder.DropTable(
                name: "CustomerFacts");

            migrationBuilder.DropTable(
                name: "CustomerLinks");

            migrationBuilder.DropTable(
                name: "Desks");

            migrationBuilder.DropTable(
                name: "DigestFlags");

            migrationBuilder.DropTable(
                name: "DigestPosts");

            migrationBuilder.DropTable(
                name: "DigestReaders");

            migrationBuilder.DropTable(
                name: "ExportLinks");

            migrationBuilder.DropTable(
                name: "FollowUps");

            migrationBuilder.DropTable(
                name: "FrontHours");

            migrationBuilder.DropTable(
                name: "GapEvents");

            migrationBuilder.DropTable(
                name: "HeldNotes");

            migrationBuilder.DropTable(
                name: "HintChoices");

            migrationBuilder.DropTable(
                name: "Holidays");

            migrationBuilder.DropTable(
                name: "Inbox");

            migrationBuilder.DropTable(
                name: "JournalEntries");

            migrationBuilder.DropTable(
                name: "KeyedAnswers");

            migrationBuilder.DropTable(
                name: "LeaderGuesses");

            migrationBuilder.DropTable(
                name: "ManagerActions");

            migrationBuilder.DropTable(
                name: "Memberships");

            migrationBuilder.DropTable(
                name: "Nudges");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "OwnDataLinks");

            migrationBuilder.DropTable(
                name: "PackClues");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "PersonHours");

            migrationBuilder.DropTable(
                name: "Pledges");

            migrationBuilder.DropTable(
                name: "PrivateDigests");

            migrationBuilder.DropTable(
                name: "RepeatProposals");

            migrationBuilder.DropTable(
                name: "RosterChanges");

            migrationBuilder.DropTable(
                name: "SealedCounts");

            migrationBuilder.DropTable(
                name: "SealedTexts");

            migrationBuilder.DropTable(
                name: "Shifts");

            migrationBuilder.DropTable(
                name: "SignInLinks");

            migrationBuilder.DropTable(
                name: "Slots");

            migrationBuilder.DropTable(
                name: "SpendRequests");

            migrationBuilder.DropTable(
                name: "States");

            migrationBuilder.DropTable(
                name: "TeamQuestions");

            migrationBuilder.DropTable(
                name: "Teams");

            migrationBuilder.DropTable(
                name: "TeamSettings");

            migrationBuilder.DropTable(
                name: "TeamsInstalls");

            migrationBuilder.DropTable(
                name: "TeamZones");

            migrationBuilder.DropTable(
                name: "Thanked");

            migrationBuilder.DropTable(
                name: "WebActivities");

            migrationBuilder.DropTable(
                name: "WebConversations");

            migrationBuilder.DropTable(
                name: "WebTokens");

            migrationBuilder.DropTable(
                name: "WeekStories");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "Customers");

            migrationBuilder.DropTable(
                name: "KnowledgeGaps");

            migrationBuilder.DropTable(
                name: "OpenBatches");

            migrationBuilder.DropTable(
                name: "SealedBatches");

            migrationBuilder.DropTable(
                name: "Moments");

            migrationBuilder.DropTable(
                name: "Sessions");
        }
    }
}
