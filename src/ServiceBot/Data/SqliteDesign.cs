using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ServiceBot.Data;

/// <summary>How <c>dotnet ef</c> gets at the model: <c>EfDesign=true dotnet ef migrations add Initial --context SqliteBotDb --project src/ServiceBot --output-dir Data/Migrations/Sqlite</c>.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteBotDb>
{
    public SqliteBotDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteBotDb>().UseSqlite().Options);
}
