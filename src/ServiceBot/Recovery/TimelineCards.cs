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

    /// <summary>
    /// The newest entries that have room, the oldest of them first. Date and zone stand once above each day: in every line they would take two
    /// lines more on a telephone.
    /// </summary>
    public static IEnumerable<object> Lines(Timeline timeline, CaseView view)
    {
        var entries = new List<(string Day, List<string> Lines)>();
        var room = MostBytes;
        var all = timeline.Entries.ToList();
        foreach (var (happened, texts) in all.AsEnumerable().Reverse().Take(Most))
        {
            List<string> entry = [Entry(happened, view), .. texts.Select(Text)];
            var day = WallClock.WriteDay(happened.At, view.Zone);
            room -= entry.Sum(Size) + (entries.Count > 0 && entries[^1].Day == day ? 0 : Size(day));
            if (room < 0 && entries.Count > 0)
                break;

            entries.Add((day, entry));
        }

        entries.Reverse();
        var earlier = timeline.Earlier + timeline.Merged.Sum(merged => merged.Timeline.Earlier) + all.Count - entries.Count;
        if (earlier > 0)
            yield return Card.Line($"… and {earlier} earlier ones: export {view.About.Number}", isSubtle: true);

        var shown = "";
        foreach (var (day, lines) in entries)
        {
            if (day != shown)
                yield return Card.Words(day, isBold: true);

            shown = day;
            foreach (var line in lines)
                yield return Card.Words(line);
        }
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
        CaseEventKind.HeldFirm => "was firm and kind: what we cannot do, why, and what we can",
        CaseEventKind.Analyzed => "looked at what made it possible",
        CaseEventKind.Gracious => "found the words for the customer",
        CaseEventKind.Closed => "closed it",
        CaseEventKind.Cancelled => "called it off",
        CaseEventKind.Reopened when happened.Data is null => "took it up again",
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
        CaseEventKind.VoiceAsked => $"asked {Other(happened, view)} to keep contact with the customer",
        CaseEventKind.VoiceDeclined => "could not keep contact with the customer",
        CaseEventKind.VoiceTaken when happened.Data is null => "left the contact with the customer to the owner again",
        CaseEventKind.VoiceTaken => "keeps contact with the customer",
        CaseEventKind.Snoozed => $"let its reminders rest until {Instant(happened, view)}",
        CaseEventKind.RemindersStopped => "switched its reminders off",
        CaseEventKind.RemindersResumed => "switched its reminders on again",
        CaseEventKind.Noted => "added a note",
        CaseEventKind.Deleted => $"took out {(Passage.Parse(happened.Data) is { } gone ? gone.Field.Phrase() : "something")}",
        CaseEventKind.RepeatConfirmed => $"said it is the same problem again as case {happened.Data}",
        CaseEventKind.RepeatDenied => $"said it is another problem than case {happened.Data}",
        CaseEventKind.MergedAway => $"joined it to case {happened.Data}, where it goes on",
        CaseEventKind.Absorbed => $"joined case {happened.Data} to it",
        CaseEventKind.Unmerged => $"parted it from case {happened.Data} again",
        CaseEventKind.AbuseEnded => "ended the contact, because the customer was abusive",
        CaseEventKind.AbuseWithdrawn => "took back that the customer was abusive",
        CaseEventKind.AbuseWritten => "wrote down what was said and done",
        CaseEventKind.ToolsOff => "talks with the customer in person",
        CaseEventKind.ToolsOn => "is back from talking in person",
        CaseEventKind.SetDown => $"let its reminders rest until {Instant(happened, view)}, for another case",
        CaseEventKind.BackupAsked => $"asked {Other(happened, view)} to stand beside them",
        CaseEventKind.Departed when happened.Data == happened.PersonId => "gave it back to the team",
        CaseEventKind.Departed => $"let it go on without {Other(happened, view)}",
        _ => SafetyCards.Happened(happened, view) ?? ClosingCards.Happened(happened) ?? SpendCards.Happened(happened),
    };

    private static string Entry(CaseEvent happened, CaseView view) =>
        $"{WallClock.WriteTime(happened.At, view.Zone)} · {LinkCards.Mark(happened, view.About)}{view.NameOf(happened.PersonId)} {Happened(happened, view)}";

    private static string Text(Written written)
    {
        var now = written.Text is { Length: > 0 } text ? Shown.Within(written.Field.InLine(text), MostText) : "(emptied)";
        var before = written.Before is { Length: > 0 } earlier ? $" (before: {Shown.Within(written.Field.InLine(earlier), MostBefore)})" : "";
        return $"{written.Field.Name()}: {now}{before}";
    }

    private static string Other(CaseEvent happened, CaseView view) => happened.AboutId is { } other ? view.NameOf(other) : "somebody";

    private static string Instant(CaseEvent happened, CaseView view) =>
        DateTimeOffset.TryParse(happened.Data, CultureInfo.InvariantCulture, out var at) ? WallClock.Write(at, view.Zone) : "a time";
}
