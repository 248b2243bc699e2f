using System.ComponentModel.DataAnnotations;

namespace ServiceBot.Data;

/// <summary>Section <c>Data</c> of the settings.</summary>
internal sealed class DataOptions
{
    /// <summary>Where servicebot.db lies; a relative path counts from the folder of appsettings.json.</summary>
    [Required]
    public string Folder { get; init; } = "data";

    public string FullFolder => Path.GetFullPath(Folder, Home.Find());

    public string File => Path.Combine(FullFolder, "servicebot.db");
}
