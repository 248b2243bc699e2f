using System.Globalization;

namespace ServiceBot.Calendar;

/// <summary>An ISO week: it begins on Monday and belongs to the year of its Thursday.</summary>
internal readonly record struct Week(int Year, int Number)
{
    public DateOnly Monday => ISOWeek.ToDateOnly(Year, Number, DayOfWeek.Monday);

    public static Week Of(DateOnly date) => new(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));

    /// <summary>"2026-W47", which also sorts by time.</summary>
    public override string ToString() => $"{Year:0000}-W{Number:00}";
}
