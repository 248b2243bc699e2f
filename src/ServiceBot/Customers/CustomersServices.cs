namespace ServiceBot.Customers;

internal static class CustomersServices
{
    public static WebApplicationBuilder AddCustomers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CustomerKeys>();
        return builder;
    }
}
