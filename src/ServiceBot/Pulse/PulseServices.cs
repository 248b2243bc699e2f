namespace ServiceBot.Pulse;

internal static class PulseServices
{
    public static WebApplicationBuilder AddPulse(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PulseOptions>().BindConfiguration("Pulse").ValidateDataAnnotations().ValidateOnStart();
        return builder;
    }
}
