using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceBot.Calendar;

/// <summary>The zones of the world by the names people have for them.</summary>
internal static partial class Zones
{
    private const int Few = 5;

    /// <summary>Those of today's names. Loading them takes a moment, and most of the time nobody asks.</summary>
    private static readonly Lazy<Named[]> All = new(Load);

    private static readonly string[] Continents =
        ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    /// <summary>
    /// The zone a name from the data stands for; null when it is none we know, so that the caller can take another and tell an admin.
    /// </summary>
    public static TimeZoneInfo? Stored(string id) =>
        Safe().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>
    /// What may be meant by "Europe/Lisbon", "lisbon", "new york", "Calcutta" or "W. Europe Standard Time", by today's IANA names: one, or
    /// a few to choose from, or none.
    /// </summary>
    public static IReadOnlyList<TimeZoneInfo> Find(string text)
    {
        var words = Key(text);
        if (words.Length == 0)
            return [];

        var exact = All.Value.Where(named => named.Id == words || named.City == words).ToList();
        if (exact.Count > 0)
            return Zone(exact);

        if (Current(text.Trim()) is { } known)
            return [known];

        // Cities that were renamed are still known by their old names.
        var id = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words).Replace(' ', '_');
        if (Continents.Select(continent => Current($"{continent}/{id}")).FirstOrDefault(zone => zone is not null) is { } renamed)
            return [renamed];

        var similar = All.Value.Where(named => words.Length > 2 && $" {named.City}".Contains($" {words}", StringComparison.Ordinal)).ToList();
        if (similar.Count == 0 && text.IndexOf(',') is > 0 and var comma)
            return Find(text[..comma]);

        return similar.Count <= Few ? Zone(similar) : [];
    }

    /// <summary>The zone of today's name with the rules of one that has an old name, or one of Windows; itself when it has no such twin.</summary>
    private static TimeZoneInfo? Current(string id)
    {
        if (Stored(id) is not { } zone)
            return null;

        var name = TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : zone.Id;
        var same = All.Value.Where(named => named.Zone.HasSameRules(zone)).Select(named => named.Zone).ToList();

        // A bare name without a twin, such as EST, is an abbreviation that means another time half of the year.
        return same.Find(one => one.Id == name) ?? same.FirstOrDefault() ?? (name.Contains('/') ? Stored(name) : null);
    }

    private static Named[] Load()
    {
        // Old names that were looked up before would be among them, such as Etc/UTC, which the demo team lives by.
        TimeZoneInfo.ClearCachedData();
        return
        [
            .. TimeZoneInfo.GetSystemTimeZones()
                .Where(zone => zone.HasIanaId && zone.Id != "Etc/UTC")
                .OrderBy(zone => zone.Id, StringComparer.Ordinal)
                .Select(zone => new Named(zone)),
        ];
    }

    private static List<TimeZoneInfo> Zone(List<Named> found) => [.. found.Select(named => named.Zone)];

    /// <summary>Small letters without their marks; words apart.</summary>
    private static string Key(string text)
    {
        var plain = Spoken.Normalize(text).Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return Between().Replace(string.Concat(plain), " ").Trim();
    }

    private sealed class Named(TimeZoneInfo zone)
    {
        public TimeZoneInfo Zone => zone;
        public string Id { get; } = Key(zone.Id);
        public string City { get; } = Key(zone.Id[(zone.Id.LastIndexOf('/') + 1)..]);
    }

    [GeneratedRegex(@"[ _/.'’-]+")]
    private static partial Regex Between();

    /// <summary>Names are looked up among files.</summary>
    [GeneratedRegex(@"^[A-Za-z](?!.*\.\.)[A-Za-z0-9_+/. -]{1,59}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Safe();
}
