using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>What a chat says about people and teams, made fit to be kept; null where it says nothing of use.</summary>
internal static class Given
{
    private const int LongestName = 63;
    private const int LongestZone = 60;

    public static string? Name(string? given) => Said.Shorten(Said.OneLine(Said.Bare(given ?? "")), LongestName) is { Length: > 0 } name ? name : null;

    /// <summary>Who somebody is in the directory of the organisation. What is empty would be the same for everybody.</summary>
    public static string? DirectoryId(string? given) => string.IsNullOrWhiteSpace(given) || Guid.TryParse(given, out var id) && id == Guid.Empty ? null : given;

    /// <summary>An IANA name that is known here.</summary>
    public static string? Zone(string? given) =>
        given is { Length: > 0 and <= LongestZone } && Zones.Stored(given) is { HasIanaId: true } zone ? zone.Id : null;
}
