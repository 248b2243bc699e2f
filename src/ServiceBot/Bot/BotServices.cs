using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using ServiceBot.Data;

namespace ServiceBot.Bot;

internal static class BotServices
{
    public static WebApplicationBuilder AddBot(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        builder.Services.AddSingleton<TurnAdapter>();
        builder.Services.AddSingleton<ConversationGate>();
        builder.Services.AddSingleton<Discretion>();
        builder.Services.AddSingleton<TurnRunner>();

        // One of each per turn: they stage what the turn will commit.
        builder.Services.AddScoped<IStorage, TurnStorage>();
        builder.Services.AddScoped<ConversationState>();
        builder.Services.AddScoped<IBot, ServiceBotHandler>();
        builder.Services.AddScoped<Desks>();
        builder.Services.AddScoped<Presence>();
        builder.Services.AddScoped<Messenger>();
        builder.Services.AddScoped<Noticeboard>();
        builder.Services.AddScoped<Seniors>();
        builder.Services.AddScoped<Offers>();
        builder.Services.AddScoped<Guide>();
        builder.Services.AddScoped<Departures>();
        builder.Services.AddRound<DeparturesRound>();
        builder.Services.AddScoped<HeldNotes>();
        builder.Services.AddScoped<HoursCommands>();
        builder.Services.AddScoped<WorkCommands>();
        builder.Services.AddRound<HeldNotesRound>();
        builder.Services.AddRound<UnknownZonesRound>();
        builder.Services.AddScoped<SetupGuide>();
        builder.Services.AddScoped<SetupTalk>();
        builder.Services.AddScoped<SetupCommands>();
        builder.Services.AddScoped<MainDialog>();
        builder.Services.AddScoped<Commands>();
        builder.Services.AddScoped<Presses>();
        builder.Services.AddScoped<WalkCommands>();
        builder.Services.AddScoped<CaseCommands>();
        builder.Services.AddScoped<RecordCommands>();
        builder.Services.AddScoped<ExportCommands>();
        builder.Services.AddScoped<CaseExports>();
        builder.Services.AddScoped<Addressed>();
        builder.Services.AddScoped<HandOverCommands>();
        builder.Services.AddScoped<ContactCommands>();
        builder.Services.AddScoped<HelpCommands>();
        builder.Services.AddScoped<ClosingCommands>();
        builder.Services.AddScoped<CustomerCommands>();
        builder.Services.AddScoped<HearCommands>();
        builder.Services.AddScoped<AskCommands>();
        builder.Services.AddScoped<Links>();
        builder.Services.AddScoped<LinkCommands>();
        builder.Services.AddScoped<NudgeCommands>();
        builder.Services.AddScoped<Reminders>();
        builder.Services.AddRound<NudgeRound>();
        builder.Services.AddScoped<Ledger>();
        builder.Services.AddScoped<FollowUpCommands>();
        builder.Services.AddScoped<FollowUpReminders>();
        builder.Services.AddRound<FollowUpRound>();
        builder.Services.AddScoped<MomentCommands>();
        builder.Services.AddScoped<ThanksBoard>();
        builder.Services.AddScoped<Thanking>();
        builder.Services.AddScoped<ThanksCommands>();
        builder.Services.AddScoped<GapCommands>();
        builder.Services.AddScoped<GapErasing>();
        builder.Services.AddScoped<PolicyCommands>();
        builder.Services.AddScoped<DidCommands>();
        builder.Services.AddScoped<Coach>();
        builder.Services.AddScoped<CoachCommands>();
        builder.Services.AddScoped<Introductions>();
        builder.Services.AddScoped<FactCommands>();
        builder.Services.AddScoped<TextErasing>();
        builder.Services.AddScoped<CustomerErasing>();
        builder.Services.AddScoped<CustomerDataCommands>();
        builder.Services.AddScoped<CustomerExports>();
        builder.Services.AddScoped<SignInCommands>();
        builder.Services.AddScoped<Leaders>();
        builder.Services.AddScoped<Alarm>();
        builder.Services.AddScoped<SafetyCommands>();
        builder.Services.AddScoped<Disclosing>();
        builder.Services.AddScoped<DisclosureCommands>();
        builder.Services.AddScoped<DisclosureOwnerCommands>();
        builder.Services.AddScoped<WaiverCommands>();
        builder.Services.AddScoped<AcknowledgeCommands>();
        builder.Services.AddScoped<Respite>();
        builder.Services.AddScoped<AbuseCommands>();
        builder.Services.AddScoped<CareCommands>();
        builder.Services.AddScoped<ToolsCommands>();
        builder.Services.AddScoped<ParkCommands>();
        builder.Services.AddScoped<CardActions>();
        builder.Services.AddScoped<Approvals>();
        builder.Services.AddScoped<Spending>();
        builder.Services.AddScoped<SpendCommands>();
        builder.Services.AddScoped<ApprovalCommands>();
        builder.Services.AddScoped<GestureCommands>();
        builder.Services.AddRound<ApprovalRound>();
        builder.Services.AddScoped<OwnWorkArchive>();
        builder.Services.AddScoped<OwnDataArchive>();
        builder.Services.AddScoped<OwnDataExports>();
        builder.Services.AddScoped<OwnDataCommands>();
        builder.Services.AddScoped<Forgetting>();
        builder.Services.AddScoped<ForgetCommands>();
        return builder;
    }
}
