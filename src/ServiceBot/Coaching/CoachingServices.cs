namespace ServiceBot.Coaching;

internal static class CoachingServices
{
    // Read once a process, however many hosts it starts.
    private static readonly Lazy<Hints> English = new(() => new Hints(HintRules.Load(EnglishRules)));

    /// <summary>The rules lie beside the program, so that whoever minds the words can change them without building anything.</summary>
    public static string EnglishRules => Path.Combine(AppContext.BaseDirectory, "Coaching", "hints.en.json");

    /// <summary>Reads the rules at once: broken ones stop the start.</summary>
    public static WebApplicationBuilder AddCoaching(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CoachingOptions>().BindConfiguration("Coaching").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(English.Value);
        return builder;
    }
}
