namespace ServiceBot.Roster;

internal static class RosterServices
{
    public static WebApplicationBuilder AddRoster(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<People>();
        builder.Services.AddScoped<Timetables>();
        builder.Services.AddScoped<RosterChanges>();
        return builder;
    }
}
