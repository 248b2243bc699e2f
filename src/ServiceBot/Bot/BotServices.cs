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
        builder.Services.AddRound<HeldNotesRound>();
        builder.Services.AddRound<UnknownZonesRound>();
        builder.Services.AddScoped<SetupGuide>();
        builder.Services.AddScoped<SetupTalk>();
        builder.Services.AddScoped<SetupCommands>();
        builder.Services.AddScoped<MainDialog>();
        builder.Services.AddScoped<Commands>();
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
        builder.Services.AddScoped<PolicyCommands>();
        builder.Services.AddScoped<DidCommands>();
        builder.Services.AddScoped<Coach>();
        builder.Services.AddScoped<CoachCommands>();
        builder.Services.AddScoped<SignInCommands>();
        builder.Services.AddScoped<CardActions>();
        return builder;
    }
}
