using ServiceBot.Data;

namespace ServiceBot.Digest;

internal static class WeeklyServices
{
    // Read once a process, however many hosts it starts.
    private static readonly Lazy<PromptBook> English = new(() => PromptBook.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Digest", FileName))));

    private const string FileName = "prompts.en.json";

    /// <summary>Reads the prompts at once: a broken file stops the start. One that lies beside appsettings.json goes before ours.</summary>
    public static IServiceCollection AddWeekly(this IServiceCollection services)
    {
        var own = Path.Combine(Home.Find(), FileName);
        services.AddSingleton(File.Exists(own) ? PromptBook.Parse(File.ReadAllText(own)) : English.Value);
        services.AddScoped<Pledges>();
        services.AddScoped<WeekDigests>();
        services.AddScoped<ClueLibrary>();
        services.AddScoped<ManagerDays>();
        services.AddScoped<ManagerWeeks>();
        services.AddScoped<LeaderWeeks>();
        return services;
    }
}
