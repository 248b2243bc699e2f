namespace ServiceBot.EndToEnd.Harness;

/// <summary>Programs that the tests start by name.</summary>
internal static class Programs
{
    public static string Chromium { get; } = Find("chromium", "chromium-browser", "google-chrome");

    public static string Node { get; } = Find("node");

    private static string Find(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : new[] { "" };
        return names.SelectMany(name => folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending))))
            .FirstOrDefault(File.Exists) ?? throw new FileNotFoundException($"{names[0]} is missing: tests/run --install brings it.");
    }
}
