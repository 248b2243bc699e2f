namespace ServiceBot.Roster;

internal static class RosterServices
{
    public static WebApplicationBuilder AddRoster(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiteOptions>().BindConfiguration("Site")
            .Validate(site => site.HasUsableUrl, SiteOptions.WrongUrl)
            .Validate(site => site.HasUsableProxies, SiteOptions.WrongProxies)
            .ValidateOnStart();
        builder.Services.AddSingleton<SignIns>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<OwnAddress>();
        builder.Services.AddScoped<People>();
        builder.Services.AddScoped<Timetables>();
        builder.Services.AddScoped<Colleagues>();
        builder.Services.AddScoped<RosterChanges>();
        builder.Services.AddSingleton<ForgottenAccounts>();
        return builder;
    }
}
