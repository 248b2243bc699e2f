using System.Text.RegularExpressions;

namespace ServiceBot.Calendar;

/// <summary>A time that has passed, as somebody in a zone means it: "9:40", "yesterday 18:00", "2 hours ago", "monday 14:00".</summary>
/// <param name="Offer">What may have been meant instead of a time to come.</param>
internal sealed partial record SpokenPast(SpokenPastKind Kind, DateTimeOffset Instant, string? Offer = null)
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);
    private static readonly SpokenPast Unclear = new(SpokenPastKind.NotUnderstood, default);

    public static SpokenPast Parse(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        var words = Prefix().Replace(Spoken.Normalize(text), "");
        return words switch
        {
            "" => Unclear,
            "now" or "just now" or "right now" => Check(now, now),
            _ => Ago(words, now, zone) ?? OnADay(words, now, zone) ?? Unclear,
        };
    }

    private static SpokenPast? Ago(string words, DateTimeOffset now, TimeZoneInfo zone)
    {
        var match = AgoPattern().Match(words);
        if (!match.Success)
            return null;

        if (match.Groups["half"].Success)
            return Check(now.AddMinutes(-30), now);

        if (Spoken.Number(match.Groups["count"].Value) is not { } count)
            return null;

        if (match.Groups["andhalf"].Success)
            count += 0.5;

        if (count > 1_000_000)
            return new SpokenPast(SpokenPastKind.TooFar, default);

        return match.Groups["unit"].Value[0] switch
        {
            'm' => Check(now.AddMinutes(-count), now),
            'h' => count > 10_000 ? new SpokenPast(SpokenPastKind.TooFar, default) : Check(now.AddHours(-count), now),

            // A day earlier is the same time on the clock, even when the clocks changed in between.
            var unit => Days(unit == 'w' ? 7 * count : count, now, zone),
        };
    }

    private static SpokenPast Days(double days, DateTimeOffset now, TimeZoneInfo zone) => days > Furthest.TotalDays
        ? new SpokenPast(SpokenPastKind.TooFar, default)
        : Check(WallClock.Instant(WallClock.Local(now, zone).AddDays(-days), zone), now);

    /// <summary>The time may stand before or after the day; without a day it is today's.</summary>
    private static SpokenPast? OnADay(string words, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = WallClock.Date(now, zone);
        if (SpokenClock.Parse(words) is { } alone)
            return At(today, alone, "today", now, zone);

        if (Day(words, today) is { } whole)
            return new SpokenPast(whole > today ? SpokenPastKind.Future : SpokenPastKind.NoTime, WallClock.Midnight(whole, zone));

        for (var space = words.IndexOf(' '); space > 0; space = words.IndexOf(' ', space + 1))
        {
            var left = words[..space].TrimEnd(',');
            var right = Prefix().Replace(words[(space + 1)..], "");
            if (Day(left, today) is { } first && SpokenClock.Parse(right) is { } then)
                return At(first, then, left, now, zone);

            if (SpokenClock.Parse(left) is { } before && Day(right, today) is { } second)
                return At(second, before, right, now, zone);
        }

        return null;
    }

    private static SpokenPast At(DateOnly day, SpokenClock time, string said, DateTimeOffset now, TimeZoneInfo zone)
    {
        var instant = WallClock.Instant(day, time.At, zone);
        if (instant <= now)
            return Check(instant, now);

        var today = WallClock.Date(now, zone);
        var offer = said == "today" ? $"yesterday {time.At:HH:mm}"
            : day == today && SpokenDay.DayOfWeek(said) is not null ? $"{day.AddDays(-7):yyyy-MM-dd} {time.At:HH:mm}"
            : null;
        return new SpokenPast(SpokenPastKind.Future, instant, offer);
    }

    /// <summary>A weekday is the latest one, today included; "last friday" is never today.</summary>
    private static DateOnly? Day(string words, DateOnly today)
    {
        switch (words)
        {
            case "yesterday":
                return today.AddDays(-1);
            case "day before yesterday" or "the day before yesterday":
                return today.AddDays(-2);
        }

        if (SpokenDay.DayOfWeek(words) is { } day)
            return today.AddDays(-((today.DayOfWeek - day + 7) % 7));

        if (words.StartsWith("last ", StringComparison.Ordinal) && SpokenDay.DayOfWeek(words[5..]) is { } last)
            return today.AddDays(-1 - ((today.DayOfWeek - last + 6) % 7));

        var ago = DaysAgoPattern().Match(words);
        if (ago.Success && Spoken.Number(ago.Groups["count"].Value) is { } count and <= 400)
            return today.AddDays(-(int)count * (ago.Groups["unit"].Value == "week" ? 7 : 1));

        return SpokenDay.Parse(words, today);
    }

    /// <summary>Nobody remembers seconds.</summary>
    private static SpokenPast Check(DateTimeOffset instant, DateTimeOffset now) =>
        now - instant > Furthest
            ? new SpokenPast(SpokenPastKind.TooFar, instant)
            : new SpokenPast(SpokenPastKind.Understood, instant.AddTicks(-(instant.UtcTicks % TimeSpan.TicksPerMinute)));

    [GeneratedRegex(@"^(?:at|on|around|about|since|from) ")]
    private static partial Regex Prefix();

    [GeneratedRegex(
        @"^(?:(?<half>half an hour|half hour)|(?<count>[a-z]+|\d{1,9}(?:\.\d{1,2})?) ?(?<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?)(?<andhalf> and a half)?) ago$",
        RegexOptions.CultureInvariant)]
    private static partial Regex AgoPattern();

    [GeneratedRegex(@"^(?<count>[a-z]+|\d{1,3}) (?<unit>day|week)s? ago$", RegexOptions.CultureInvariant)]
    private static partial Regex DaysAgoPattern();
}

internal enum SpokenPastKind
{
    Understood,
    NotUnderstood,

    /// <summary>It is still to come; what else may be meant is asked, never assumed.</summary>
    Future,

    /// <summary>More than a year ago.</summary>
    TooFar,

    /// <summary>A day was understood, and no time of it.</summary>
    NoTime,
}
