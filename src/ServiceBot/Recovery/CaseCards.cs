using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The card of a case in the team's channel, and what one case and all cases look like when asked for.</summary>
internal static class CaseCards
{
    /// <summary>What is left of a question whose person left the team. Nothing of the case is in it.</summary>
    public const string NotInTeam = "You are not in that team any more.";

    public const string Answered = "The customer has answered";

    /// <summary>What was written, beside the timeline; together they stay under 20 KB.</summary>
    private const int MostBytes = 6_000;
    private const int FactBytes = 60;
    private const int MostStory = 500;

    /// <summary>The living card: edited at every change, without a running age, the same for all who see it.</summary>
    public static Activity Living(CaseView view, string channel, IReadOnlyDictionary<CardVerb, string> actions)
    {
        var about = view.About;
        if (about.Status == CaseStatus.Merged)
            return LinkCards.GoesOn(about, channel);

        var body = new List<object> { Card.Heading(Heading(about)), Card.Words(Shown.Within(about.Title), isBold: true) };
        if (LinkCards.Label(about) is { } label)
            body.Add(Card.Words(label, isBold: true));
        if (about is { Danger: true, IsActive: true })
            body.Add(Card.Words($"Danger. {StepCards.PeopleFirst}"));

        body.AddRange(Facts(view));
        if (ClosingCards.Afterwards(about) is { } afterwards)
            body.Add(Card.Line(afterwards, isSubtle: true));

        var buttons = Buttons(about).Select(verb => Card.Press(channel, Title(verb), actions[verb]));
        return Card.Message(channel, $"{Heading(about)}: {Shown.Within(about.Title)}", body, buttons);
    }

    /// <summary>The buttons that would do something now.</summary>
    public static IEnumerable<CardVerb> Buttons(RecoveryCase about)
    {
        if (!about.IsActive)
            yield break;

        if (about.OwnerId is null)
            yield return CardVerb.TakeIt;
        if (about.AbuseAt is null && (about.FirstWordAt is null || about.IsPromiseOpen))
            yield return CardVerb.Told;
        if (about is not { OwnerId: not null, FixedAt: null })
            yield break;

        yield return CardVerb.Fixed;
        if (about.AbuseAt is null)
            yield return CardVerb.MoreTime;
        yield return CardVerb.GetHelp;
    }

    /// <summary>One case with its timeline, for somebody who may know all of it.</summary>
    public static Activity Details(CaseView view, Timeline timeline, IEnumerable<(string Name, string Text)> learned, string channel)
    {
        var about = view.About;
        var body = new List<object> { Card.Heading(Heading(about)), Card.Words(Shown.Within(about.Title), isBold: true) };
        if (LinkCards.Label(about) is { } label)
            body.Add(Card.Words(label, isBold: true));
        body.AddRange(Facts(view));
        if (Reminders(view) is { } reminders)
            body.Add(Card.Fact("Reminders", reminders));

        body.AddRange(HearingCards.Facts(view));
        if (about.FixedAt is { } at)
            body.Add(Card.Words(FixedAfter(view, at)));

        body.AddRange(SpendCards.Facts(about).Concat(ClosingCards.Ending(about)).Concat(learned).Select(fact => Card.Fact(fact.Name, fact.Text)));
        body.AddRange(Texts(about));
        body.AddRange(LinkCards.Merged(view));
        body.Add(Card.Words("Timeline", isBold: true));
        body.AddRange(TimelineCards.Lines(timeline, view));
        return Card.Message(channel, Overview(view), body, DetailButtons(about));
    }

    private static IEnumerable<object> DetailButtons(RecoveryCase about)
    {
        if (about is { PausedAt: not null, IsActive: true })
            yield return Card.Command(Answered, $"resume {about.Number}");
        if (about.MayBeKnown)
            yield return Card.Command("The customer", $"customer {about.Number}");
    }

    /// <summary>One case for everybody in the channel: no word of what somebody wrote but the title.</summary>
    public static string Overview(CaseView view) =>
        $"{Heading(view.About)}: {Shown.Within(view.About.Title)}\n"
        + $"Owner: {view.Owner}. Promise: {view.Promise}.";

    public static string List(CaseList open, string team)
    {
        if (open.Count == 0)
            return $"Nothing is open in {Shown.Name(team)}.";

        var rest = open.Count > open.Lines.Count ? $"\n… and {open.Count - open.Lines.Count} more." : "";
        return $"Open in {Shown.Name(team)}:\n{string.Join('\n', open.Lines.Select(Line))}{rest}";
    }

    /// <summary>As it is called at the top of whatever is shown of it.</summary>
    public static string Heading(RecoveryCase about) => $"{Label(about.IsPractice)}Case {about.Number} · {Where(about)}";

    /// <summary>What stands before everything that is only practised.</summary>
    public static string Label(bool isPractice) => isPractice ? "Practice · " : "";

    private static string Line(CaseLine line)
    {
        var harm = line switch
        {
            { Danger: true } => "Danger · ",
            { Severity: Severity.Serious } => "Serious · ",
            _ => "",
        };
        harm += line switch
        {
            { IsToTell: true } => "to be told · ",
            { IsToLookAt: true } => "told, to be looked at · ",
            _ => "",
        };
        var owner = line.IsOwned ? line.Owner is null ? "somebody who left" : Shown.Name(line.Owner) : "nobody owns it yet";
        return $"{line.Number} · {Label(line.IsPractice)}{harm}{Shown.Within(line.Title)} · {Where(line.Status, line.Step)} · {owner}";
    }

    private static IEnumerable<object> Texts(RecoveryCase about)
    {
        var room = MostBytes;
        foreach (var field in CaseFields.InOrder.Where(field => field is not (CaseField.Title or CaseField.PreventionOwner)))
        {
            if (about.TextOf(field) is not { Length: > 0 } text)
                continue;

            var shown = field == CaseField.Prevention ? Prevention(about, text) : Shown.Within(field.InLine(text), MostStory);
            room -= TimelineCards.Size(field.Name() + shown) + FactBytes;
            if (room < 0)
            {
                yield return Card.Line($"There is more: export {about.Number}", isSubtle: true);
                yield break;
            }

            yield return Card.Fact(field.Name(), shown);
        }
    }

    public static string Where(RecoveryCase about) =>
        about.MergedInto is { } other ? $"Goes on in case {other}" : Where(about.Status, about.Step);

    private static string Where(CaseStatus status, Step step) => status switch
    {
        CaseStatus.Closed => "Closed",
        CaseStatus.Cancelled => "Called off",
        CaseStatus.Merged => "Goes on in another case",
        CaseStatus.Parked => $"{step.Heading()} · not fixed yet",
        _ => step.Heading(),
    };

    private static IEnumerable<object> Facts(CaseView view)
    {
        var about = view.About;
        yield return Card.Fact("How bad", about.Severity == Severity.Serious ? "Serious" : "Normal");
        foreach (var safety in SafetyCards.Facts(view))
            yield return safety;
        yield return Card.Fact("Owner", view.Owner);
        yield return Card.Fact("Promise", view.Promise);
        if (about is { PausedAt: { } since, WaitsUntil: { } latest })
            yield return Card.Fact(
                "Waiting for the customer", $"since {WallClock.Write(since, view.Zone)}, until {WallClock.Write(latest, view.Zone)} at the latest");
        if (about.AbuseAt is not null && !(about.PromisedAt > about.AbuseAt))
            yield return Card.Fact("Contact with the customer", "has ended; nobody needs to call them");
        foreach (var merged in view.Merged.Where(merged => merged.AbuseAt is not null))
            yield return Card.Fact("Contact with the customer", $"has ended in case {merged.Number}, because the customer was abusive");
        if (about is { ToolsOffUntil: { } silent })
            yield return Card.Fact("Talking in person", $"until {WallClock.Write(silent, view.Zone)} at the latest");
        if (about.VoiceId is { } voice)
            yield return Card.Fact("Keeps contact", view.NameOf(voice));
        if (view.HelperIds.Count > 0)
            yield return Card.Fact("Helping", view.Helpers);
        if (about.HandToId is { } asked)
            yield return Card.Fact("Asked to take over", $"{view.NameOf(asked)}; until they accept, the owner stays");
        if (about.FirstWordAt is { } told)
            yield return Card.Fact("Customer told", WallClock.Write(told, view.Zone));
        if (about.FixedAt is { } at)
            yield return Card.Fact("Fixed", WallClock.Write(at, view.Zone));
        if (about.Outcome is not null)
            yield return Card.Fact("The customer's view", ClosingCards.View(about));

        yield return Card.Fact("Reported here", $"{WallClock.Write(about.OpenedAt, view.Zone)} by {view.NameOf(about.OpenerId)}");
        var done = Done(about);
        if (done.Length > 0)
            yield return Card.Fact("Done", done);
    }

    /// <summary>From the report to the fix, and how much of it was not ours.</summary>
    private static string FixedAfter(CaseView view, DateTimeOffset at)
    {
        var elapsed = $"Fixed after {Shown.Long(at - view.About.OpenedAt)}";
        return view.Waited == TimeSpan.Zero ? $"{elapsed}." : $"{elapsed}, of which we waited {Shown.Long(view.Waited)} for the customer.";
    }

    private static string Done(RecoveryCase about) => string.Join(", ", new[]
    {
        about.Story is null ? null : "Don't blame",
        about.OwnerId is null || about.PromiseAt is null ? null : "Own it",
        about.FixedAt is null ? null : "Fix it fast",
        about.Conditions is null ? null : "Analyze",
        about is { Status: CaseStatus.Closed, ClosedBecause: null } ? "Be gracious" : null,
    }.OfType<string>());

    /// <summary>Said so that it reads the same whenever one looks at it.</summary>
    private static string? Reminders(CaseView view) => view.About switch
    {
        { IsActive: false } => null,
        { RemindersStopped: true } => "off",
        { SnoozedUntil: { } until } => $"none before {WallClock.Write(until, view.Zone)}",
        _ => null,
    };

    private static string Prevention(RecoveryCase about, string text)
    {
        var owner = about.PreventionOwner is { } name ? $" · {Shown.Name(name)}" : "";
        var due = about.PreventionDue is { } day ? $" · by {WallClock.Write(day)}" : "";
        return Shown.Within(text, MostStory) + owner + due;
    }

    private static string Title(CardVerb verb) => verb switch
    {
        CardVerb.TakeIt => "Take it",
        CardVerb.Told => "Told the customer",
        CardVerb.MoreTime => "Needs more time",
        CardVerb.GetHelp => "Get help",
        _ => "It is fixed",
    };
}
