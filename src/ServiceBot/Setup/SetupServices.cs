namespace ServiceBot.Setup;

internal static class SetupServices
{
    public static WebApplicationBuilder AddSetup(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Teams>();
        builder.Services.AddScoped<SetupDialog>();
        return builder;
    }
}
