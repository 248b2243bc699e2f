using System.Text.RegularExpressions;

namespace ServiceBot.Calendar;

/// <summary>How long somebody is away, in plain words: "today", "3 days", "until Monday", "until 14 May".</summary>
/// <param name="Back">The first day on which they are back, where a day was understood.</param>
internal sealed partial record SpokenAbsence(SpokenAbsenceKind Kind, DateOnly Back)
{
    /// <param name="text">What was said, with the "away" before it or without.</param>
    public static SpokenAbsence Parse(string text, DateOnly today)
    {
        var words = Prefix().Replace(Spoken.Normalize(text), "");
        if (FirstDayBack(words, today) is not { } back)
            return new SpokenAbsence(SpokenAbsenceKind.NotUnderstood, default);

        if (back <= today)
            return new SpokenAbsence(SpokenAbsenceKind.Past, back);

        return new SpokenAbsence(back > today.AddYears(1) ? SpokenAbsenceKind.TooFar : SpokenAbsenceKind.Understood, back);
    }

    private static DateOnly? FirstDayBack(string words, DateOnly today)
    {
        var tomorrow = today.AddDays(1);
        if (words is "today" or "for today")
            return tomorrow;

        if (Until().Match(words) is { Success: true } until)
        {
            // Who is away until Monday and says so on a Monday means the next one.
            var day = until.Groups["day"].Value;
            return SpokenDay.Weekday(day, tomorrow) ?? SpokenDay.Parse(day, today);
        }

        if (Length().Match(words) is not { Success: true } length || Spoken.Number(length.Groups["count"].Value) is not { } count)
            return null;

        // Today is the first of them.
        return length.Groups["unit"].Value switch
        {
            "day" => today.AddDays((int)count),
            "week" => today.AddDays(7 * (int)count),
            _ => today.AddMonths((int)count),
        };
    }

    [GeneratedRegex(@"^away ", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^(?:until|till|back on|back) (?:next (?=[a-z]+day$))?(?<day>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    [GeneratedRegex(@"^(?:for )?(?<count>[a-z]+|\d{1,3}) (?<unit>day|week|month)s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Length();
}

internal enum SpokenAbsenceKind
{
    Understood,
    NotUnderstood,

    /// <summary>That day has come already; what is meant is asked.</summary>
    Past,

    /// <summary>More than a year ahead.</summary>
    TooFar,
}
