namespace ServiceBot.Customers;

internal static class CustomersServices
{
    // Read once a process, however many hosts it starts.
    private static readonly Lazy<Sensitive> English = new(() => Sensitive.Parse(File.ReadAllText(Sensitive.EnglishWords)));

    public static WebApplicationBuilder AddCustomers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CustomerKeys>();
        builder.Services.AddSingleton<FactSeal>();
        builder.Services.AddSingleton(English.Value);
        builder.Services.AddScoped<CustomerBook>();
        return builder;
    }
}
