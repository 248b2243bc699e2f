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

    /// <summary>
    /// What keys the hashes of customers: at least 43 random characters, from the environment (<c>Data__InstanceKey</c>), for several machines
    /// without a folder in common. Empty keeps one in the file servicebot.key of the data folder. Whoever loses it recognises nobody any more.
    /// </summary>
    public string InstanceKey { get; init; } = "";

    /// <summary>Of a database that is thrown away unless it is finished: nothing of it need survive a crash. It is no setting.</summary>
    internal bool IsDraft { get; init; }

    public string FullFolder => Path.GetFullPath(Folder, Home.Find());

    public string File => Path.Combine(FullFolder, "servicebot.db");
}
