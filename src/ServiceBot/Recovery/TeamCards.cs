using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>What colleagues are asked about a case in their private chats: to take over, to help, to keep contact.</summary>
internal static class TeamCards
{
    /// <param name="promise">In the zone of whoever is asked.</param>
    public static Activity TakeOver(RecoveryCase about, string asker, string promise, string channel) => Ask(
        about, channel, "Would you take over?", asker, promise, "Nothing changes until you accept. You may say no without a reason.",
        ("I take it", $"accept {about.Number}"), ("Not now", $"decline {about.Number}"));

    public static Activity KeepContact(RecoveryCase about, string asker, string promise, string channel) => Ask(
        about, channel, "Would you keep contact with the customer?", asker, promise,
        "Whoever owns it fixes it meanwhile. Nothing changes until you agree.",
        ("All right", $"voice {about.Number} yes"), ("Not now", $"voice {about.Number} no"));

    public static Activity Help(RecoveryCase about, string asker, string promise, string channel) => Ask(
        about, channel, "Can you help?", asker, promise, "One message to everybody who works now; whoever can, helps.",
        ("I can help", $"join {about.Number}"));

    /// <summary>To one colleague with more to say, before everybody is asked.</summary>
    public static Activity Backup(RecoveryCase about, string asker, string promise, string channel) => Ask(
        about, channel, "Would you stand beside them?", asker, promise, "Listen in, read along, or take the contact for a while. Nothing changes until you say so.",
        ("I stand beside them", $"join {about.Number}"));

    /// <summary>The same in the team's channel, where nobody is interrupted.</summary>
    public static Activity HelpInRoom(RecoveryCase about, string asker) => Talk.Text(
        $"{Name(about)}: {asker} asks for help. {Shown.Within(about.Title)}. Whoever can, writes to me: join {about.Number}");

    /// <summary>What stays of such a card.</summary>
    public static Activity Done(string channel, string line) => Card.Message(channel, line, [Card.Words(line)]);

    /// <summary>A question that is answered by one of a few times, which are typed as they are offered.</summary>
    public static Activity UntilWhen(RecoveryCase about) => Talk.Text(
        $"More time is normal. Until when does case {about.Number} need?{(about.IsPrivate ? "" : " The customer should hear from us by then.")}",
        new[] { "in 30 minutes", "in 2 hours", "tomorrow 9" }.Select(time => (time, $"more time {about.Number} {time}")));

    /// <summary>Says something with one button that stays where it is.</summary>
    public static Activity WithButton(string text, string title, string typed, string channel) =>
        Card.IsShownOn(channel)
            ? Card.Message(channel, text, [Card.Words(text)], [Card.Command(title, typed)])
            : Talk.Text(text, [(title, typed)]);

    private static Activity Ask(
        RecoveryCase about, string channel, string question, string asker, string promise, string line, params (string Title, string Typed)[] answers)
    {
        var heading = $"{Name(about)} · {question}";
        List<object> body = [Card.Heading(heading), Card.Words(Shown.Within(about.Title), isBold: true)];
        if (about.Danger)
            body.Add(Card.Words($"Danger. {StepCards.PeopleFirst}"));
        if (about.AbuseAt is not null)
            body.Add(Card.Words(AbuseCards.Known));

        body.AddRange([
            Card.Fact("Asks", asker),
            Card.Fact("Promise to the customer", promise),
            Card.Fact("Where it is", CaseCards.Where(about)),
            Card.Line(line),
        ]);
        var text = $"{heading}\n{Shown.Within(about.Title)}\nAsks: {asker}. Promise to the customer: {promise}.\n{(about.AbuseAt is null ? "" : AbuseCards.Known + "\n")}{line}\n"
            + string.Join(" · ", answers.Select(answer => answer.Typed));
        var buttons = answers.Append(("See the case", $"case {about.Number}")).ToList();
        return Card.IsShownOn(channel)
            ? Card.Message(channel, text, body, buttons.Select(button => Card.Command(button.Item1, button.Item2)))
            : Talk.Text(text, buttons);
    }

    /// <summary>What is made up never looks like a case.</summary>
    private static string Name(RecoveryCase about) => $"{CaseCards.Label(about.IsPractice)}Case {about.Number}";

    public static string PromiseOf(RecoveryCase about, TimeZoneInfo zone) => about switch
    {
        { IsPromiseVoid: true } => "none any more",
        { PromiseAt: { } at } => WallClock.Write(at, zone),
        _ => "none yet",
    };
}
