using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The cards about what people must be told: as it stands, to whoever is asked to see to it, and to whoever looks at it afterwards.</summary>
internal static class DisclosureCards
{
    public const string Told = "told";
    public const string Keep = "keep";
    public const string Waive = "waive";
    public const string Lower = "lower";
    public const string But = "but";
    public const string Looked = "looked";
    public const string Back = "back";
    private const int MostStory = 500;
    private const string Question = "What must the customer, or anybody else, know from us?";

    /// <summary>Nothing is to be told so far. Once that is said it holds, so it is asked first.</summary>
    public static Activity Offer(RecoveryCase about, DateTimeOffset due, Reader reader)
    {
        var heading = Heading(about);
        var text = "So far nobody is to be told anything. If somebody must know something from us, say so: we then tell them by "
            + $"{WallClock.Say(due, reader.Now, reader.Zone)}, and somebody else looks at it before the case is closed.";
        return Ask(about, heading, [text], [], [("Somebody must be told", $"disclosure {about.Number} open")], reader.Channel);
    }

    /// <summary>How it stands, with all that can be done now.</summary>
    /// <param name="may">Whether this reader sees to it, or may.</param>
    /// <param name="acknowledgers">By name.</param>
    public static Activity Show(CaseView view, bool may, string acknowledgers, Reader reader)
    {
        var (about, number) = (view.About, view.About.Number);
        List<string> lines = [$"{char.ToUpperInvariant(SafetyCards.Stands(view)![0])}{SafetyCards.Stands(view)![1..]}."]; // shown only where something is to be told
        List<object> inputs = [];
        List<(string Title, string Typed)> buttons = [];
        List<object> submits = [];
        Dictionary<string, object> WithText(string answer) => new(Data(about, answer)) { ["was"] = about.ToDisclose ?? "" };
        switch (about.Disclosure)
        {
            case Disclosure.Due when may:
                lines.Add("Who hears it, what we know and what we do not know yet: one plain sentence is enough.");
                inputs.AddRange([
                    Card.Input("toDisclose", Question, about.ToDisclose, "The family: what we found, and what they should watch for", Longest.Note),
                    Card.Input("disclosureDue", "By when?", null, "tomorrow 12:00, friday 16:00", Longest.Time),
                    Card.Input("howDisclosed", "When it is done: who told whom, and how?", null, "I called the mother at 3 and wrote it to her", Longest.Note),
                ]);
                submits.AddRange([Card.Submit("It is told", WithText(Told)), Card.Submit("Keep this", WithText(Keep))]);
                buttons.AddRange([("Nobody needs to be told", $"disclosure {number} waived"), ("Ask somebody else", $"disclosure {number} to")]);
                break;
            case Disclosure.AskedAnew when may:
                lines.Add("Is there something new that they must know?");
                buttons.AddRange([("Something new", $"disclosure {number} again"), ("Nothing new", $"disclosure {number} nothing new")]);
                break;
            case Disclosure.Settled:
                lines.Add($"{acknowledgers} can look at it: acknowledge {number}. If something is missing: acknowledge {number} but, and what.");
                break;
        }

        if (buttons.Count == 0 && about.Disclosure is Disclosure.Due && !may)
            buttons.Add(("I see to it", $"disclosure {number} mine"));

        List<object> written = [.. Written(about)];
        if (about.LeaderSays is { Length: > 0 } says && about.Disclosure is Disclosure.Due)
            written.Add(Card.Fact("Still missing", Shown.Within(says)));

        var text = $"{Heading(about)}\n{Shown.Within(about.Title)}\n{string.Join('\n', lines)}\n"
            + string.Join('\n', WrittenText(about))
            + (may && about.Disclosure == Disclosure.Due
                ? $"\nTo type it: disclosure {number} what, and the sentence · disclosure {number} by tomorrow 12:00 · disclosure {number} to @name · disclosed {number}, and how"
                : "");
        return Card.IsShownOn(reader.Channel)
            ? Card.Message(
                reader.Channel, text,
                [Card.Heading(Heading(about)), Card.Words(Shown.Within(about.Title), isBold: true), .. lines.Select(line => Card.Words(line)), .. written, .. inputs],
                [.. submits, .. buttons.Select(button => Card.Command(button.Title, button.Typed))])
            : Talk.Text(text, buttons);
    }

    /// <summary>It was told, and the case is open again.</summary>
    public static Activity Anew(RecoveryCase about, string channel) => Ask(
        about, Heading(about), ["The case is open again. Is there something new that people must know?"], Written(about),
        [("Something new", $"disclosure {about.Number} again"), ("Nothing new", $"disclosure {about.Number} nothing new")], channel);

    /// <summary>To a colleague who is asked to see to it.</summary>
    public static Activity SeeToIt(RecoveryCase about, string asker, DateTimeOffset? due, TimeZoneInfo zone, string channel)
    {
        var number = about.Number;
        List<string> lines =
        [
            $"{asker} asks you to see that people are told what they must know"
                + (due is { } at ? $", by {WallClock.Write(at, zone)}." : "."),
            "Nothing changes until you agree. You may say no without a reason.",
        ];
        return Ask(about, $"Case {number} · Would you tell them?", lines, Written(about),
            [("I see to it", $"disclosure {number} mine"), ("Not now", $"disclosure {number} no"), ("See the case", $"case {number}")], channel);
    }

    /// <summary>
    /// To whoever looks at it: what happened, what was told or why nobody needs to be, and by whom. The button stands for these words only, so
    /// the events must be loaded.
    /// </summary>
    /// <param name="by">Who said so.</param>
    /// <param name="isAlone">They had a hand in it, because nobody else is there.</param>
    public static Activity LookAt(RecoveryCase about, string by, bool isAlone, Reader reader)
    {
        var number = about.Number;
        var heading = $"Case {number} · Please look at this";
        List<string> lines =
        [
            about.Settled switch
            {
                Settling.Waived => $"{by} says that nobody needs to be told.",
                Settling.NotSafety => $"{by} says that it is no matter of safety after all.",
                _ => $"{by} says that people were told what they must know.",
            },
            isAlone ? "You had a hand in it. Nobody else is there who could look at it, and the case says so." : "You had no hand in it, so you are asked.",
        ];
        List<object> facts = [];
        if (about.Story is { Length: > 0 } story)
            facts.Add(Card.Fact("What happened", Shown.Within(story, MostStory)));
        facts.AddRange(Written(about));
        var text = $"{heading}\n{Shown.Within(about.Title)}\n{string.Join('\n', lines)}\n"
            + (about.Story is { Length: > 0 } told ? $"What happened: {Shown.Within(told, MostStory)}\n" : "")
            + string.Join('\n', WrittenText(about))
            + $"\nWhen you have looked at it: acknowledge {number}. If something is missing: acknowledge {number} but, and what.";
        return Card.Message(
            reader.Channel, text,
            [
                Card.Heading(heading), Card.Words(Shown.Within(about.Title), isBold: true), .. lines.Select(line => Card.Words(line)), .. facts,
                Card.Input("because", "If something is missing: what?", null, "The neighbours must know as well", Longest.Note),
            ],
            [Card.Submit("I have looked at it", new Dictionary<string, object>(Data(about, Looked)) { ["seen"] = $"{about.LookVersion}" }), Card.Submit("Something is missing", Data(about, But))]);
    }

    /// <summary>Before nobody is told, or what was said to be dangerous is not: the three questions.</summary>
    public static Activity Integrity(RecoveryCase about, string answer, string? because, IReadOnlyList<string?> answers, string channel)
    {
        var number = about.Number;
        var isLower = answer == Lower;
        return IntegrityCards.Ask(
            about,
            isLower ? $"Before case {number} is no matter of safety any more" : $"Before nobody is told in case {number}",
            ["Somebody else looks at your answers and agrees, or says what is missing. Until then it stays as it is."],
            isLower ? $"not safety {number}" : $"disclosure {number} waived",
            Card.Input("because", isLower ? "Why is nobody in danger?" : "Why does nobody need to be told?", because, "A few words", Longest.Note),
            answers, channel,
            [Card.Submit("Ask somebody to look at it", Data(about, answer)), Card.Submit("Go back", Data(about, Back))]);
    }

    private static string Heading(RecoveryCase about) => $"{CaseCards.Label(about.IsPractice)}Case {about.Number} · What must be told";

    private static IEnumerable<object> Written(RecoveryCase about) => Texts(about).Select(text => Card.Fact(text.Name, text.Text));

    private static IEnumerable<string> WrittenText(RecoveryCase about) => Texts(about).Select(text => $"{text.Name}: {text.Text}");

    private static IEnumerable<(string Name, string Text)> Texts(RecoveryCase about)
    {
        if (about.ToDisclose is { Length: > 0 } what)
            yield return ("What must be told", Shown.Within(what));
        if (about.HowDisclosed is { Length: > 0 } how && about.Settled is not null)
            yield return (about.Settled == Settling.Told ? "How it was told" : "Why", Shown.Within(how));
        if (about.Considered is { Length: > 0 } considered && about.Settled is (Settling.Waived or Settling.NotSafety))
            yield return ("The three questions of integrity", Shown.Within(CaseField.Considered.InLine(considered)));
    }

    private static Activity Ask(
        RecoveryCase about, string heading, IReadOnlyList<string> lines, IEnumerable<object> facts, IReadOnlyList<(string Title, string Typed)> buttons, string channel)
    {
        var text = $"{heading}\n{Shown.Within(about.Title)}\n{string.Join('\n', lines)}\n" + string.Join(" · ", buttons.Select(button => button.Typed));
        return Card.IsShownOn(channel)
            ? Card.Message(
                channel, text, [Card.Heading(heading), Card.Words(Shown.Within(about.Title), isBold: true), .. lines.Select(line => Card.Words(line)), .. facts],
                buttons.Select(button => Card.Command(button.Title, button.Typed)))
            : Talk.Text(text, buttons);
    }

    private static Dictionary<string, object> Data(RecoveryCase about, string answer) => new()
    {
        ["safety"] = "yes",
        ["case"] = about.Number,
        ["answer"] = answer,
    };
}
