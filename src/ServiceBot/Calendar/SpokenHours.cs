using System.Text.RegularExpressions;

namespace ServiceBot.Calendar;

/// <summary>Hours in plain words: "9-17", "9 to 5", "8:30 – 16:30", "22:00-06:00", "9am-5pm". They are always said back.</summary>
internal static partial class SpokenHours
{
    public static Hours? Parse(string text)
    {
        var words = Spoken.Normalize(text);
        if (words is "all day" or "whole day" or "the whole day" or "around the clock" or "24/7" or "24 hours")
            return default(Hours);

        var match = Pattern().Match(words);
        if (!match.Success || Clock(match.Groups["from"].Value) is not { } from || Clock(match.Groups["to"].Value) is not { } to)
            return null;

        // "9-17", "22-6" and "09:00-05:00" are said on a clock of 24 hours.
        if (!from.Sure && !to.Sure && !(from.Open && to.Open))
            return new Hours(from.At, to.At);

        return (from.Open, to.Open) switch
        {
            // "9 to 5" is a day, not a night.
            (true, true) => new Hours(from.At, to.At <= from.At ? to.At.AddHours(12) : to.At),
            (false, true) => new Hours(from.At, Later(Morning(to.At), from.At)),
            (true, false) => new Hours(Earlier(Morning(from.At), to.At), to.At),
            _ => new Hours(from.At, to.At),
        };
    }

    /// <returns>Sure: its half of the day was said. Open: it may be in either.</returns>
    private static (TimeOnly At, bool Sure, bool Open)? Clock(string words)
    {
        if (words is "midnight" or "24" or "24:00" or "24.00")
            return (TimeOnly.MinValue, Sure: words == "midnight", Open: false);

        return SpokenClock.Parse(words) is { } clock
            ? (clock.At, clock.Sure, !clock.Sure && clock.At.Hour is > 0 and <= 12 && words[0] != '0')
            : null;
    }

    /// <summary>The first of both halves of the day that comes after; the next morning when neither does.</summary>
    private static TimeOnly Later(TimeOnly morning, TimeOnly than) =>
        morning <= than && morning.AddHours(12) > than ? morning.AddHours(12) : morning;

    /// <summary>The last of both halves of the day that comes before; the evening before when neither does.</summary>
    private static TimeOnly Earlier(TimeOnly morning, TimeOnly than) =>
        morning < than && morning.AddHours(12) >= than ? morning : morning.AddHours(12);

    private static TimeOnly Morning(TimeOnly time) => time.Hour < 12 ? time : time.AddHours(-12);

    [GeneratedRegex(@"^(?:from |between )?(?<from>[^-–—−]+?) ?(?:[-–—−]| to | till | until | and ) ?(?<to>[^-–—−]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
