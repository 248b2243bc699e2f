using ServiceBot.Channels.Teams;
using ServiceBot.Roster;

namespace ServiceBot.Channels.Operator;

/// <summary><c>servicebot teams-package [FILE.zip]</c>: writes what an administrator uploads to Microsoft Teams, from the settings alone.</summary>
internal sealed class PackageCommand(IConfiguration settings, TextWriter output)
{
    public const string Name = "teams-package";

    private const string Usual = "servicebot-teams.zip";

    /// <summary>Without the file, whose path may begin as a setting does.</summary>
    public static IEnumerable<string> SettingsIn(string[] arguments) => arguments.Skip(HasFile(arguments) ? 2 : 1).Except(HelpText.Words);

    /// <returns>The exit code.</returns>
    public int Run(string[] arguments)
    {
        var registration = settings.Get<TeamsOptions>() ?? new TeamsOptions();
        var site = settings.GetSection("Site").Get<SiteOptions>() ?? new SiteOptions();
        var facts = new TeamsPackageFacts(registration, site);
        var missing = facts.Missing().ToList();
        foreach (var sentence in missing)
            output.WriteLine(sentence);

        return missing.Count > 0 ? 1 : Write(FileIn(arguments), facts);
    }

    private int Write(string file, TeamsPackageFacts facts)
    {
        var isThere = File.Exists(file);
        try
        {
            File.WriteAllBytes(file, TeamsPackage.Make(facts));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"The package could not be written to {file}: {failure.Message}");
            return 1;
        }

        output.WriteLine($"{(isThere ? "Replaced" : "Wrote")} {Path.GetFullPath(file)}: version {TeamsPackage.Version}, for {facts.Origin}, in the name of {facts.DeveloperName}.");
        output.WriteLine("Upload it in the Teams admin centre, or in Teams: Apps, Manage your apps, Upload an app.");
        return 0;
    }

    private static string FileIn(string[] arguments) => HasFile(arguments) ? arguments[1] : Usual;

    private static bool HasFile(string[] arguments) => arguments is [_, var file, ..] && !file.StartsWith("--", StringComparison.Ordinal);
}
