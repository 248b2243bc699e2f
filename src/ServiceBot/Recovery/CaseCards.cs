using System.Globalization;
using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The card of a case in the team's channel, and what one case and all cases look like when asked for.</summary>
internal static class CaseCards
{
    private const int MostCases = 15;
    private const int MostEvents = 30;
    private const int MostStory = 500;

    /// <summary>The living card: edited at every change, without a running age, the same for all who see it.</summary>
    public static Activity Living(CaseView view, string channel, IReadOnlyDictionary<CardVerb, string> actions)
    {
        var about = view.About;
        var body = new List<object> { Card.Heading($"Case {about.Number} · {Where(about)}"), Card.Words(Shown.Within(about.Title), isBold: true) };
        if (about is { Danger: true, IsActive: true })
            body.Add(Card.Words($"Danger. {StepCards.PeopleFirst}"));

        body.AddRange(Facts(view));
        var buttons = Buttons(about).Select(verb => Card.Press(channel, Title(verb), actions[verb]));
        return Card.Message(channel, $"Case {about.Number} · {Where(about)}: {Shown.Within(about.Title)}", body, buttons);
    }

    /// <summary>The buttons that would do something now.</summary>
    public static IEnumerable<CardVerb> Buttons(RecoveryCase about)
    {
        if (!about.IsActive)
            yield break;

        if (about.OwnerId is null)
            yield return CardVerb.TakeIt;
        if (about.FirstWordAt is null || about.IsPromiseOpen)
            yield return CardVerb.Told;
        if (about is { OwnerId: not null, FixedAt: null })
            yield return CardVerb.Fixed;
    }

    /// <summary>One case with its timeline, for somebody who may know all of it.</summary>
    public static Activity Details(CaseView view, string channel)
    {
        var about = view.About;
        var body = new List<object> { Card.Heading($"Case {about.Number} · {Where(about)}"), Card.Words(Shown.Within(about.Title), isBold: true) };
        body.AddRange(Facts(view));
        Add("Reminders", Reminders(view));
        Add("Reported as", about.Sentence);
        Add("What happened", about.Story);
        Add("The customer wants", about.Wants);
        Add("First helpful action", about.FirstAction);
        Add("To whose benefit", about.Benefit);
        Add("At what cost", about.Cost);
        Add("What made it possible", about.Conditions);
        Add("What worked", about.Worked);
        Add("Prevention", Prevention(about));
        Add("Said to the customer", about.Words);
        body.Add(Card.Words("Timeline", isBold: true));
        var shown = about.Events.Where(happened => Happened(happened, view.Zone) is not null).OrderBy(happened => happened.Sequence).TakeLast(MostEvents);
        body.AddRange(shown.Select(happened => Card.Words(
            $"{WallClock.Write(happened.At, view.Zone)} · {view.NameOf(happened.PersonId)} {Happened(happened, view.Zone)}")));
        return Card.Message(channel, Overview(view), body);

        void Add(string name, string? text)
        {
            if (text is not null)
                body.Add(Card.Fact(name, Shown.Within(text, MostStory)));
        }
    }

    /// <summary>One case for everybody in the channel: no word of what somebody wrote but the title.</summary>
    public static string Overview(CaseView view) =>
        $"Case {view.About.Number} · {Where(view.About)}: {Shown.Within(view.About.Title)}\n"
        + $"Owner: {view.Owner}. Promise: {view.Promise}.";

    public static string List(IReadOnlyList<CaseView> views, string team)
    {
        if (views.Count == 0)
            return $"Nothing is open in {Shown.Name(team)}.";

        var lines = views.Take(MostCases).Select(view =>
            $"{view.About.Number} · {Shown.Within(view.About.Title)} · {Where(view.About)} · {(view.About.OwnerId is null ? "nobody owns it yet" : view.Owner)}");
        var rest = views.Count > MostCases ? $"\n… and {views.Count - MostCases} older ones." : "";
        return $"Open in {Shown.Name(team)}:\n{string.Join('\n', lines)}{rest}";
    }

    public static string Where(RecoveryCase about) => about.Status switch
    {
        CaseStatus.Closed => "Closed",
        CaseStatus.Cancelled => "Called off",
        CaseStatus.Parked => $"{about.Step.Heading()} · not fixed yet",
        _ => about.Step.Heading(),
    };

    private static IEnumerable<object> Facts(CaseView view)
    {
        var about = view.About;
        yield return Card.Fact("How bad", about.Severity == Severity.Serious ? "Serious" : "Normal");
        yield return Card.Fact("Owner", view.Owner);
        yield return Card.Fact("Promise", view.Promise);
        if (about.FirstWordAt is { } told)
            yield return Card.Fact("Customer told", WallClock.Write(told, view.Zone));
        if (about.FixedAt is { } at)
            yield return Card.Fact("Fixed", WallClock.Write(at, view.Zone));
        if (about.Outcome is { } outcome)
            yield return Card.Fact("The customer's view", StepCards.TitleOf(StepCards.Outcomes, $"{outcome}"));

        yield return Card.Fact("Opened", $"{WallClock.Write(about.OpenedAt, view.Zone)} by {view.NameOf(about.OpenerId)}");
        var done = Done(about);
        if (done.Length > 0)
            yield return Card.Fact("Done", done);
    }

    private static string Done(RecoveryCase about) => string.Join(", ", new[]
    {
        about.Story is null ? null : "Don't blame",
        about.OwnerId is null || about.PromiseAt is null ? null : "Own it",
        about.FixedAt is null ? null : "Fix it fast",
        about.Conditions is null ? null : "Analyze",
        about.Outcome is null ? null : "Be gracious",
    }.OfType<string>());

    /// <summary>Said so that it reads the same whenever one looks at it.</summary>
    private static string? Reminders(CaseView view) => view.About switch
    {
        { IsActive: false } => null,
        { RemindersStopped: true } => "off",
        { SnoozedUntil: { } until } => $"none before {WallClock.Write(until, view.Zone)}",
        _ => null,
    };

    private static string? Prevention(RecoveryCase about)
    {
        if (about.Prevention is null)
            return null;

        var owner = about.PreventionOwner is { } name ? $" · {Shown.Name(name)}" : "";
        var due = about.PreventionDue is { } day ? $" · by {WallClock.Write(day)}" : "";
        return Shown.Within(about.Prevention) + owner + due;
    }

    private static string Title(CardVerb verb) => verb switch
    {
        CardVerb.TakeIt => "Take it",
        CardVerb.Told => "Told the customer",
        _ => "It is fixed",
    };

    /// <summary>Null for what is of no interest afterwards.</summary>
    private static string? Happened(CaseEvent happened, TimeZoneInfo zone) => happened.Kind switch
    {
        CaseEventKind.Reported => "reported it",
        CaseEventKind.Classified => "said who is affected",
        CaseEventKind.StoryTold => "told what happened",
        CaseEventKind.Offered => "asked for somebody else to own it",
        CaseEventKind.Owned => "owns it",
        CaseEventKind.Promised when DateTimeOffset.TryParse(happened.Data, CultureInfo.InvariantCulture, out var at) =>
            $"promised the customer a word by {WallClock.Write(at, zone)}",
        CaseEventKind.Told => "gave the customer a first word",
        CaseEventKind.NotYet => "said it is not fixed yet",
        CaseEventKind.Fixed => "fixed it",
        CaseEventKind.Analyzed => "looked at what made it possible",
        CaseEventKind.Gracious => "found the words for the customer",
        CaseEventKind.Closed => "closed it",
        CaseEventKind.Cancelled => "called it off",
        CaseEventKind.Reopened => "took it up again",
        CaseEventKind.Corrected => "changed an answer",
        CaseEventKind.Helped => "wrote down what helps",
        CaseEventKind.Snoozed when DateTimeOffset.TryParse(happened.Data, CultureInfo.InvariantCulture, out var until) =>
            $"let its reminders rest until {WallClock.Write(until, zone)}",
        CaseEventKind.RemindersStopped => "switched its reminders off",
        CaseEventKind.RemindersResumed => "switched its reminders on again",
        _ => null,
    };
}
