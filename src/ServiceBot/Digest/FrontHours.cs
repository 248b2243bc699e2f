namespace ServiceBot.Digest;

/// <summary>Time that somebody who leads worked with customers. It is their own log; others see only how much it was in all.</summary>
internal sealed class FrontHours(string id, string personId, DateOnly date, int minutes)
{
    public const int LeastMinutes = 15;
    public const int MostMinutes = 24 * 60;

    /// <summary>Sorts by time.</summary>
    public string Id { get; private set; } = id;
    public string PersonId { get; private set; } = personId;
    public DateOnly Date { get; private set; } = date;
    public int Minutes { get; private set; } = minutes;

    /// <summary>The first day of the quarter of a year that a day belongs to.</summary>
    public static DateOnly QuarterOf(DateOnly date) => new(date.Year, (date.Month - 1) / 3 * 3 + 1, 1);

    /// <summary>"3 h", "1 h 30 min".</summary>
    public static string Say(int minutes) => minutes < 60 ? $"{minutes} min" : minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60} min";
}
