using Microsoft.Bot.Schema;
using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>What is said to somebody whose customer is abusive: they may stop, and what may come next. Nothing of it is a duty.</summary>
internal static class AbuseCards
{
    /// <summary>What the buttons of the card say, in its data.</summary>
    public const string Facts = "facts";

    public const string Stopped = "stopped";
    public const string HandOver = "hand over";

    public const string MayStop = "You may stop now. Nobody has to take this.";

    /// <summary>What colleagues read who are asked into such a case: they decide knowing it.</summary>
    public const string Known = "The customer was abusive, and the contact has ended.";

    private const string FactsLabel = "What was said and done, and when: facts are enough";

    /// <param name="conduct">What the team says to somebody who is abusive; several lines.</param>
    public static Activity Show(RecoveryCase about, string conduct, string channel)
    {
        var number = about.Number;
        var heading = $"{CaseCards.Label(about.IsPractice)}Case {number} · When somebody is abusive";
        var danger = $"In danger? Leave first. Then: safety {number}";
        var text = $"{heading}\n{MayStop}\nWords you may use:\n{conduct}\n{danger}\n"
            + $"Each of these is up to you: abuse {number} {Stopped} · abuse {number} {HandOver} · abuse {number} and what was said and done · look after me {number}";
        List<object> body = [Card.Heading(heading), Card.Words(MayStop, isBold: true), Card.Line("Words you may use:", isSubtle: true)];
        body.AddRange(conduct.Split('\n').Select(line => Card.Words(line)));
        body.Add(Card.Line(danger));
        body.Add(Card.Line("Each of these is up to you, and none is needed."));
        body.Add(Card.Input(
            "facts", FactsLabel, about.AbuseFacts, "At 10:15 he shouted a threat. I said that I end the call, and did at 10:20.", Longest.Story, isMultiline: true));
        return Card.Message(
            channel, text, body,
            [
                Card.Command("I have stopped the contact", $"abuse {number} {Stopped}"),
                Card.Command("Hand it over", $"abuse {number} {HandOver}"),
                Card.Submit("Write down the facts", new Dictionary<string, object>
                {
                    ["abuse"] = Facts,
                    ["case"] = number,
                    ["answer"] = Facts,
                    ["was"] = about.AbuseFacts ?? "",
                }),
                Card.Command("Look after me", $"look after me {number}"),
                Card.Command("Somebody is in danger", $"safety {number}"),
            ]);
    }

    /// <summary>After the contact has ended.</summary>
    /// <param name="beside">Who with more to say was told; null when nobody was.</param>
    public static string Ended(RecoveryCase about, string? beside)
    {
        var number = about.Number;
        var told = about.IsPractice ? " This is practice: in a real case I also tell a lead who works now, so that you are not alone."
            : beside is null ? ""
            : $" {beside} knows, so that you are not alone with it.";
        var next = about.IsActive
            ? " You owe them no word and no fix; what was promised before holds no more."
                + $"{told} To close it: close {number}. If a colleague should go on with it: abuse {number} {HandOver}."
            : told;
        return $"Noted: the contact in case {number} has ended. You may always do that, and it counts against nobody.{next} {Undo(about)}";
    }

    /// <summary>What is over was closed without questions because of it, so it is opened again first.</summary>
    public static string Undo(RecoveryCase about) => about.Status == CaseStatus.Closed
        ? $"If it was no abuse after all, first open it again: reopen {about.Number}"
        : $"If it was no abuse after all: not abuse {about.Number}";

    /// <summary>To somebody senior, once. It asks for nothing but to be there.</summary>
    public static string StandBeside(RecoveryCase about, string who) =>
        $"In case {about.Number} the customer was abusive, and {who} has ended the contact: {Shown.Within(about.Title)}. That was theirs to decide. "
        + $"Please stand beside {who}: ask how they are, and see whether the contact should go on at all.";

    /// <summary>The quiet way to this card from a question.</summary>
    public static object Way(RecoveryCase about) => Card.Command("They are abusive", $"abuse {about.Number}");
}
