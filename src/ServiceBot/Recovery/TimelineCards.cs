using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The words for everything that happens in a case, and its timeline as part of a card.</summary>
internal static class TimelineCards
{
    public const int Most = 30;

    /// <summary>With the rest of the card it stays under 20 KB, whatever people wrote.</summary>
    private const int MostBytes = 9_000;
    private const int MostText = 300;
    private const int MostBefore = 150;

    /// <summary>What a line of a card takes beside its text.</summary>
    private const int LineBytes = 70;

    /// <summary>The newest entries that have room, the oldest of them first.</summary>
    public static IEnumerable<object> Lines(Timeline timeline, CaseView view)
    {
        var entries = new List<List<string>>();
        var room = MostBytes;
        foreach (var happened in timeline.Events.Reverse())
        {
            List<string> entry = [Entry(happened, view), .. timeline.With(happened).Select(Text)];
            room -= entry.Sum(Size);
            if (room < 0 && entries.Count > 0)
                break;

            entries.Add(entry);
        }

        entries.Reverse();
        var earlier = timeline.Earlier + timeline.Events.Count - entries.Count;
        if (earlier > 0)
            yield return Card.Line($"… and {earlier} earlier ones: export {view.About.Number}", isSubtle: true);

        foreach (var line in entries.SelectMany(entry => entry))
            yield return Card.Words(line);
    }

    /// <summary>How much of a card a line takes.</summary>
    public static int Size(string line) => JsonEncodedText.Encode(line, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length + LineBytes;

    /// <summary>Null for what is of no interest afterwards. Nothing is ever said about being late.</summary>
    public static string? Happened(CaseEvent happened, CaseView view) => happened.Kind switch
    {
        CaseEventKind.Reported => "reported it",
        CaseEventKind.Classified => "said who is affected",
        CaseEventKind.StoryTold => "told what happened",
        CaseEventKind.Offered => "asked for somebody else to own it",
        CaseEventKind.Owned => "owns it",
        CaseEventKind.Promised => $"promised the customer a word by {Instant(happened, view)}",
        CaseEventKind.Told => "gave the customer a word",
        CaseEventKind.NotYet => "said it is not fixed yet",
        CaseEventKind.Fixed => "fixed it",
        CaseEventKind.Analyzed => "looked at what made it possible",
        CaseEventKind.Gracious => "found the words for the customer",
        CaseEventKind.Closed => "closed it",
        CaseEventKind.Cancelled => "called it off",
        CaseEventKind.Reopened => "took it up again",
        CaseEventKind.Corrected => $"changed {(Passage.Parse(happened.Data) is { } changed ? changed.Field.Phrase() : "an answer")}",
        CaseEventKind.Helped => "wrote down what helps",
        CaseEventKind.HandOffered => $"asked {Other(happened, view)} to take over",
        CaseEventKind.HandedOver => "took it over",
        CaseEventKind.HandDeclined => "could not take it over",
        CaseEventKind.Paused => "waits for the customer",
        CaseEventKind.Resumed => "goes on, the customer has answered",
        CaseEventKind.MoreTime => $"said it needs more time, and promised the customer a word by {Instant(happened, view)}",
        CaseEventKind.HelpAsked => "asked colleagues for help",
        CaseEventKind.HelperJoined => "helps",
        CaseEventKind.VoiceTaken when happened.Data is null => "left the contact with the customer to the owner again",
        CaseEventKind.VoiceTaken when happened.Data == happened.PersonId => "keeps contact with the customer",
        CaseEventKind.VoiceTaken => $"asked {Other(happened, view)} to keep contact with the customer",
        CaseEventKind.Snoozed => $"asked for no reminders until {Instant(happened, view)}",
        CaseEventKind.RemindersStopped => "switched the reminders off",
        CaseEventKind.RemindersResumed => "switched the reminders on again",
        CaseEventKind.Noted => "added a note",
        CaseEventKind.Deleted => $"took out {(Passage.Parse(happened.Data) is { } gone ? gone.Field.Phrase() : "something")}",
        CaseEventKind.Asked => $"asked the customer for their view{Channel(happened)}",
        CaseEventKind.NotAsked => "found that asking the customer is not suitable",
        CaseEventKind.Confirmed => $"noted how the customer sees it{Outcome(happened)}",
        CaseEventKind.IntegrityChecked => "answered the three questions of integrity",
        CaseEventKind.ClosedAnyway => "closed it although something was missing",
        CaseEventKind.RepeatConfirmed => $"said it is the same failure again as in case {happened.Data}",
        CaseEventKind.RepeatDenied => $"said it is not the same as case {happened.Data}",
        CaseEventKind.MergedAway => $"went on with it in case {happened.Data}",
        CaseEventKind.Absorbed => $"brought case {happened.Data} in here",
        CaseEventKind.Unmerged => $"took it apart from case {happened.Data} again",
        CaseEventKind.FollowedUp => $"looked how the customer stands to us{Stands(happened)}",
        CaseEventKind.CameBack => "noted that the customer came back to thank or to apologise",
        CaseEventKind.Referred => "noted that the customer told others about us",
        _ => null,
    };

    private static string Entry(CaseEvent happened, CaseView view) =>
        $"{WallClock.Write(happened.At, view.Zone)} · {view.NameOf(happened.PersonId)} {Happened(happened, view)}";

    private static string Text(Written written)
    {
        var now = written.Text is { Length: > 0 } text ? Shown.Within(text, MostText) : "(emptied)";
        var before = written.Before is { Length: > 0 } earlier ? $" (before: {Shown.Within(earlier, MostBefore)})" : "";
        return $"{written.Field.Name()}: {now}{before}";
    }

    private static string Other(CaseEvent happened, CaseView view) => happened.OtherId is { } other ? view.NameOf(other) : "somebody";

    private static string Instant(CaseEvent happened, CaseView view) =>
        DateTimeOffset.TryParse(happened.Data, CultureInfo.InvariantCulture, out var at) ? WallClock.Write(at, view.Zone) : "a time";

    private static string Channel(CaseEvent happened) => Enum.TryParse<AskChannel>(happened.Data, out var channel) ? channel switch
    {
        AskChannel.Call => ", by phone",
        AskChannel.Mail => ", by mail",
        AskChannel.Chat => ", by chat",
        AskChannel.Survey => ", by a survey",
        AskChannel.WebSite => ", on the web site",
        AskChannel.Reward => ", with a reward",
        AskChannel.FocusGroup => ", in a focus group",
        _ => ", in a user group",
    } : "";

    private static string Outcome(CaseEvent happened) =>
        Enum.TryParse<Outcome>(happened.Data, out var outcome) ? $": {StepCards.TitleOf(StepCards.Outcomes, $"{outcome}")}" : "";

    private static string Stands(CaseEvent happened) => Enum.TryParse<Retention>(happened.Data, out var retention) ? retention switch
    {
        Retention.Kept => ": kept",
        Retention.AtRisk => ": at risk",
        _ => ": lost",
    } : "";
}
