using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Roster;

namespace ServiceBot.Recovery;

/// <summary>What is said to whoever is asked for a yes, and to whoever waits for it.</summary>
internal static class ApprovalCards
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>Who asks, how much and why, with one press for yes and one for no.</summary>
    public static Activity Ask(RecoveryCase about, SpendRequest request, string asker, string why, Amounts spent, string channel)
    {
        var heading = SpendCards.Heading(about, $"Yes to {request.Amount.Shown}?");
        List<object> body = [Card.Heading(heading), Card.Words(Shown.Within(about.Title), isBold: true)];
        if (about.Danger)
            body.Add(Card.Words($"Danger. {StepCards.PeopleFirst}"));
        if (about.AbuseAt is not null)
            body.Add(Card.Words(AbuseCards.Known));

        var facts = Facts(about, request, asker, why, spent).ToList();
        body.AddRange(facts.Select(fact => Card.Fact(fact.Name, fact.Text)));
        var line = $"One press is enough. Less is a good answer too, for example: approve {about.Number} {Less(request)}";
        body.Add(Card.Line(line));
        var text = $"{heading}\n{Shown.Within(about.Title)}\n{Known(about)}{string.Join('\n', facts.Select(fact => $"{fact.Name}: {fact.Text}"))}\n"
            + $"approve {about.Number} · refuse {about.Number} because … · approve {about.Number} {Less(request)}";
        return Card.IsShownOn(channel)
            ? Card.Message(channel, text, body, [Button("Yes", Yes, request), Button("No", No, request), Card.Command("See the case", $"case {about.Number}")])
            : Talk.Text(text, [("Yes", $"approve {about.Number}"), ("No", $"refuse {about.Number}"), ("See the case", $"case {about.Number}")]);
    }

    /// <summary>All that waits for somebody's yes, with the words that answer it.</summary>
    public static Activity List(IEnumerable<(RecoveryCase About, SpendRequest Request, string Asker, string Why, Amounts Spent)> waiting)
    {
        var all = waiting.ToList();
        if (all.Count == 0)
            return Talk.Text("Nothing waits for your yes.");

        var parts = all.Select(one => $"Case {one.About.Number}: {Shown.Within(one.About.Title)}. {one.Asker} asks for {one.Request.Amount.Shown}.\n{Known(one.About)}"
            + $"{string.Join('\n', Facts(one.About, one.Request, one.Asker, one.Why, one.Spent).Skip(2).Select(fact => $"{fact.Name}: {fact.Text}"))}");
        var first = all[0].About.Number;
        return Talk.Text(
            $"This waits for a yes or a no:\n{string.Join('\n', parts)}\nTo answer: approve {first}, or: refuse {first} because …",
            all.Count == 1 ? [$"approve {first}", $"refuse {first}"] : all.Select(one => $"approve {one.About.Number}"));
    }

    /// <summary>In the team's channel, without the customer, the amount or who asks.</summary>
    public static string InRoom(RecoveryCase about) =>
        $"{CaseCards.Label(about.IsPractice)}Case {about.Number} waits for a yes to what it costs. Whoever may decide that, please write to me: approvals";

    /// <summary>What became of a request, for whoever looks at it.</summary>
    public static string Became(RecoveryCase about, SpendRequest request, string by) => request.Answered switch
    {
        SpendAnswer.Yes => $"{by} said yes: {(request.Amount with { Minor = request.Granted ?? request.Minor }).Shown} for case {about.Number}.",
        SpendAnswer.No => $"{by} said no to {request.Amount.Shown} for case {about.Number}.",
        SpendAnswer.Withdrawn => $"{request.Amount.Shown} for case {about.Number} is not asked for any more. Nobody needs to answer.",
        SpendAnswer.Over => $"Case {about.Number}: {CaseCards.Where(about)}. So nobody needs to say yes or no to {request.Amount.Shown} any more.",
        _ => $"{request.Amount.Shown} for case {about.Number} still waits for a yes or a no.",
    };

    private static IEnumerable<(string Name, string Text)> Facts(RecoveryCase about, SpendRequest request, string asker, string why, Amounts spent)
    {
        yield return ("Asks", asker);
        yield return ("How much", request.Amount.Shown);
        yield return ("Why", why);
        if (about.Wants is { Length: > 0 } wants)
            yield return ("The customer wants", Shown.Within(wants));
        yield return ("Spent so far", spent.IsNone ? "nothing" : spent.Shown);
    }

    private static string Known(RecoveryCase about) => about.AbuseAt is null ? "" : $"{AbuseCards.Known}\n";

    /// <summary>About half of it, as an example.</summary>
    private static string Less(SpendRequest request)
    {
        var half = Math.Max(1, request.Minor / 2);
        return new Amount(half > 100 ? half - half % 100 : half, request.Currency).Typed;
    }

    private static object Button(string title, string answer, SpendRequest request)
    {
        var button = (Dictionary<string, object>)Card.Submit(
            title, new Dictionary<string, object> { ["approval"] = $"{request.Sequence}", ["case"] = request.CaseNumber, ["answer"] = answer });
        button["associatedInputs"] = "none";
        return button;
    }
}
