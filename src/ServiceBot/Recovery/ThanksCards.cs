using Microsoft.Bot.Schema;
using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>The words of thanks between colleagues: to whoever is thanked, and to the team where they agreed.</summary>
internal static class ThanksCards
{
    /// <summary>The answer of the card on which somebody is thanked.</summary>
    public const string Say = "thank";

    /// <param name="typed">What they are for, as it is typed before the names.</param>
    /// <param name="to">What was typed into the card before and could not be taken.</param>
    public static Activity Ask(string typed, string? to, string? what, string channel)
    {
        const string heading = "Thank somebody";
        return Card.Message(
            channel,
            $"Whom do you thank, and what for? Type it in one line, for example: thanks {typed}@Rui for staying on the line",
            [
                Card.Heading(heading),
                Card.Line("They hear it in private, and only they decide whether the team sees it. Nobody counts it."),
                Card.Input("thanksTo", "Whom?", to, "@Rui, or @Rui and @Amal", Longest.Name * 2),
                Card.Input("thanksFor", "What for?", what, "staying on the line", Longest.Sentence),
            ],
            [Card.Submit("Say thanks", new Dictionary<string, object> { ["answer"] = Say, ["thanks"] = typed.Trim() })]);
    }

    /// <summary>What whoever is thanked reads, with the choice that is theirs. Both buttons weigh the same.</summary>
    public static Activity Received(Moment thanks, ThanksShown shown, string from, string team, string channel)
    {
        var about = thanks.CaseNumber is { } number ? $" It helped in case {number}." : "";
        var said = $"{from} thanks you: {Sentence(thanks.Text)}{about}";
        var state = shown switch
        {
            ThanksShown.ToTheTeam => $"You show it to {team}.",
            ThanksShown.BetweenThem => $"You keep it from {team}.",
            _ => $"{team} does not see it unless you show it.",
        };
        return Card.Message(
            channel,
            Card.IsShownOn(channel) ? $"{said}\n{state}" : $"{said}\n{state} To show it: thanks show. To keep it between you: thanks keep",
            [Card.Words(said), Card.Words(state)],
            [
                .. shown == ThanksShown.ToTheTeam ? [] : new[] { Card.Command("Show it to the team", $"thanks show {thanks.Id}") },
                .. shown == ThanksShown.BetweenThem ? [] : new[] { Card.Command("Keep it between us", $"thanks keep {thanks.Id}") },
            ]);
    }

    /// <summary>As it stands in the team's channel and in what the team reads of its day.</summary>
    public static string Line(PublishedThanks thanks)
    {
        var joint = thanks.Text.StartsWith("for ", StringComparison.OrdinalIgnoreCase) ? " " : ": ";
        var about = thanks.About is { } title ? $" · {Shown.Within(title)}" : "";
        return $"Thanks: {Shown.Name(thanks.From)} → {And(thanks.To.Select(Shown.Name))}{joint}{Shown.Within(thanks.Text)}{about}";
    }

    public static string Day(IReadOnlyList<PublishedThanks> thanks, string team) => thanks.Count == 0
        ? $"No thanks were shown to {team} today. Those that are kept between two people stand nowhere."
        : $"Shown to {team} today:\n{string.Join('\n', thanks.Select(Line))}";

    /// <summary>"Rui", "Rui and Amal", "Rui, Amal and Jonas".</summary>
    public static string And(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    private static string Sentence(string? text)
    {
        var shown = Shown.Within(text);
        return shown.Length > 0 && ".!?…".Contains(shown.TrimEnd('\u2069')[^1]) ? shown : $"{shown}.";
    }
}
