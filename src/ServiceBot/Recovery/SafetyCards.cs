using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>What is said where somebody may be in danger or a case is talked about in public, and how it stands with what people must be told.</summary>
internal static class SafetyCards
{
    /// <summary>What helps when it is talked about in public.</summary>
    public const string InPublic =
        "Answer once where it was said, with kindness and truth, and then go on with them in private. Nobody posts anything that belongs to the customer: no name, no number, no order.";

    /// <summary>To somebody who leads, at once.</summary>
    /// <param name="owner">Null while nobody owns it.</param>
    /// <param name="isMember">Others hear what they need and see no more of the case.</param>
    public static Activity Raised(RecoveryCase about, string sayer, string? owner, bool isMember, string channel)
    {
        var number = about.Number;
        var heading = $"Case {number} · Safety";
        string[] lines =
        [
            $"{sayer} says that somebody may be in danger.",
            StepCards.PeopleFirst,
            owner is null ? "Then somebody owns it, and says what we know. Nobody owns it yet." : $"{owner} owns it. Then we say what we know.",
        ];
        (string Title, string Typed)[] buttons = isMember
            ? [.. owner is null ? new[] { ("Own it", $"own {number}") } : [], ("Show it", $"case {number}"), ("What must be told", $"disclosure {number}")]
            : [];
        if (!isMember)
            lines = [.. lines, "When people were told what they must know, I ask you to look at it."];

        var text = $"{heading}\n{Shown.Within(about.Title)}\n{string.Join('\n', lines)}";
        return Card.IsShownOn(channel)
            ? Card.Message(
                channel, text, [Card.Heading(heading), Card.Words(Shown.Within(about.Title), isBold: true), .. lines.Select(line => Card.Words(line))],
                buttons.Select(button => Card.Command(button.Title, button.Typed)))
            : Talk.Text(text, buttons);
    }

    /// <summary>To somebody who leads and works just now.</summary>
    public static Activity Public(RecoveryCase about, string sayer, string channel)
    {
        var heading = $"Case {about.Number} · In public";
        var line = $"{sayer} says that it is talked about in public.";
        return Card.Message(
            channel, $"{heading}\n{Shown.Within(about.Title)}\n{line}\n{InPublic}",
            [Card.Heading(heading), Card.Words(Shown.Within(about.Title), isBold: true), Card.Words(line), Card.Line(InPublic)],
            [Card.Command("Show it", $"case {about.Number}")]);
    }

    /// <summary>Lines of the living card, and of the case when it is asked for.</summary>
    public static IEnumerable<object> Facts(CaseView view)
    {
        if (Stands(view) is { } stands)
            yield return Card.Fact(view.About.Danger ? "Safety" : "To be told", stands);
        if (view.About.IsPublic)
            yield return Card.Fact("In public", "it is talked about");
    }

    /// <summary>How it stands with what people must be told; null where nobody must be.</summary>
    public static string? Stands(CaseView view)
    {
        var about = view.About;
        var name = about.DiscloserId is { } id ? $"{view.NameOf(id)} sees to it" : "nobody sees to it yet";
        return about.Disclosure switch
        {
            Disclosure.None => null,
            Disclosure.Due when about.DisclosureDue is { } due => $"we tell people by {WallClock.Write(due, view.Zone)}; {name}",
            Disclosure.Due => $"people are to be told; {name}",
            Disclosure.AskedAnew => "people were told, and it was opened again since; whether there is something new to tell is not said yet",
            Disclosure.Settled => $"{SettledAs(about)}; somebody else is to look at it",
            _ => $"{SettledAs(about)}; {(about.AcknowledgedById is { } leader ? view.NameOf(leader) : "somebody")} has looked at it",
        };
    }

    public static string SettledAs(RecoveryCase about) => about.Settled switch
    {
        Settling.Waived => "it was said that nobody needs to be told",
        Settling.NotSafety => "it was said to be no matter of safety",
        _ => "people were told",
    };

    /// <summary>What holds a case open, whatever reason there is to close it.</summary>
    public static string Missing(RecoveryCase about) => about.Disclosure switch
    {
        Disclosure.AskedAnew => "It was opened again, and nobody has said whether there is something new to tell. That comes before closing.",
        Disclosure.Settled => $"{char.ToUpperInvariant(SettledAs(about)[0])}{SettledAs(about)[1..]}, and nobody else has looked at it yet. That comes before closing.",
        _ => "Somebody is still to be told what they must know. That comes before closing.",
    };

    /// <summary>Why it cannot be called off, or joined to one that is over.</summary>
    public static string Held(RecoveryCase about) =>
        $"Case {about.Number} stays open. {Missing(about)} To see what is open: disclosure {about.Number}"
        + (about.Danger ? $". If nobody is in danger after all: not safety {about.Number} because, and why" : "");

    /// <summary>A reminder about what people must be told.</summary>
    /// <param name="discloser">Who sees to it; null while nobody does.</param>
    public static Activity Reminder(DueNudge nudge, RecoveryCase about, string? discloser, Reader reader)
    {
        var number = about.Number;
        var due = about.DisclosureDue is { } at ? WallClock.Say(at, reader.Now, reader.Zone) : "soon";
        var text = nudge.Kind switch
        {
            NudgeKind.DisclosureSoon => $"In case {number} we tell people what they must know by {due}. When that is done: disclosed {number}, and how. For more time: disclosure {number} by tomorrow 12:00",
            NudgeKind.DisclosureDue => $"In case {number} people were to be told what they must know by {due}. When it is done: disclosed {number}, and how. If it needs longer, say until when: disclosure {number} by tomorrow 12:00",
            NudgeKind.DisclosureLate => $"In case {number} people were to be told what they must know by {due}, and it is not noted yet. {(discloser is null ? "Nobody sees to it" : $"{discloser} sees to it")}; could you stand beside them?",
            _ => $"In case {number} {SettledAs(about)}. Please look at it: disclosure {number}. When you have: acknowledge {number}. If something is missing: acknowledge {number} but, and what.",
        };
        (string Title, string Typed)[] buttons = nudge.Kind == NudgeKind.ToAcknowledge
            ? [("Look at it", $"disclosure {number}")]
            : [("What must be told", $"disclosure {number}")];
        if (about.Disclosure == Disclosure.AskedAnew)
        {
            text = $"Case {number} is open again. Is there something new that people must know? If there is: disclosure {number} again. If not: disclosure {number} nothing new."
                + (nudge.Kind == NudgeKind.DisclosureLate ? $" {(discloser is null ? "Nobody sees to it" : $"{discloser} sees to it")}; could you stand beside them?" : "");
            buttons = [("Something new", $"disclosure {number} again"), ("Nothing new", $"disclosure {number} nothing new")];
        }

        var title = Shown.Within(about.Title);
        return Card.IsShownOn(reader.Channel)
            ? Card.Message(
                reader.Channel, $"{text} {title}", [Card.Heading($"Case {number} · What must be told"), Card.Words(title, isBold: true), Card.Words(text)],
                buttons.Select(button => Card.Command(button.Title, button.Typed)))
            : Talk.Text($"{text}\n{title}", buttons);
    }

    /// <summary>What somebody did about it; null for everything else.</summary>
    public static string? Happened(CaseEvent happened, CaseView view) => happened.Kind switch
    {
        CaseEventKind.SafetyRaised => "said that somebody may be in danger",
        CaseEventKind.SafetyLowered => "let it be no matter of safety any more",
        CaseEventKind.SafetyDoubted => "said that it is no matter of safety, with the three questions of integrity answered",
        CaseEventKind.DisclosureOpened => $"said that people must be told something, by {Instant(happened, view)}",
        CaseEventKind.DisclosureMoved => $"said that we tell people by {Instant(happened, view)}",
        CaseEventKind.DisclosureDescribed => "wrote down what must be told",
        CaseEventKind.DisclosureAsked => $"asked {(happened.AboutId is { } other ? view.NameOf(other) : "somebody")} to see that people are told",
        CaseEventKind.DisclosureTaken => "sees that people are told",
        CaseEventKind.DisclosureDeclined => "could not see that people are told",
        CaseEventKind.Disclosed => "noted what people were told, and how",
        CaseEventKind.DisclosureWaived => "said that nobody needs to be told, with the three questions of integrity answered",
        CaseEventKind.DisclosureStands => "said that there is nothing new to tell",
        CaseEventKind.Acknowledged when happened.Data is { } data && data.EndsWith(" alone", StringComparison.Ordinal) =>
            "looked at it and acknowledged it, having had a hand in it, because nobody else was there",
        CaseEventKind.Acknowledged => "looked at it and acknowledged it",
        CaseEventKind.AcknowledgedBut => "looked at it and said what is missing",
        CaseEventKind.WentPublic => "said that it is talked about in public",
        CaseEventKind.PublicOver => "said that it is not talked about in public any more",
        _ => null,
    };

    private static string Instant(CaseEvent happened, CaseView view) =>
        DateTimeOffset.TryParse(happened.Data, System.Globalization.CultureInfo.InvariantCulture, out var at) ? WallClock.Write(at, view.Zone) : "a time";
}
