namespace ServiceBot.Digest;

internal static class DigestServices
{
    public static WebApplicationBuilder AddDigest(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TeamLogs>();
        builder.Services.AddWeekly();
        builder.Services.AddScoped<DailyDigests>();
        builder.Services.AddScoped<CareFacts>();
        builder.Services.AddScoped<TeamWeeks>();
        return builder;
    }
}
