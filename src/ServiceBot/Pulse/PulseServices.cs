using ServiceBot.Data;

namespace ServiceBot.Pulse;

internal static class PulseServices
{
    // Read once a process, however many hosts it starts.
    private static readonly Lazy<QuestionBank> English = new(() => QuestionBank.Parse(File.ReadAllText(Beside("en"))));

    /// <summary>Reads the questions at once: a broken file stops the start.</summary>
    public static WebApplicationBuilder AddPulse(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PulseOptions>().BindConfiguration("Pulse").ValidateDataAnnotations().ValidateOnStart();
        var language = builder.Configuration["Pulse:Language"] ?? new PulseOptions().Language;
        builder.Services.AddSingleton(Load(language, Home.Find()));

        builder.Services.AddSingleton<BatchKeys>();
        builder.Services.AddSingleton<KeySign>();
        builder.Services.AddScoped<BatchCalendar>();
        builder.Services.AddScoped<Cohorts>();
        builder.Services.AddScoped<WholeBatches>();
        builder.Services.AddScoped<Batches>();
        builder.Services.AddScoped<Answers>();
        builder.Services.AddScoped<Sealing>();
        builder.Services.AddScoped<CheckInTraces>();
        builder.Services.AddRound<SealRound>();
        builder.Services.AddRound<HardContactRound>();
        builder.Services.AddScoped<CheckInRoll>();
        builder.Services.AddScoped<CheckInItems>();

        builder.Services.AddSingleton<JournalSeal>();
        builder.Services.AddScoped<Journal>();
        builder.Services.AddScoped<Questions>();
        builder.Services.AddScoped<PulseResults>();
        return builder;
    }

    /// <summary>Whatever is wrong with where the keys are is said before anybody connects.</summary>
    public static WebApplication UsePulse(this WebApplication app)
    {
        app.Services.GetRequiredService<BatchKeys>().Prepare();
        return app;
    }

    /// <summary>The same of whether all processes have the same keys, once the database is open.</summary>
    public static Task OpenPulseAsync(this WebApplication app) => app.Services.GetRequiredService<KeySign>().PrepareAsync();

    private static QuestionBank Load(string language, string home)
    {
        var own = Path.Combine(home, NameOf(language));
        if (File.Exists(own))
            return QuestionBank.Parse(File.ReadAllText(own));

        if (language == "en")
            return English.Value;

        return File.Exists(Beside(language))
            ? QuestionBank.Parse(File.ReadAllText(Beside(language)))
            : throw new StartupException($"There are no questions in the language of Pulse:Language: put {NameOf(language)} beside appsettings.json.");
    }

    private static string Beside(string language) => Path.Combine(AppContext.BaseDirectory, "Pulse", NameOf(language));

    private static string NameOf(string language) => $"questions.{language}.json";
}
