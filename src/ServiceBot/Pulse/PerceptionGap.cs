namespace ServiceBot.Pulse;

/// <summary>How far what somebody thought their team answered is from what is shown of it; never from more than that.</summary>
internal static class PerceptionGap
{
    public static string Say(int guess, SealedBatch counted, string cohort)
    {
        if (MoraleFigures.Index(counted) is not { } shown)
            return $"You said what you think {cohort} answered this week. Too few people answered, so there is nothing to set beside it.";

        // Beside a word there is no distance: it would be a number for what is no number.
        var gap = MoraleFigures.Gap(guess, shown);
        var apart = shown is MoraleFigures.VeryLow or MoraleFigures.VeryHigh ? ""
            : gap == 0 ? " So you were close to it."
            : gap > 0 ? $" So you were about {gap} above it."
            : $" So you were about {-gap} below it.";
        return $"You thought {cohort} would answer {MoraleFigures.Gap(guess, 0)} of 100 this week. "
            + $"They answered {MoraleWords.Figure(shown)} ({MoraleWords.Answers(counted.Answers)}).{apart} Only you see this.";
    }
}
