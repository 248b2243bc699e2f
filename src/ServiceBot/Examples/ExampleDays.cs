using Microsoft.Extensions.Options;
using ServiceBot.Calendar;
using ServiceBot.Channels.Web;
using ServiceBot.Data;
using ServiceBot.Pulse;
using ServiceBot.Roster;

namespace ServiceBot.Examples;

/// <summary>
/// What a newcomer finds: the last working days of a made-up team, lived through by the program itself on a clock of its own. They are made in a
/// draft beside the database, which takes its place only when all of them are there: whoever kills the program meanwhile starts over.
/// </summary>
internal static partial class ExampleDays
{
    private const string Draft = "example.draft";

    /// <summary>Makes them where a new local database is begun, and nowhere else.</summary>
    /// <param name="addParts">Wires the program, once more.</param>
    public static async Task MakeExampleDaysAsync(this WebApplication app, Action<WebApplicationBuilder> addParts)
    {
        var demo = app.Services.GetRequiredService<IOptions<DemoOptions>>().Value;
        var data = app.Services.GetRequiredService<IOptions<DataOptions>>().Value;
        var isLocal = !app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.IsPublic && string.IsNullOrWhiteSpace(app.Configuration["MicrosoftAppId"]);
        var folder = Path.Combine(data.FullFolder, Draft);
        var mayBeMade = demo.Days > 0 && isLocal && demo.Team.Id != ExampleTeam.Id && !File.Exists(data.File);
        if (data.Postgres.Length > 0 || !mayBeMade && !Directory.Exists(folder))
            return;

        // Of two programs that are started at once, one makes them and the other says who has the folder.
        using var owner = OwnerLock.Take(data.FullFolder);
        if (!TryClear(folder, app.Logger) || !mayBeMade || File.Exists(data.File))
            return;

        var zone = WallClock.Zone(demo.Team.Zone);
        var dates = Before(WallClock.Date(app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), zone), demo.Days);
        Console.WriteLine($"Making {(dates.Count == 1 ? "one example day" : $"{dates.Count} example days")} …");

        var key = data.InstanceKey.Length > 0 ? data.InstanceKey : InstanceSecret.KeyIn(data.FullFolder);
        var draft = new DataOptions { Folder = folder, InstanceKey = key, IsDraft = true };
        try
        {
            await MakeAsync(app, draft, zone, dates, addParts);
            await using (var made = new FileStream(draft.File, FileMode.Open, FileAccess.ReadWrite))
                made.Flush(flushToDisk: true);

            File.Move(draft.File, data.File);
        }
        catch (Exception failure)
        {
            // They are for looking at; without them the program is as useful, and it says so. What keeps it from starting at all is said by the start.
            LogFailed(app.Logger, failure);
            Console.WriteLine("The example days could not be made. Everything else works without them.");
        }

        TryClear(folder, app.Logger);
    }

    private static async Task MakeAsync(WebApplication app, DataOptions draft, TimeZoneInfo zone, IReadOnlyList<DateOnly> dates, Action<WebApplicationBuilder> addParts)
    {
        var clock = new ExampleClock(WallClock.Instant(dates[0], new TimeOnly(8, 30), zone));
        var loggers = app.Services.GetRequiredService<ILoggerFactory>();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore(); // asked for when it is built, and never started
        builder.Configuration.AddConfiguration(app.Configuration);
        addParts(builder);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(Options.Create(draft));

        // Entity Framework keeps its model per logger factory, so the program need not build it again.
        builder.Services.AddSingleton(services => new SqliteDatabase(Options.Create(draft), services.GetRequiredService<Announcements>(), loggers));

        await using var program = builder.Build();
        await program.Services.GetRequiredService<InstanceSecret>().PrepareAsync();
        await program.OpenPulseAsync();
        await program.Services.GetRequiredService<DemoTeam>().LoadExampleAsync();

        var stage = new ExampleStage(program.Services, clock, ExamplePeople.All.ToDictionary(person => person.Id, person => person.Name));
        await stage.AnnounceAsync(
            "This is an example. The people here, their cases and their figures are made up, so that you see what some working days look like. "
            + "Nothing of it counts for your own team. To take it away, type to me in private: examples off");
        var story = new ExampleStory(stage, clock, zone);
        for (var day = 0; day < dates.Count; day++)
            await story.LiveAsync(day, dates[day]);

        await stage.AnnounceAsync(
            "The example ends here. From now on nothing happens in this team but what you do in it. I go on as for every team: I ask its people, remind them, and post "
            + "its digest. Your own team is in its own channel, and begins with nothing.");
    }

    /// <summary>So many Mondays to Fridays before the date, the first one first.</summary>
    private static List<DateOnly> Before(DateOnly date, int count) =>
    [
        .. Enumerable.Range(1, count * 2 + 2).Select(back => date.AddDays(-back)).Where(day => WorkDays.MondayToFriday.Include(day)).Take(count).Reverse(),
    ];

    /// <summary>Whoever killed the program left some of it; what cannot be taken away now is tried again at the next start.</summary>
    private static bool TryClear(string folder, ILogger logger)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);

            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogLeft(logger, failure, folder);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is left of making the example days cannot be taken away, so none are made; delete {Folder} yourself")]
    private static partial void LogLeft(ILogger logger, Exception failure, string folder);

    [LoggerMessage(LogLevel.Error, "The example days could not be made; the program starts without them")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
