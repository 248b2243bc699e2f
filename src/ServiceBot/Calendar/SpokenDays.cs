using System.Text.RegularExpressions;

namespace ServiceBot.Calendar;

/// <summary>Days of the week in plain words, both ways: "Mon-Fri", "Sun to Thu", "monday, wednesday and friday", "every day".</summary>
internal static partial class SpokenDays
{
    private static readonly DayOfWeek[] FromMonday =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Null when it is not understood; never no day at all.</summary>
    public static WorkDays? Parse(string text)
    {
        var words = Spoken.Normalize(text);
        if (words is "every day" or "daily" or "all days" or "all week")
            return WorkDays.EveryDay;

        var sum = WorkDays.None;
        foreach (var part in Comma().Replace(Dash().Replace(words, "-"), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Group(part) is not { } days)
                return null;

            sum |= days;
        }

        return sum == WorkDays.None ? null : sum;
    }

    /// <summary>"Mon–Fri", "Sun–Thu", "Mon, Wed and Fri", "every day".</summary>
    public static string Write(WorkDays days)
    {
        if (days == WorkDays.EveryDay)
            return "every day";

        var parts = Runs(days).SelectMany(Words).ToList();
        return parts is [.. var most, var last] && most.Count > 0 ? $"{string.Join(", ", most)} and {last}" : string.Concat(parts);
    }

    private static WorkDays? Group(string part)
    {
        if (part is "weekdays" or "workdays")
            return WorkDays.MondayToFriday;

        if (part is "weekend" or "weekends")
            return WorkDays.Saturday | WorkDays.Sunday;

        return part.Split('-') switch
        {
            [var one] when Day(one) is { } day => WorkDay.Of(day),
            [var from, var to] when Day(from) is { } first && Day(to) is { } last => Range(first, last),
            _ => null,
        };
    }

    /// <summary>A range may run over the weekend: Sunday to Thursday.</summary>
    private static WorkDays Range(DayOfWeek first, DayOfWeek last)
    {
        var days = WorkDay.Of(last);
        for (var day = first; day != last; day = Next(day))
            days |= WorkDay.Of(day);

        return days;
    }

    private static DayOfWeek? Day(string word) => SpokenDay.DayOfWeek(word) ?? SpokenDay.DayOfWeek(word.EndsWith('s') ? word[..^1] : "");

    private static IEnumerable<List<DayOfWeek>> Runs(WorkDays days)
    {
        foreach (var first in FromMonday.Where(day => Has(days, day) && !Has(days, Before(day))))
        {
            var run = new List<DayOfWeek>();
            for (var day = first; Has(days, day); day = Next(day))
                run.Add(day);

            yield return run;
        }
    }

    private static IEnumerable<string> Words(List<DayOfWeek> run) =>
        run.Count > 2 ? [$"{Short(run[0])}–{Short(run[^1])}"] : run.Select(Short);

    private static string Short(DayOfWeek day) => $"{day}"[..3];

    private static bool Has(WorkDays days, DayOfWeek day) => days.HasFlag(WorkDay.Of(day));

    private static DayOfWeek Next(DayOfWeek day) => (DayOfWeek)(((int)day + 1) % 7);

    private static DayOfWeek Before(DayOfWeek day) => (DayOfWeek)(((int)day + 6) % 7);

    [GeneratedRegex(@" ?[-–—−] ?| (?:to|till|until|through) ", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"[,;&+/]| and ", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();
}
