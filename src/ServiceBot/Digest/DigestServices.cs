namespace ServiceBot.Digest;

internal static class DigestServices
{
    public static WebApplicationBuilder AddDigest(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TeamLogs>();
        builder.Services.AddScoped<DailyDigests>();
        return builder;
    }
}
