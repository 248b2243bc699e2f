namespace ServiceBot.EndToEnd.Harness;

/// <summary>Where things lie around the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Artifacts { get; } = Path.Combine(Root, ".artifacts");

    /// <summary>debug or release: the program is taken from the same build as the tests.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Name;

    /// <summary>A path for a new picture of the page; pictures are there to be looked at, no test reads them.</summary>
    public static string Screenshot(string name) => Path.Combine(Artifacts, "screenshots", $"{name}.png");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ServiceBot.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No ServiceBot.sln above the tests.");

        return folder.FullName;
    }
}
