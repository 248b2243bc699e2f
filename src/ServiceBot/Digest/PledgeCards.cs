using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The words about what those who lead say in public that they will do.</summary>
internal static class PledgeCards
{
    public const string Example = "pledge two hours at the harbour desk by Friday";
    private const int Most = 15;

    /// <summary>As it stands in the team's channel and is edited there.</summary>
    public static string Post(Pledge pledge, string name) => pledge.Status switch
    {
        FollowUpStatus.Open => $"{name} says in public: {Shown.Within(pledge.Text)} · by {WallClock.Write(pledge.DueOn)}",
        FollowUpStatus.Done => $"{name} has done it: {Shown.Within(pledge.Text)}{After(pledge)}",
        _ => $"{name} has dropped it: {Shown.Within(pledge.Text)}{After(pledge)}",
    };

    /// <summary>In a list or a digest, beside others.</summary>
    public static string Line(Pledge pledge, string name, DateOnly today, int longest = int.MaxValue) =>
        $"{pledge.Number} · {name}: {Shown.Within(pledge.Text, longest)} · {Stand(pledge, today)}";

    public static string Stand(Pledge pledge, DateOnly today) => pledge.Status switch
    {
        FollowUpStatus.Open => FollowUpDays.Say(pledge.DueOn, today),
        FollowUpStatus.Done => $"done{After(pledge)}",
        _ => $"dropped{After(pledge)}",
    };

    public static Activity List(IReadOnlyList<(Pledge Pledge, string Name)> all, DateOnly today, bool mayPledge)
    {
        var how = mayPledge ? $" To add one: {Example}" : "";
        return all.Count == 0
            ? Talk.Text($"Nobody who leads has said in public what they will do.{how}")
            : Talk.Text(
                $"What those who lead have said in public:\n{string.Join('\n', all.Take(Most).Select(one => Line(one.Pledge, one.Name, today)))}"
                + (all.Count > Most ? $"\n… and {all.Count - Most} more." : "") + (how.Length > 0 ? $"\n{how.TrimStart()}" : ""));
    }

    public static Activity One(Pledge pledge, string lead, DateOnly today, string channel)
    {
        var text = $"{lead}{Shown.Within(pledge.Text)}. {(pledge.IsOpen ? $"It is {FollowUpDays.Say(pledge.DueOn, today)}." : $"It is {Stand(pledge, today)}.")}";
        var typed = $"pledge {pledge.Number}";
        return Card.Message(channel, text, [Card.Words(text)], pledge.IsOpen
            ? [Card.Command("It is done", $"{typed} done"), Card.Command("In a week", $"{typed} by in a week"), Card.Command("Drop it", $"{typed} drop")]
            : [Card.Command("Take it up again", $"{typed} reopen")]);
    }

    private static string After(Pledge pledge) => pledge.Reason is { } reason ? $": {Shown.Within(reason)}" : "";
}
