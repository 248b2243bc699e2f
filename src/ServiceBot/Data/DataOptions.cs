using System.ComponentModel.DataAnnotations;

namespace ServiceBot.Data;

/// <summary>Section <c>Data</c> of the settings.</summary>
internal sealed class DataOptions
{
    /// <summary>Where servicebot.db lies; a relative path counts from the folder of appsettings.json.</summary>
    [Required]
    public string Folder { get; init; } = "data";

    /// <summary>
    /// Npgsql connection string of a PostgreSQL for several machines (<c>Host=db;Database=servicebot;Username=…;Password=…</c>); empty keeps
    /// everything in SQLite. It holds a password, so it belongs into the environment (<c>Data__Postgres</c>) or user-secrets.
    /// </summary>
    public string Postgres { get; init; } = "";

    public string FullFolder => Path.GetFullPath(Folder, Home.Find());

    public string File => Path.Combine(FullFolder, "servicebot.db");
}
