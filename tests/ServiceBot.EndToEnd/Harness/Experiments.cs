namespace ServiceBot.EndToEnd.Harness;

/// <summary>What was measured, one line an experiment, where the test results are.</summary>
internal static class Experiments
{
    private static readonly Lock Writing = new();

    public static void Note(string line)
    {
        lock (Writing)
            File.AppendAllLines(Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "test-results")).FullName, "experiments.txt"), [line]);
    }
}
