namespace ServiceBot.Recovery;

internal static class RecoveryServices
{
    public static WebApplicationBuilder AddRecovery(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaseNumbers>();
        builder.Services.AddScoped<Cases>();
        builder.Services.AddScoped<CaseArchive>();
        builder.Services.AddScoped<CustomerArchive>();
        builder.Services.AddScoped<Aftercare>();
        builder.Services.AddScoped<Asking>();
        builder.Services.AddScoped<Surveys>();
        builder.Services.AddScoped<DueCases>();
        builder.Services.AddScoped<Kudos>();
        builder.Services.AddScoped<ManagerActions>();
        builder.Services.AddScoped<Causes>();
        builder.Services.AddScoped<RecoveryDialog>();
        return builder;
    }
}
