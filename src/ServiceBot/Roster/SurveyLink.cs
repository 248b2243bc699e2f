using System.Globalization;

namespace ServiceBot.Roster;

/// <summary>The address at which a team asks its customers; the number of the case may stand in it.</summary>
internal static class SurveyLink
{
    public const string CaseNumber = "{case}";
    public const int Longest = 300;

    /// <summary>Only what leads where it seems to: nothing that can be read in two ways, and nobody's password.</summary>
    public static bool IsValid(string template) =>
        template.Length <= Longest && template.All(IsPlain)
        && Uri.TryCreate(For(template, 43), UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps && address.Host.Length > 0 && !AuthorityOf(template).Contains('@', StringComparison.Ordinal);

    public static string For(string template, int caseNumber) =>
        template.Replace(CaseNumber, caseNumber.ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);

    private static bool IsPlain(char letter) => letter is > ' ' and <= '~' and not ('\\' or '"' or '<' or '>');

    private static string AuthorityOf(string template) => template.Split('/', '?', '#').ElementAtOrDefault(2) ?? "";
}
