namespace ServiceBot.Calendar;

/// <summary>Days of the week on which somebody works.</summary>
[Flags]
internal enum WorkDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    MondayToFriday = Monday | Tuesday | Wednesday | Thursday | Friday,
    EveryDay = MondayToFriday | Saturday | Sunday,
}

internal static class WorkDay
{
    public static WorkDays Of(DayOfWeek day) => day == DayOfWeek.Sunday ? WorkDays.Sunday : (WorkDays)(1 << ((int)day - 1));

    public static bool Include(this WorkDays days, DateOnly date) => days.HasFlag(Of(date.DayOfWeek));
}
