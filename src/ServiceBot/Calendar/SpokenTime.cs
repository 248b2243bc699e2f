using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceBot.Calendar;

/// <summary>A time in plain words, as somebody in a zone means it: "14:30", "in 20 minutes", "tomorrow 9", "friday 10".</summary>
/// <param name="Offers">What may have been meant instead, in words that can be said back.</param>
internal sealed partial record SpokenTime(SpokenTimeKind Kind, DateTimeOffset Instant, IReadOnlyList<string> Offers)
{
    private static readonly TimeOnly StartOfDay = new(9, 0);
    private static readonly TimeOnly EndOfDay = new(17, 0);
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(30);
    private static readonly SpokenTime Unclear = new(SpokenTimeKind.NotUnderstood, default, []);

    public static SpokenTime Parse(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        var words = Prefix().Replace(Spoken.Normalize(text), "");
        if (words.Length == 0)
            return Unclear;

        return Duration(words, now, zone) ?? OnADay(words, now, zone) ?? Unclear;
    }

    private static SpokenTime? Duration(string words, DateTimeOffset now, TimeZoneInfo zone)
    {
        var match = DurationPattern().Match(words);
        if (!match.Success)
            return null;

        if (match.Groups["half"].Success)
            return Check(now.AddMinutes(30), now);

        if (Spoken.Number(match.Groups["count"].Value) is not { } count)
            return null;

        if (match.Groups["andhalf"].Success)
            count += 0.5;

        var unit = match.Groups["unit"].Value;
        var minutes = match.Groups["minutes"].Success ? int.Parse(match.Groups["minutes"].Value, CultureInfo.InvariantCulture) : 0;
        if (count > 100_000)
            return new SpokenTime(SpokenTimeKind.TooFar, default, []);

        return unit[0] switch
        {
            'm' => Check(now.AddMinutes(count), now),
            'h' => Check(now.AddHours(count).AddMinutes(minutes), now),

            // A day later is the same time on the clock, even when the clocks change in between.
            'd' => Check(WallClock.Instant(WallClock.Local(now, zone).AddDays(count), zone), now),
            _ => Check(WallClock.Instant(WallClock.Local(now, zone).AddDays(7 * count), zone), now),
        };
    }

    /// <summary>The time may stand before or after the day; either may be missing.</summary>
    private static SpokenTime? OnADay(string words, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = WallClock.Date(now, zone);
        if (TimeOfDay(words) is { } alone)
            return At(today, alone, now, zone, dayWasSaid: false);

        if (words != "today" && SpokenDay.Parse(words, today) is { } day)
            return At(day, new SpokenClock(StartOfDay, Sure: true), now, zone, dayWasSaid: true);

        for (var space = words.IndexOf(' '); space > 0; space = words.IndexOf(' ', space + 1))
        {
            var left = words[..space].TrimEnd(',');
            var right = Joint().Replace(words[(space + 1)..], "");
            if (SpokenDay.Parse(left, today) is { } first && TimeOfDay(right) is { } then)
                return At(first, then, now, zone, dayWasSaid: left != "today");

            if (TimeOfDay(left) is { } before && SpokenDay.Parse(right, today) is { } second)
                return At(second, before, now, zone, dayWasSaid: right != "today");
        }

        return null;
    }

    private static SpokenTime At(DateOnly day, SpokenClock time, DateTimeOffset now, TimeZoneInfo zone, bool dayWasSaid)
    {
        var instant = WallClock.Instant(day, time.At, zone);
        if (instant > now)
            return Check(instant, now);

        if (dayWasSaid)
        {
            var inAWeek = day.AddDays(7);
            var again = WallClock.Instant(inAWeek, time.At, zone) > now && day.DayNumber >= WallClock.Date(now, zone).DayNumber;
            return new SpokenTime(SpokenTimeKind.Past, instant, again ? [$"{inAWeek:yyyy-MM-dd} {time.At:HH:mm}"] : []);
        }

        var offers = new List<string>();
        if (!time.Sure && time.At.Hour is > 0 and < 12 && WallClock.Instant(day, time.At.AddHours(12), zone) > now)
            offers.Add($"today {time.At.AddHours(12):HH:mm}");

        offers.Add($"tomorrow {time.At:HH:mm}");
        return new SpokenTime(SpokenTimeKind.Past, instant, offers);
    }

    private static SpokenTime Check(DateTimeOffset instant, DateTimeOffset now) => (instant - now) switch
    {
        var ahead when ahead > Furthest => new SpokenTime(SpokenTimeKind.TooFar, instant, []),
        var ahead when ahead <= TimeSpan.Zero => new SpokenTime(SpokenTimeKind.Past, instant, []),
        _ => new SpokenTime(SpokenTimeKind.Understood, instant, []),
    };

    private static SpokenClock? TimeOfDay(string words)
    {
        words = Prefix().Replace(words, "");
        return words is "end of day" or "eod" or "the end of the day" or "end of the day"
            ? new SpokenClock(EndOfDay, Sure: true)
            : SpokenClock.Parse(words);
    }

    [GeneratedRegex(@"^(?:at|by|until|till|before|on) ")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^(?:at|by|on) ")]
    private static partial Regex Joint();

    [GeneratedRegex(
        @"^(?:in |within )?(?:(?<half>half an hour|half hour)|(?<count>[a-z]+|\d{1,9}(?:\.\d{1,2})?) ?(?<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?)(?: ?(?:and )?(?<minutes>\d{1,2}) ?(?:minutes?|mins?|m)|(?<andhalf> and a half))?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DurationPattern();
}

internal enum SpokenTimeKind
{
    Understood,
    NotUnderstood,

    /// <summary>It has passed; what else may be meant is asked, never assumed.</summary>
    Past,

    /// <summary>More than 30 days ahead.</summary>
    TooFar,
}
