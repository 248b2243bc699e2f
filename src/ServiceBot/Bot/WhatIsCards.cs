using Microsoft.Bot.Schema;
using ServiceBot.Digest;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>The words about what figures mean.</summary>
internal static class WhatIsCards
{
    /// <summary>So many buttons are shown in one row.</summary>
    private const int InARow = 6;

    private const string Lead = "What the figures mean:";
    private const string How = "Type what is and a name, for example: what is repeat rate";

    public static Activity List(string channel, bool isPrivate)
    {
        var text = $"{Lead}\n{string.Join(" · ", MetricGuide.All.Select(metric => metric.Name))}\n{MetricGuide.Always}\n{How}";
        return isPrivate
            ? Card.Message(
                channel, text,
                [Card.Heading("What the figures mean"), .. MetricGuide.All.Chunk(InARow).Select(some => Card.Buttons(some.Select(Button))), Card.Line(MetricGuide.Always, isSubtle: true), Card.Line(How, isSubtle: true)])
            : Talk.Text(text);
    }

    /// <param name="now">How it stands, where that is known here.</param>
    public static Activity Show(Metric metric, IReadOnlyList<MoraleLine> now, string channel, bool isPrivate)
    {
        var text = string.Join('\n', now.Select(line => $"{line.Name}: {line.Text}").Prepend(MetricGuide.Say(metric)));
        return isPrivate
            ? Card.Message(
                channel, text,
                [Card.Heading(metric.Name), .. MetricGuide.Facts(metric).Select(fact => Card.Fact(fact.Name, fact.Text)), .. now.Select(line => Card.Fact(line.Name, line.Text))],
                [Card.Command("All figures", "what is")])
            : Talk.Text(text);
    }

    /// <summary>Perhaps it was no question about a figure at all.</summary>
    public static Activity Nothing(string asked, IReadOnlyList<Metric> nearest, string channel, bool isPrivate)
    {
        var shown = Shown.Within(asked, Longest.Title);
        var text = nearest.Count > 0 ? $"I know no figure called “{shown}”. Perhaps one of these?" : $"“{shown}” is none of the figures I can explain. It may stand in your policies.";
        return isPrivate && Card.IsShownOn(channel)
            ? Card.Message(
                channel, text, [Card.Words(text)],
                [.. nearest.Select(Button), Card.Command("Look it up in the policies", $"policy {asked}"), Card.Command("All figures", "what is")])
            : Talk.Text($"{text}\n{string.Join('\n', nearest.Select(Typed).Append($"policy {shown}").Append("what is: all figures"))}");
    }

    private static object Button(Metric metric) => Card.Command(metric.Name, Typed(metric));

    private static string Typed(Metric metric) => $"what is {metric.Name}";
}
