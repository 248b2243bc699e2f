namespace ServiceBot.Recovery;

/// <summary>Where a case is on its way: a question before the start, then the five steps.</summary>
internal enum Step
{
    Intake,
    DontBlame,
    OwnIt,
    FixItFast,
    Analyze,
    BeGracious,
}

internal static class Steps
{
    public static string Heading(this Step step) => step switch
    {
        Step.DontBlame => "Step 1 of 5 · Don't blame",
        Step.OwnIt => "Step 2 of 5 · Own it",
        Step.FixItFast => "Step 3 of 5 · Fix it fast",
        Step.Analyze => "Step 4 of 5 · Analyze",
        Step.BeGracious => "Step 5 of 5 · Be gracious",
        _ => "Before we start",
    };
}
