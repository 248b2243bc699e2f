using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ServiceBot.Data;

internal sealed class PostgresBotDb(DbContextOptions<PostgresBotDb> options) : BotDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTimeOffset>().HaveConversion<Utc>();

    /// <summary>PostgreSQL takes instants in UTC only.</summary>
    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
}
