using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Setup;

/// <summary>The words of a set-up: one card a topic, and one that shows everything.</summary>
internal static class SetupCards
{
    public const string Save = "save";
    public const string Keep = "keep";
    public const string Skip = "skip";
    public const string Back = "back";
    public const string Later = "later";
    public const string Anyway = "anyway";
    public const string Change = "change";

    /// <summary>The answer of a button that opens a topic.</summary>
    public const string Open = "open";

    private const int LongestLine = 300;
    private const int LongestChange = 140;

    /// <summary>What can be typed in place of a button.</summary>
    public static readonly IReadOnlyList<CardChoice> Choices =
    [
        new(Save, "Save"),
        new(Keep, "Keep as it is", "ok", "okay"),
        new(Skip, "Skip for now"),
        new(Back, "Back"),
        new(Later, "Later"),
        new(Anyway, "Set it anyway"),
        new(Change, "Change it"),
    ];

    public static Activity Question(Topic topic, TeamFacts facts, Filled? typed, string seen, bool isFromSettings, string channel)
    {
        var heading = Heading(topic, isFromSettings);
        List<object> body = [Card.Heading(heading), Card.Line(topic.Why, isSubtle: true), Card.Words($"For {Shown.Name(facts.Team.Name)}")];
        body.AddRange(topic.Notes(facts).Select(note => Card.Words(note)));
        body.AddRange(topic.Fields(facts).Select(field => Input(field, typed?.Text(field.Id))));

        string[] answers = [Save, topic.IsWritten(facts) ? Keep : Skip, Back, Later];
        var text = $"{heading}\n{topic.Why}\nNow: {Shown.Within(topic.Holds(facts), LongestLine)}\n"
            + (topic.TypedField is null ? "It can be changed where cards are shown. " : "Type what it should be, or say: ")
            + string.Join(" / ", answers.Skip(1).Select(TitleOf));
        return Card.Message(channel, text, body, answers.Select(answer => Card.Submit(TitleOf(answer), Data(topic, facts, answer, seen), answer == Save)));
    }

    /// <summary>What stays of a card when its topic is not open any more.</summary>
    public static Activity Answered(Topic topic, string line, bool isFromSettings, string channel)
    {
        var heading = Heading(topic, isFromSettings);
        return Card.Message(channel, $"{heading}\n{line}", [Card.Heading(heading), Card.Words(line)]);
    }

    /// <summary>Something to think about before it is taken. What was typed is in the buttons, so that nothing is lost.</summary>
    public static Activity Confirm(Topic topic, TeamFacts facts, Filled typed, string warning, string seen, bool isFromSettings, string channel)
    {
        var heading = Heading(topic, isFromSettings);
        return Card.Message(channel, $"{heading}\n{warning} ({TitleOf(Change)} / {TitleOf(Anyway)})",
            [Card.Heading(heading), Card.Words(warning)],
            new[] { Change, Anyway }.Select(answer =>
            {
                var data = Data(topic, facts, answer, seen);
                foreach (var field in topic.Fields(facts))
                    data[field.Id] = typed.Text(field.Id) ?? field.Value;

                return Card.Submit(TitleOf(answer), data, answer == Change);
            }));
    }

    /// <summary>Something was heard as an answer that may have been a command.</summary>
    public static Activity Instead(Topic topic, TeamFacts facts, string typed, string? was, bool wasTaken, string seen, string channel)
    {
        var text = wasTaken ? "I took that as your answer." : "Or did you mean it as a command?";
        var data = Data(topic, facts, CardAnswer.Instead, seen);
        data["text"] = typed;
        if (wasTaken)
            data["was"] = was ?? "";

        return Card.Message(channel, text, [Card.Line(text)], [Card.Submit("Do that instead", data)]);
    }

    /// <summary>Everything that was decided; with buttons for those who may change it, and with who did so last.</summary>
    public static Activity Overview(TeamFacts facts, IReadOnlyList<ChangeView> changes, TimeZoneInfo zone, string channel)
    {
        var heading = $"Settings of {Shown.Name(facts.Team.Name)}";
        var lines = Topics.All.Select(topic => (topic.Name, Line: Shown.Within(topic.Holds(facts), LongestLine))).ToList();
        List<object> body = [Card.Heading("Settings"), Card.Words(Shown.Name(facts.Team.Name), isBold: true), .. lines.Select(line => Card.Fact(line.Name, line.Line))];
        if (!facts.Settings.IsMeasured)
            body.Add(Card.Line("Nothing is measured until vision and principles are written."));

        var last = facts.Rights.MaySeeChanges
            ? changes.Select(change => $"{WallClock.Write(change.At, zone)} · {(change.By is null ? "at the machine" : Shown.Name(change.By))} · {Shown.Within(change.What, LongestChange)}").ToList()
            : [];
        if (last.Count > 0)
        {
            body.Add(Card.Line("Changed last", isSubtle: true));
            body.AddRange(last.Select(line => Card.Words(line)));
        }

        if (facts.Rights.MaySetUp)
        {
            body.Add(Card.Line("Change", isSubtle: true));
            body.AddRange(Topics.All.Chunk(4).Select(some => Card.Buttons(some.Select(topic => Card.Submit(topic.Name, Data(topic, facts, Open, ""))))));
        }

        // Where the card is shown, the text is for notifications only.
        var text = Card.IsShownOn(channel) ? heading : string.Join('\n', lines.Select(line => $"{line.Name}: {line.Line}").Prepend(heading).Concat(last));
        return Card.Message(channel, text, body);
    }

    public static string Vision(TeamFacts facts) => facts.Settings switch
    {
        { Vision: null, Principles: null } => $"{Shown.Name(facts.Team.Name)} has not written its vision and principles yet.",
        var settings => string.Join('\n',
            new[] { $"{Shown.Name(facts.Team.Name)}: {(settings.Vision is null ? "the vision is not written yet." : Shown.Within(settings.Vision))}" }
                .Concat((settings.Principles ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"· {Shown.Within(line)}"))
                .Append($"Here one speaks of {Shown.Within(settings.StaffWord)} and {Shown.Within(settings.CustomerWord)}.")),
    };

    public static string TitleOf(string answer) => StepCards.TitleOf(Choices, answer);

    private static string Heading(Topic topic, bool isFromSettings) => isFromSettings ? $"Settings · {topic.Name}" : topic.Heading();

    private static object Input(Field field, string? typed) => field.Choices is { } choices
        ? Card.Choices(field.Id, field.Label, typed ?? field.Value, choices)
        : Card.Input(field.Id, field.Label, typed ?? field.Value, field.Placeholder, field.Longest, field.IsMultiline);

    private static Dictionary<string, object> Data(Topic topic, TeamFacts facts, string answer, string seen) => new()
    {
        ["setup"] = facts.Team.Id,
        ["topic"] = $"{topic.Key}",
        ["answer"] = answer,
        ["seen"] = seen,
    };
}
