using ServiceBot.Roster;

namespace ServiceBot.Channels.Teams;

/// <summary>What the package for Teams says of this installation.</summary>
internal sealed class TeamsPackageFacts(TeamsOptions registration, SiteOptions site)
{
    private const int LongestDeveloperName = 32;

    public string AppId => Guid.Parse(registration.MicrosoftAppId).ToString("D");

    public string Origin => site.Origin;

    public string Host => site.Host;

    public string DeveloperName =>
        (string.IsNullOrWhiteSpace(registration.Teams.DeveloperName) ? site.Organisation : registration.Teams.DeveloperName).Trim();

    /// <summary>What keeps the package from being made, each in a sentence that says what to do.</summary>
    public IEnumerable<string> Missing()
    {
        if (!registration.IsSet)
            yield return "The package is for a bot that is registered with Microsoft: set MicrosoftAppId to the application (client) id of the registration.";
        else if (!Guid.TryParse(registration.MicrosoftAppId, out _))
            yield return "The setting MicrosoftAppId must be the application (client) id of the registration, like 11111111-2222-3333-4444-555555555555.";

        if (!site.IsPublic)
            yield return "The package names the address people open: set Site:PublicUrl, for example to https://servicebot.example";
        else if (!site.HasUsableUrl)
            yield return SiteOptions.WrongUrl;
        else if (!site.IsHttps)
            yield return "Teams takes https addresses only: set Site:PublicUrl to the one that people open, for example https://servicebot.example";

        if (DeveloperName.Length == 0)
            yield return "The package says whose app it is: set Site:Organisation to your organisation's name, or Teams:DeveloperName to a shorter one.";
        else if (DeveloperName.Length > LongestDeveloperName)
            yield return $"Teams takes {LongestDeveloperName} characters for whose app it is, and “{DeveloperName}” has {DeveloperName.Length}: set Teams:DeveloperName to a shorter name.";
    }
}
