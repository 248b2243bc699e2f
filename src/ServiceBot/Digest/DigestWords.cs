using System.Globalization;

namespace ServiceBot.Digest;

/// <summary>How days and numbers are said in a digest.</summary>
internal static class DigestWords
{
    private const int DaysOfAWeek = 7;

    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>"two", "13".</summary>
    public static string Number(int number) => number < Numbers.Length ? Numbers[number] : number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 moment", "9 moments", "10,000 moments".</summary>
    public static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");

    /// <summary>"Tuesday" of the days around this one; farther away with its date.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(Math.Abs(day.DayNumber - today.DayNumber) < DaysOfAWeek ? "dddd" : "ddd d MMM", CultureInfo.InvariantCulture);

    /// <summary>Which days are in it beside its own: "includes Monday", "includes Sat–Sun", "since Tuesday"; empty where none are.</summary>
    public static string Covered(DailyDigest digest)
    {
        var (today, last) = (digest.Day.Date, digest.Day.Date.AddDays(-1));
        if (digest.Since is { } since)
            return $" · since {Day(since, today)}";

        return digest.From > last ? "" : digest.From == last ? $" · includes {Day(last, today)}" : $" · includes {Short(digest.From, today)}–{Short(last, today)}";
    }

    private static string Short(DateOnly day, DateOnly today) =>
        day.ToString(today.DayNumber - day.DayNumber < DaysOfAWeek ? "ddd" : "d MMM", CultureInfo.InvariantCulture);

    /// <summary>
    /// One sentence of how the day was, of events alone and always with the hardest thing there is. Nobody writes it, so nobody can leave it out.
    /// </summary>
    public static string Sentence(DailyDigest digest)
    {
        var (moments, done) = (digest.Moments, digest.Figures.Fix.Fixed);
        var good = moments.Confirmed > 0 ? $"{Few(moments.Confirmed, "let-down")} turned round"
            : done > 0 ? $"{Few(done, "let-down")} fixed"
            : moments.Above > 0 ? $"{Few(moments.Above, "moment")} noted as above average"
            : digest.Thanks.Count > 0 ? "thanks were said"
            : null;
        var hard = Hardest(digest);
        var isSecond = digest is { IsSmall: false, Figures.Second.Count: > 0 };
        var isUnsaid = digest.IsSmall && digest.Late + digest.Figures.Second.Count > 0;
        var tone = digest.InDanger > 0 || isSecond ? "A hard day"
            : hard is null && isUnsaid ? "Not all went well"
            : hard is null ? "Steady"
            : good is null ? "Something is left to do"
            : "Mostly steady";
        return (good, hard) switch
        {
            (null, null) when isUnsaid => $"{tone}.",
            (null, null) => $"{tone}: nothing went wrong.",
            (_, null) => $"{tone}: {good}.",
            (null, _) => $"{tone}: {hard}.",
            _ => $"{tone}: {good}, {hard}.",
        };
    }

    /// <summary>In this order, and the first there is: danger, a second failure, a late promise, a customer still let down, one that nobody owns, one that is open, abuse.</summary>
    public static string? Hardest(DailyDigest digest)
    {
        var (moments, second) = (digest.Moments, digest.Figures.Second.Count);
        return digest.InDanger > 0 ? $"somebody may be in danger in {Few(digest.InDanger, "case")}"
            : second > 0 && !digest.IsSmall ? $"{Few(second, "customer")} let down again after a fix"
            : digest.Late > 0 && !digest.IsSmall ? digest.Late == 1 ? "one promise is late" : $"{Number(digest.Late)} promises are late"
            : moments.Objected > 0 ? $"{Few(moments.Objected, "customer")} still let down"
            : digest.Hand is { IsFree: true } ? "a let-down waits for an owner"
            : moments.Left > 0 ? $"{Few(moments.Left, "let-down")} not put right yet"
            : moments.Apart > 0 ? $"{Few(moments.Apart, "contact")} ended because somebody was abusive"
            : null;
    }

    private static string Few(int number, string one, string? many = null) => $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";
}
