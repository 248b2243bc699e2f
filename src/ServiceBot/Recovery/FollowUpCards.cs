using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The words about what was promised after a case: lists, one follow-up, reminders.</summary>
internal static class FollowUpCards
{
    private const int MostListed = 15;
    private const int MostInRoom = 3;

    /// <summary>By how long they have been open, at most so many days.</summary>
    private static readonly (int Days, string Name)[] Ages =
    [
        (1, "a day or less"), (7, "a week or less"), (31, "a month or less"), (int.MaxValue, "longer than a month"),
    ];

    /// <summary>Somebody's own first, then those of their teams, each by age.</summary>
    public static Activity List(IReadOnlyList<FollowUpView> views, string personId, string teams, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (views.Count == 0)
            return Talk.Text($"Nothing is open to follow up in {teams}.");

        var today = WallClock.Date(now, zone);
        var lines = new List<string> { $"Open to follow up in {teams}:" };
        var ordered = views.OrderBy(view => view.FollowUp.OwnerId == personId ? 0 : 1)
            .ThenBy(view => AgeOf(view.FollowUp, today, zone))
            .ThenBy(view => view.FollowUp.DueOn)
            .ThenBy(view => view.FollowUp.Number)
            .ToList();
        foreach (var own in ordered.Take(MostListed).GroupBy(view => view.FollowUp.OwnerId == personId))
        {
            lines.Add(own.Key ? "Yours" : "Of others");
            foreach (var age in own.GroupBy(view => AgeOf(view.FollowUp, today, zone)))
            {
                lines.Add($"Open for {Ages[age.Key].Name}:");
                lines.AddRange(age.Select(view => Line(view, own.Key, today)));
            }
        }

        if (ordered.Count > MostListed)
            lines.Add($"… and {ordered.Count - MostListed} more.");

        return Talk.Text(string.Join('\n', lines), ordered.Take(3).Select(view => $"follow-up {view.FollowUp.Number}"));
    }

    /// <summary>For everybody in the channel: how many there are, and the oldest; never who is late.</summary>
    public static string Overview(IReadOnlyList<FollowUp> open, string team, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (open.Count == 0)
            return $"Nothing is open to follow up in {team}.";

        var today = WallClock.Date(now, zone);
        var ages = open.GroupBy(followUp => AgeOf(followUp, today, zone)).OrderBy(age => age.Key).Select(age => $"{age.Count()} for {Ages[age.Key].Name}");
        var late = open.Count(followUp => followUp.DueOn < today);
        var oldest = open.OrderBy(followUp => followUp.CreatedAt).ThenBy(followUp => followUp.Number).Take(MostInRoom)
            .Select(followUp => $"{followUp.Number} · {Shown.Within(TitleDraft.From(followUp.What))} · case {followUp.CaseNumber}");
        return $"Open to follow up in {team}: {open.Count} ({string.Join(", ", ages)}). {(late == 0 ? "None is overdue." : $"Overdue: {late}.")}\n"
            + $"The oldest:\n{string.Join('\n', oldest)}";
    }

    /// <summary>How one stands, in a line.</summary>
    public static string Stand(FollowUpView view, DateOnly today) => view.FollowUp.Status switch
    {
        FollowUpStatus.Open => $"{view.FollowUp.Number} · {view.Owner} · {FollowUpDays.Say(view.FollowUp.DueOn, today)}",
        FollowUpStatus.Done => $"{view.FollowUp.Number} · done{Because(view.FollowUp)}",
        _ => $"{view.FollowUp.Number} · dropped{Because(view.FollowUp)}",
    };

    /// <param name="mayChange">Whether this reader may; the buttons do nothing for anybody else.</param>
    public static Activity One(FollowUpView view, RecoveryCase about, bool mayChange, DateOnly today, string channel)
    {
        var followUp = view.FollowUp;
        var heading = $"Follow-up {followUp.Number} · {(followUp.IsOpen ? "Open" : followUp.Status == FollowUpStatus.Done ? "Done" : "Dropped")}";
        List<object> body =
        [
            Card.Heading(heading),
            Card.Words(Shown.Within(followUp.What), isBold: true),
            Card.Fact("Case", $"{about.Number} · {Shown.Within(about.Title)}"),
            Card.Fact("Who sees to it", view.Owner),
            Card.Fact("Day", followUp.IsOpen ? FollowUpDays.Say(followUp.DueOn, today) : WallClock.Write(followUp.DueOn)),
        ];
        if (followUp.Reason is { } reason)
            body.Add(Card.Fact(followUp.Status == FollowUpStatus.Done ? "What was done" : "Why", Shown.Within(reason)));

        var text = $"{heading}\n{Shown.Within(followUp.What)}\n{Stand(view, today)}";
        return Card.Message(channel, text, body, mayChange ? Buttons(followUp) : []);
    }

    public static Activity Given(FollowUp followUp, RecoveryCase about, string lead, DateOnly today, string channel) =>
        WithButtons(followUp, $"{lead}: {Shown.Within(followUp.What)}. It is {FollowUpDays.Say(followUp.DueOn, today)}. It came out of case {about.Number}: {Shown.Within(about.Title)}.", channel);

    public static Activity Reminder(FollowUp followUp, RecoveryCase about, DateOnly today, string channel)
    {
        var (number, title) = (about.Number, Shown.Within(about.Title));
        return WithButtons(
            followUp,
            followUp.Kind switch
            {
                FollowUpKind.Prevention =>
                    $"Follow-up {followUp.Number} is {FollowUpDays.Say(followUp.DueOn, today)}: {Shown.Within(followUp.What)}. It came out of case {number}: {title}.",
                FollowUpKind.Ask =>
                    $"Case {number} is closed: {title}. The customer has not been asked yet how they see it. Once, honestly, and only where it suits; I send nothing to anybody.",
                FollowUpKind.Answer => $"The customer of case {number} was asked how they see it: {title}. Have they said anything?",
                _ => $"Case {number} was closed {(followUp.Kind == FollowUpKind.Day30 ? 30 : 90)} days before {WallClock.Write(followUp.DueOn)}: {title}. How does the customer stand to us now?",
            },
            channel);
    }

    /// <summary>To somebody who can give it to somebody, because whoever had it is not here any more.</summary>
    public static Activity Orphan(FollowUp followUp, RecoveryCase about, string owner, string askedId, DateOnly today, string channel)
    {
        var text = $"Follow-up {followUp.Number} needs somebody: {Shown.Within(followUp.What)}. It is {FollowUpDays.Say(followUp.DueOn, today)}, and I cannot reach {owner} about it. "
            + $"It came out of case {about.Number}: {Shown.Within(about.Title)}. Who sees to it?";
        return Card.Message(
            channel, text, [Card.Words(text)],
            [
                Card.Command("I see to it", $"follow-up {followUp.Number} to @{askedId}"),
                Card.Command("Somebody else", $"follow-up {followUp.Number} to"),
                Card.Command("Drop it", $"follow-up {followUp.Number} drop"),
            ]);
    }

    /// <summary>How the customer stands is answered about the case, in the words of its commands.</summary>
    public static IEnumerable<(string Title, string Typed)> Looks(int caseNumber) =>
        [("Still with us", $"kept {caseNumber}"), ("At risk", $"at risk {caseNumber}"), ("Lost", $"lost {caseNumber}")];

    /// <summary>The customer is asked by people, and the case says how.</summary>
    public static IEnumerable<(string Title, string Typed)> Asks(int caseNumber) =>
        [("Ask now", $"ask {caseNumber}"), ("Not suitable", $"asked {caseNumber} not suitable")];

    private static Activity WithButtons(FollowUp followUp, string text, string channel) =>
        Card.Message(channel, text, [Card.Words(text)], Buttons(followUp));

    private static IEnumerable<object> Buttons(FollowUp followUp)
    {
        var lead = $"follow-up {followUp.Number}";
        if (!followUp.IsOpen)
            return [Card.Command("Take it up again", $"{lead} reopen")];

        IEnumerable<(string Title, string Typed)> buttons = followUp.Kind switch
        {
            FollowUpKind.Prevention =>
            [
                ("It is done", $"{lead} done"),
                ("In a week", $"{lead} by in a week"),
                ("Give it to somebody", $"{lead} to"),
                ("Drop it", $"{lead} drop"),
            ],
            FollowUpKind.Ask => Asks(followUp.CaseNumber),
            FollowUpKind.Answer => [("They said something", $"customer says {followUp.CaseNumber}"), ("No answer, done", $"{lead} done")],
            _ => Looks(followUp.CaseNumber),
        };
        return buttons.Select(button => Card.Command(button.Title, button.Typed));
    }

    private static string Line(FollowUpView view, bool isOwn, DateOnly today) =>
        $"{view.FollowUp.Number} · {Shown.Within(view.FollowUp.What)} · {(isOwn ? "" : $"{view.Owner} · ")}{FollowUpDays.Say(view.FollowUp.DueOn, today)}";

    private static string Because(FollowUp followUp) => followUp.Reason is { } reason ? $": {Shown.Within(reason)}" : "";

    private static int AgeOf(FollowUp followUp, DateOnly today, TimeZoneInfo zone)
    {
        var days = today.DayNumber - WallClock.Date(followUp.CreatedAt, zone).DayNumber;
        return Array.FindIndex(Ages, age => days <= age.Days);
    }
}

/// <summary>A follow-up with the name of whoever sees to it.</summary>
internal sealed record FollowUpView(FollowUp FollowUp, string Owner);
