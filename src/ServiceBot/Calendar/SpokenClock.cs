using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceBot.Calendar;

/// <summary>A time of the day in plain words: "14", "9:30", "3 pm", "noon".</summary>
/// <param name="Sure">Whether it was said which half of the day is meant.</param>
internal readonly partial record struct SpokenClock(TimeOnly At, bool Sure)
{
    /// <param name="words">Normalized.</param>
    public static SpokenClock? Parse(string words)
    {
        if (words is "noon" or "midday")
            return new SpokenClock(new TimeOnly(12, 0), Sure: true);

        var match = Pattern().Match(words);
        if (!match.Success)
            return null;

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        if (half.Length > 0)
        {
            if (hour is < 1 or > 12)
                return null;

            hour = hour % 12 + (half[0] == 'p' ? 12 : 0);
        }

        return hour < 24 && minute < 60 ? new SpokenClock(new TimeOnly(hour, minute), Sure: half.Length > 0) : null;
    }

    [GeneratedRegex(@"^(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?h? ?(?:(?<half>am|pm|a\.m|p\.m)\.?|o'clock|o’clock)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
