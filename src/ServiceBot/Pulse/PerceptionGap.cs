namespace ServiceBot.Pulse;

/// <summary>How far what somebody thought their team answered is from what is shown of it; never from more than that.</summary>
internal static class PerceptionGap
{
    private const int Many = 10;
    private const int Exact = 20;
    private const int Low = 10;
    private const int High = 90;

    public static string Say(int guess, SealedBatch counted, string cohort)
    {
        if (counted.Answers == 0)
            return $"You said what you think {cohort} answered this week. Too few people answered, so there is nothing to set beside it.";

        var (thought, shown, people) = (IndexOf(guess), IndexOf(counted), PeopleOf(counted.Answers));
        var gap = thought - shown;
        var words = shown switch
        {
            < Low => "very low",
            > High => "very high",
            _ => $"about {shown}",
        };
        var apart = shown is < Low or > High ? "" : gap switch
        {
            0 => " So you were close to it.",
            > 0 => $" So you were {gap} above it.",
            _ => $" So you were {-gap} below it.",
        };
        return $"You thought {cohort} would answer {thought} of 100 this week. They answered {words} ({people}).{apart} Only you see this.";
    }

    private static int IndexOf(int value) => 100 * (value - 1) / 4;

    private static int IndexOf(SealedBatch counted)
    {
        var step = counted.Answers < Many ? 10 : 5;
        var sum = counted.Counts.Sum(count => int.TryParse(count.Answer, out var value) ? 25.0 * (value - 1) * count.People : 0);
        return (int)Math.Round(sum / counted.Answers / step, MidpointRounding.AwayFromZero) * step;
    }

    private static string PeopleOf(int answers) => answers < Many ? "5–9 answers" : answers < Exact ? "10–19 answers" : $"{answers} answers";
}
