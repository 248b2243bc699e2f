using Microsoft.Bot.Schema;
using ServiceBot.Pulse;
using ServiceBot.Recovery;
using ServiceBot.Setup;

namespace ServiceBot.Bot;

/// <summary>The words of a check-in. Whatever is chosen, and whoever skips, reads the same; nothing is cheered and nothing is pleaded for.</summary>
internal static class CheckInCards
{
    /// <summary>What a button to leave a question out carries in the place of a value.</summary>
    public const string Skip = "skip";

    public const string Kept = "What you chose last is kept until it is counted. Until then you can change it.";

    public const string NotCounted = "Your answer cannot be counted this time. You are asked from the next time on.";

    public const string NotAsked = "That question is not open for you now, so nothing is kept. To be asked: check in";

    public const string NoAnswer = "I do not know that answer, so nothing is kept. One of the words on the card will do: check in";

    public const string NothingChosen = "Nothing was chosen yet, so nothing is kept. Choose what fits, or skip.";

    public const string NoTeam = "You are in no team yet, so there is nobody you could be counted with. A manager can add you to one.";

    public const string Stopped =
        "I do not ask you how work is any more. Nobody is told, and it is counted nowhere. To be asked again: start asking";

    public const string Started = "I ask you how work is, once on each of your working days. To stop again: stop asking";

    /// <summary>Clients show so many buttons in a row, and some leave out what is beyond.</summary>
    private const int InARow = 6;

    private static string Warning(int least) =>
        "Your own words are not needed. Names, shifts and “I was the only one” can give you away. "
        + $"Words are shown only where {MoraleWords.Number(Math.Max(least, SealRules.LeastForTexts))} people or more answered, mixed up, to those who lead. "
        + "The chat service may keep what is typed.";

    /// <param name="least">So many people must answer before anything is shown.</param>
    /// <param name="isAnswered">Whether anything was chosen or left out; nobody can see which.</param>
    /// <param name="help">Where the person finds help.</param>
    public static Activity Questions(QuestionBank bank, Item item, Item? other, string cohort, int least, bool isAnswered, string help, string channel)
    {
        var counted = $"Counted with {Shown.Name(cohort)}. Nobody sees your answer, and nothing has to be answered.";
        var words = bank.Answers(item.Scale).Select(answer => answer.Word);
        var text = $"{item.Text}\nOne word is enough: {string.Join(", ", words)}, or {bank.SkipWord}. {counted} To stop: stop asking"
            + (isAnswered ? $"\n{KeptWith(help)}" : "");
        var body = new List<object> { Card.Heading("Check-in") };
        body.AddRange(Question(bank, item, least));
        if (other is not null)
            body.AddRange(Question(bank, other, least));

        body.Add(Card.Words(counted));
        if (isAnswered)
            body.Add(Card.Words(Kept));
        if (isAnswered || other is { Scale: Scale.Text })
            body.AddRange(Help(help));

        body.Add(Card.Buttons([Card.Command("Stop asking me", "stop asking")]));
        return Card.Message(channel, text, body);
    }

    /// <summary>What is said where no card can be changed.</summary>
    public static string KeptWith(string help) => WithHelp(Kept, help);

    public static string WithHelp(string text, string help) => $"{text}\nWhere people here find help:\n{help}";

    /// <summary>It does not repeat what was typed.</summary>
    public static Activity Which(Desk desk, string channel)
    {
        var (name, what, button) = desk switch
        {
            { CaseNumber: { } number } => ($"case {number}", "the case", Card.Command($"Case {number}", $"next {number}")),
            { IsAskingTopic: true } => ("the settings", "the settings", Card.Submit(
                "The settings", new() { ["setup"] = desk.SetupTeamId!, ["topic"] = $"{desk.Topic}", ["answer"] = SetupCards.Open })), // a topic is of a team
            _ => ("the problem", "the problem", Card.Command("The problem", "problem")),
        };
        return Say(
            $"Is that for your check-in or for {name}? For the check-in, press it on its card or type “check in” before it. For {what}, please say a little more.",
            channel, Card.Command("My check-in", "check in"), button);
    }

    /// <summary>Before the first question of all: short, and everything that somebody must know to decide.</summary>
    /// <param name="by">Who put the bot here, by their names; empty where nobody knows.</param>
    /// <param name="isJoined">Whether their team is too small to be counted alone.</param>
    public static string Introduction(IReadOnlyList<string> by, string cohort, bool isJoined, int least) =>
        $"""
        Before the first check-in: {(by.Count == 0 ? "your organisation" : string.Join(" and ", by.Select(Shown.Name)))} put me here to ask how work is, once on each of your working days. You need not answer, and nobody is told whether you do.
        What is kept: your answer, locked and without your name, until it is counted. Then the key is destroyed. What is left is how many people gave each answer, from {MoraleWords.Number(least)} people on.
        Who sees what: your team and those who lead see rounded figures. Nobody sees your answer, not a manager and not an admin.
        You are counted with {Shown.Name(cohort)}.{Joined(isJoined, least)}
        What I cannot protect: the chat service knows that we talk and may keep what is typed. A press tells it less than words. This bot’s own web page is the most private. A copy of the disk made before the count holds more.
        To stop: stop asking
        """.ReplaceLineEndings("\n");

    /// <summary>Before the first question that is counted in another way than they were told.</summary>
    public static string Changed(string cohort, bool isJoined, int least) =>
        $"Before this check-in: how it is counted has changed. You are counted with {Shown.Name(cohort)} now.{Joined(isJoined, least)} "
        + $"Figures are shown from {MoraleWords.Number(least)} people on. What you answered before is counted as you were told then. To stop: stop asking";

    /// <summary>What would make words tell who wrote them; it never repeats them.</summary>
    public static string Telling(Telling found) => "Nothing was kept yet, and what you typed still stands on your card. "
        + (found switch
        {
            Pulse.Telling.Name => "It has a name of somebody here in it.",
            Pulse.Telling.Mail => "It has an address in it.",
            _ => "It has a long number in it.",
        }) + " Please take that out, or send the tags alone.";

    public static Activity Reminder(string channel) => Say(
        "Your check-in of today is still open, if you want to answer it. It is counted soon, and skipping is as good. I remind you once and tell nobody.",
        channel, Card.Command("Show it again", "check in"), Card.Command("Stop asking me", "stop asking"));

    /// <summary>Offered after a hard contact, together with where to find help.</summary>
    public static IEnumerable<object> Abuse(QuestionBank bank, Item item, int least) =>
    [
        .. Question(bank, item, least),
        Card.Words($"This one is counted every four weeks in the whole organisation, from {MoraleWords.Number(least)} people on, and never by name."),
    ];

    public static Activity Guess(QuestionBank bank, Item item, string teamId, string team, bool isAnswered, string channel)
    {
        var named = $"For you as a manager of {Shown.Name(team)}. This one has your name on it. When your team’s answers are counted I tell you alone how far apart they are. "
            + "Your guess is kept with your name for two weeks more, then it is deleted. Beyond you there is only a middle value of five leaders or more.";
        var body = new List<object> { Card.Words(named) };
        body.AddRange(Question(bank, item, PulseOptions.FewestPeople, teamId));
        if (isAnswered)
            body.Add(Card.Words(Kept));

        return Card.Message(channel, $"{named}\n{item.Text}", body);
    }

    /// <summary>A question with its answers, all of the same size and none of them chosen.</summary>
    private static IEnumerable<object> Question(QuestionBank bank, Item item, int least, string? teamId = null)
    {
        yield return Card.Words(item.Text, isBold: true);
        if (item.Scale == Scale.Text)
        {
            yield return Card.Choices("tags", "Choose what fits, or nothing", "", item.Tags.Select(tag => (tag, tag)));
            yield return Card.Words(Warning(least));
            yield return Card.Input("words", "In my own words (not needed)", null, "", Answer.LongestWords, isMultiline: true);
            yield return Card.Choices("share", "Without this only the tags are kept", "", [("yes", "Share my words too")]);
            yield return Card.Buttons([Button("Send", item, null, teamId, withInputs: true), Button(bank.SkipWord, item, Skip, teamId)]);
            yield break;
        }

        var buttons = bank.Answers(item.Scale).Select(answer => Button(answer.Word, item, answer.Value, teamId)).Append(Button(bank.SkipWord, item, Skip, teamId));
        foreach (var row in buttons.Chunk(InARow))
            yield return Card.Buttons(row);
    }

    /// <summary>A reader of screens says the answer and its question, for several questions have the same answers.</summary>
    private static object Button(string title, Item item, object? value, string? teamId, bool withInputs = false)
    {
        var data = new Dictionary<string, object> { ["checkIn"] = item.Id };
        if (value is not null)
            data["value"] = value;
        if (teamId is not null)
            data["team"] = teamId;

        var button = (Dictionary<string, object>)Card.Submit(title, data);
        button["tooltip"] = $"{title}: {item.Text}";
        if (!withInputs)
            button["associatedInputs"] = "none";

        return button;
    }

    private static string Joined(bool isJoined, int least) =>
        isJoined ? $" Your team has fewer than {MoraleWords.Number(least)} people, so it is counted together with others." : "";

    private static IEnumerable<object> Help(string help) =>
        [Card.Words("Where people here find help:", isBold: true), .. help.Split('\n').Select(line => Card.Words(line))];

    private static Activity Say(string text, string channel, params object[] buttons) => Card.Message(channel, text, [Card.Words(text), Card.Buttons(buttons)]);
}
