namespace ServiceBot.Data;

/// <summary>The folder that holds appsettings.json: the nearest one at or above the program.</summary>
internal static class Home
{
    /// <summary>From sources that is the root of the repository, once published the program's own folder.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "appsettings.json")))
                return folder.FullName;

        return AppContext.BaseDirectory;
    }
}
