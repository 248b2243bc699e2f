using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ServiceBot.Data;

/// <summary>How <c>dotnet ef</c> gets at the model: <c>EfDesign=true dotnet ef migrations add Initial --context PostgresBotDb --project src/ServiceBot --output-dir Data/Migrations/Postgres</c>.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresBotDb>
{
    public PostgresBotDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresBotDb>().UseNpgsql("Host=nowhere").Options);
}
