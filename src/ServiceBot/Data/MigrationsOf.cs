using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceBot.Data;

internal static class MigrationsOf
{
    /// <summary>The ids of the migrations of one provider, without building EF's model for them.</summary>
    public static IEnumerable<string> Context<T>() where T : DbContext =>
        typeof(T).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(T))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>();
}
