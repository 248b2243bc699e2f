namespace ServiceBot.Delivery;

internal static class DeliveryServices
{
    public static WebApplicationBuilder AddDelivery(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DeliveryOptions>().BindConfiguration("Delivery").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<DeliveryMeter>();
        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddScoped<Whereabouts>();
        builder.Services.AddSingleton<LocalRound>();
        builder.Services.AddSingleton<Claims>();
        builder.Services.AddSingleton<Pace>();
        builder.Services.AddSingleton<Pipelines>();
        builder.Services.AddSingleton<Calls>();
        builder.Services.AddSingleton<Registration>();
        builder.Services.AddSingleton<Post>();
        builder.Services.AddSingleton<RemoteRound>();
        builder.Services.AddSingleton<Blocks>();
        builder.Services.AddSingleton<DeadLetters>();
        builder.Services.AddSingleton<Courier>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Courier>());
        return builder;
    }
}
