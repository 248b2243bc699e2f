using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using ServiceBot;
using ServiceBot.Bot;
using ServiceBot.Channels;
using ServiceBot.Channels.Operator;
using ServiceBot.Channels.Teams;
using ServiceBot.Channels.Web;
using ServiceBot.Coaching;
using ServiceBot.Customers;
using ServiceBot.Data;
using ServiceBot.Delivery;
using ServiceBot.Digest;
using ServiceBot.Examples;
using ServiceBot.Knowledge;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using ServiceBot.Setup;
using ServiceBot.Site;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        // The file watcher would see every write to the database, and settings are read once anyway.
        Args = ["--hostBuilder:reloadConfigOnChange=false", .. OperatorCommands.SettingsIn(args)],
        ContentRootPath = Home.Find(),
        WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
    });

    if (OperatorCommands.Know(args))
        return await new OperatorCommands(builder.Configuration, Console.Out).RunAsync(args);

    AddParts(builder);

    await using var app = builder.Build();
    app.UseProblems();
    app.UseSite();
    await app.MakeExampleDaysAsync(AddParts); // before anything opens the database
    app.UsePulse();
    app.MapPage();
    app.MapMessages();
    app.MapWebChannel();
    app.MapOperator();

    await app.OpenAsync();
    await app.OpenPulseAsync();
    await app.ServeAsync();
    return 0;
}
catch (Exception failure) when (failure is StartupException or OptionsValidationException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
catch (IOException failure) when (failure.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{failure.Message} Stop the other program, or choose another address: --urls http://localhost:4000");
    return 1;
}

static void AddParts(WebApplicationBuilder builder)
{
    builder.AddSite();
    builder.AddData();
    builder.AddDelivery();
    builder.AddRoster();
    builder.AddCustomers();
    builder.AddCoaching();
    builder.AddRecovery();
    builder.AddSetup();
    builder.AddKnowledge();
    builder.AddPulse();
    builder.AddDigest();
    builder.AddBot();
    builder.AddTeams();
    builder.AddWebChannel();
    builder.AddOperator();
}
