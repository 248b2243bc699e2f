namespace ServiceBot.Recovery;

/// <summary>Made-up incidents to practise with: nobody in them exists.</summary>
internal static class PracticeIncident
{
    private static readonly string[] All =
    [
        "A family of four stood at the gate, and their tickets were for another day",
        "A regular guest found the wrong name on the birthday cake at the party",
        "The replacement phone arrived broken, as the first one had",
        "A colleague in sales promised a visit for today, and our desk never heard of it",
    ];

    /// <summary>Another one each day, and the same one all day.</summary>
    public static string Of(DateOnly day) => All[day.DayNumber % All.Length];
}
