using System.Diagnostics;
using ServiceBot.Coaching;

namespace ServiceBot.Benchmarks;

/// <summary>What one look through a text costs: CPU time of the process, so that others on the machine count for little.</summary>
internal static class HintTimes
{
    public const string Usage = """
        dotnet run -c Release --project tests/ServiceBot.Benchmarks -- hints

        Finds hints in texts of 500 and 4,000 characters, without any and full of them.
        """;

    private const int Looks = 4000;
    private const int Rounds = 5;

    private const string Calm = "Thank you for writing to us about your crossing on Tuesday. I am sorry that the ferry left without your family and that "
        + "you stood in the rain for so long. I have booked four seats on the ten o'clock boat tomorrow, and the room at the harbour is paid for. "
        + "Your bags are on board already. If anything does not fit your plans, ring me before nine and I will change it. ";

    private const string Blunt = "You should have read the email, as clearly stated. That's our policy and there is nothing I can do, it's not our problem. "
        + "You people always complain, calm down, it is only a short delay. Nobody else complained. You claim that you called, but prove it. "
        + "The night shift again, who did this? You idiots are wasting my time. We are short-staffed. Ask the supplier. ";

    public static int Run()
    {
        var start = Stopwatch.StartNew();
        var hints = new Hints(HintRules.Load(CoachingServices.EnglishRules));
        Console.WriteLine($"rules read in {start.Elapsed.TotalMilliseconds:N0} ms");
        foreach (var (name, text) in new[]
        {
            ("500, none", Of(Calm, 500)), ("500, full", Of(Blunt, 500)), ("4,000, none", Of(Calm, 4000)), ("4,000, full", Of(Blunt, 4000)),
            ("4,000, hostile", Of("you should have not said ", 4000)),
        })
        {
            Console.WriteLine($"{name,-16} {Best(hints, text),8:N1} µs");
        }
        return 0;
    }

    private static string Of(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length + 1))[..length];

    private static double Best(Hints hints, string text)
    {
        var nothing = new HashSet<string>();
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            for (var look = 0; look < Looks; look++)
                hints.Find(text, Occasion.Customer, nothing);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Looks);
        }
        return best;
    }
}
