namespace ServiceBot.Data;

internal static class DataServices
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DataOptions>().BindConfiguration("Data").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Announcements>();
        builder.Services.AddScoped(services => services.GetRequiredService<IDatabase>().Lease());
        builder.Services.AddScoped<Turn>();
        builder.Services.AddSingleton<InstanceSecret>();
        builder.Services.AddSingleton<Envelope>();
        builder.Services.AddOptions<RetentionOptions>().BindConfiguration("Retention").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RoundGate>();
        builder.Services.AddSingleton<RoundHealth>();
        builder.Services.AddRound<PruningRound>();

        // One provider per process: compiled queries belong to one model.
        if (string.IsNullOrWhiteSpace(builder.Configuration["Data:Postgres"]))
            AddSqlite(builder.Services);
        else
            AddPostgres(builder.Services);

        return builder;
    }

    private static void AddSqlite(IServiceCollection services)
    {
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<ITurnStore, SqliteTurnStore>();
    }

    private static void AddPostgres(IServiceCollection services)
    {
        services.AddSingleton<PostgresDatabase>();
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgresDatabase>());
        services.AddSingleton<ITurnStore, PostgresTurnStore>();
        services.AddHostedService<PostgresNews>();
    }
}
