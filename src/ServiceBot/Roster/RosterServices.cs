namespace ServiceBot.Roster;

internal static class RosterServices
{
    public static WebApplicationBuilder AddRoster(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<People>();
        return builder;
    }
}
