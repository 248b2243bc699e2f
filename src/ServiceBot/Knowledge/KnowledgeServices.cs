using ServiceBot.Data;

namespace ServiceBot.Knowledge;

internal static class KnowledgeServices
{
    private const string FileName = "policies.en.md";

    /// <summary>The examples lie beside the program; what lies beside appsettings.json goes before them.</summary>
    public static string Examples => Path.Combine(AppContext.BaseDirectory, "Knowledge", FileName);

    /// <summary>Reads the policies at once: a broken file stops the start.</summary>
    public static WebApplicationBuilder AddKnowledge(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Policies").Get<PolicyOptions>() ?? new PolicyOptions();
        builder.Services.AddSingleton(new Policies(PolicyFile.Load(PathOf(options.File, Home.Find()))));
        builder.Services.AddScoped<KnownGaps>();
        return builder;
    }

    private static string PathOf(string? named, string home)
    {
        if (!string.IsNullOrWhiteSpace(named))
            return Path.GetFullPath(named, home);

        var own = Path.Combine(home, FileName);
        return File.Exists(own) ? own : Examples;
    }
}
