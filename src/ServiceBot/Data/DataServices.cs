namespace ServiceBot.Data;

internal static class DataServices
{
    public static WebApplicationBuilder AddData(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DataOptions>().BindConfiguration("Data").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<SqliteDatabase>();
        builder.Services.AddSingleton(services => services.GetRequiredService<SqliteDatabase>().Writer);
        builder.Services.AddSingleton<ITurnStore, SqliteTurnStore>();
        builder.Services.AddScoped<BotDb>(services => services.GetRequiredService<SqliteDatabase>().Lease());
        builder.Services.AddScoped<Turn>();
        return builder;
    }
}
