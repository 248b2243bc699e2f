using System.Globalization;

namespace ServiceBot.Pulse;

/// <summary>How the figures of check-ins are said: never more exactly than they may be known.</summary>
internal static class MoraleWords
{
    public const string None = "—";
    public const string TooFew = "too few to show";

    private const int FewestInvited = 5;
    private const int DaysOfAWeek = 7;

    /// <summary>Without saying how many have answered.</summary>
    public static string Collecting(int least = PulseOptions.FewestPeople) => $"still collecting (needs {least} people)";

    /// <summary>A number of people, as a word where it is small.</summary>
    public static string Number(int people) => people switch
    {
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        10 => "ten",
        11 => "eleven",
        12 => "twelve",
        _ => people.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>"about 70", "very low".</summary>
    public static string Figure(int? figure) => figure switch
    {
        null => None,
        MoraleFigures.VeryLow => "very low",
        MoraleFigures.VeryHigh => "very high",
        _ => $"about {figure}",
    };

    /// <summary>"about 70 (5–9 answers, Mon–Tue) · about the same".</summary>
    public static string Line(SealedBatch batch, IReadOnlyList<int> earlier, DateOnly today) => MoraleFigures.Index(batch) is { } figure
        ? $"{Figure(figure)} ({Answers(batch.Answers)}, {Day(batch.From, batch.To, today)})" + (Change(MoraleFigures.Change(figure, batch.Answers, earlier)) is { } change ? $" · {change}" : "")
        : $"{TooFew} ({Day(batch.From, batch.To, today)})";

    public static string Answers(int answers) => answers switch
    {
        < MoraleFigures.SomeAnswers => "5–9 answers",
        < MoraleFigures.ManyAnswers => "10–19 answers",
        _ => string.Create(CultureInfo.InvariantCulture, $"{answers} answers"),
    };

    /// <summary>
    /// How many of those who were asked answered, once it is over; never who. From 20 on to the nearest 5 %, but never "100 %": beside the exact
    /// number of answers, which 20 of them have, it must not tell of everybody that they answered.
    /// </summary>
    /// <returns>Null: too few were asked, or too few answered.</returns>
    public static string? Participation(int answers, int invited)
    {
        if (invited < FewestInvited || answers < PulseOptions.FewestPeople)
            return null;

        var share = 100m * Math.Min(answers, invited) / invited;
        var rounded = Math.Max(5, 5 * (int)Math.Round(share / 5, MidpointRounding.ToEven));
        return invited >= MoraleFigures.ManyAnswers && rounded < 100 ? $"about {rounded} %"
            : share < 40 ? "under half" : share < 60 ? "about half" : share < 90 ? "most" : "nearly all";
    }

    /// <returns>Null: there is nothing to compare it with.</returns>
    public static string? Change(Change? change) => change switch
    {
        Pulse.Change.Higher => "↑ higher than usual",
        Pulse.Change.Lower => "↓ lower than usual",
        Pulse.Change.Same => "about the same",
        _ => null,
    };

    /// <summary>"Tuesday", "Mon–Tue"; with dates where the name of a day would not tell which.</summary>
    public static string Day(DateOnly from, DateOnly to, DateOnly today)
    {
        if (today.DayNumber - from.DayNumber < DaysOfAWeek && to <= today)
            return from == to ? Say(to, "dddd") : $"{Say(from, "ddd")}–{Say(to, "ddd")}";

        var year = to.Year == today.Year ? "" : " yyyy";
        return from == to ? Say(to, $"ddd d MMM{year}")
            : from.Year != to.Year ? $"{Say(from, "d MMM yyyy")}–{Say(to, "d MMM yyyy")}"
            : from.Month != to.Month ? $"{Say(from, "d MMM")}–{Say(to, $"d MMM{year}")}"
            : $"{from.Day}–{Say(to, $"d MMM{year}")}";
    }

    /// <summary>"low: about a quarter · okay: nobody · good: about three quarters".</summary>
    public static string Spread(Spread spread, string low, string middle, string high) =>
        $"{low}: {Share(spread.Low)} · {middle}: {Share(spread.Middle)} · {high}: {Share(spread.High)}";

    public static string People(Head head) => head switch
    {
        Head.Few => "fewer than five people",
        Head.FiveOrMore => "five people or more",
        Head.FiveToNine => "5–9 people",
        Head.TenOrMore => "ten people or more",
        Head.TenToNineteen => "10–19 people",
        Head.TwentyOrMore => "20 people or more",
        _ => "nearly all",
    };

    public static string Recommend(int? score) => score switch
    {
        null => None,
        MoraleFigures.MostRecommend => "very high",
        -MoraleFigures.MostRecommend => "very low",
        > 0 => $"about +{score}",
        < 0 => $"about −{-score}",
        _ => "about 0",
    };

    private static string Share(int? quarters) => quarters switch
    {
        null => "nobody",
        0 => "a few",
        1 => "about a quarter",
        2 => "about half",
        3 => "about three quarters",
        _ => "nearly all",
    };

    private static string Say(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
