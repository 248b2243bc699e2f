using System.Globalization;
using System.Text.RegularExpressions;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>For how long reminders can be asked to rest.</summary>
internal static partial class Snoozes
{
    /// <summary>In minutes.</summary>
    public static readonly int[] Offered = [30, 60, 120];

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private const string Examples = "Try 30, 60 or 120 for minutes, or until 15:00.";

    /// <summary>A number of minutes becomes one of those offered; a time of day is taken as it is, within a day.</summary>
    /// <returns>Until when, with a word about what was changed in it; or why it cannot be taken.</returns>
    public static (DateTimeOffset Until, string Word, Complaint? Complaint) Read(string text, int number, Reader reader)
    {
        if (Minutes(text) is { } asked)
        {
            var minutes = Offered.MinBy(offered => Math.Abs(offered - asked));
            return (reader.Now.AddMinutes(minutes), minutes == asked ? "" : $" They rest for 30, 60 or 120 minutes; I took {minutes}.", null);
        }

        var spoken = Promises.Read(text, reader);
        var complaint = spoken.Kind switch
        {
            SpokenTimeKind.Understood when spoken.Instant <= reader.Now + Longest => null,
            SpokenTimeKind.Understood or SpokenTimeKind.TooFar => new Complaint($"Reminders rest for a day at most. {Examples}", Offers()),
            SpokenTimeKind.Past => Promises.Check(text, spoken, reader, $"snooze {number} until "),
            _ => new Complaint($"I do not understand “{Shown.Within(text, 40)}” as a time. {Examples}", Offers()),
        };
        return (spoken.Instant, "", complaint);

        string[] Offers() => [.. Offered.Select(minutes => $"snooze {number} {minutes}")];
    }

    /// <summary>The one of those offered that comes closest; without a number, the usual.</summary>
    public static int Near(string text, int usual) =>
        text.Length > 0 && Minutes(text) is { } asked ? Offered.MinBy(offered => Math.Abs(offered - asked)) : usual;

    /// <summary>Null when it is no number of minutes or hours.</summary>
    public static double? Minutes(string text)
    {
        var key = Said.Key(text);
        if (key.Length == 0)
            return Offered[0];

        var match = Pattern().Match(key);
        if (!match.Success)
            return null;

        var count = double.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value is ['h', ..] ? 60 * count : count;
    }

    [GeneratedRegex(@"^(?:for |in )?(?<count>\d{1,6}(?:\.\d{1,2})?) ?(?<unit>m|mins?|minutes?|h|hrs?|hours?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
