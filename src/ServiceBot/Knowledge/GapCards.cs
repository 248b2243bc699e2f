using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Recovery;

namespace ServiceBot.Knowledge;

/// <summary>The words about what nobody knew: asked, answered, dropped, and found again.</summary>
internal static class GapCards
{
    /// <summary>The answer of the card on which a gap is logged.</summary>
    public const string Log = "log";

    private const int MostListed = 15;
    private const int MostEvents = 12;

    /// <param name="typed">What was typed into the card before and could not be kept.</param>
    public static Activity Ask(int? caseNumber, string? typed, string channel)
    {
        var lead = caseNumber is { } number ? $"gap about {number} " : "gap ";
        return Card.Message(
            channel,
            $"What did we not know? Type it in one line, for example: {lead}how do we refund across two currencies",
            [
                Card.Heading("Log a gap"),
                Card.Line("A question, or a rule that was missing. It stands in your team's channel, without your name, so leave customers' names out."),
                Card.Input("gapText", "What did we not know?", typed, "How do we refund across two currencies?", Longest.Sentence),
            ],
            [Card.Submit("Log it", new Dictionary<string, object> { ["answer"] = Log, ["gap"] = caseNumber is { } about ? $"{about}" : "" })]);
    }

    /// <summary>Said once where the analysis says that our commitment stopped at what we know or at a rule.</summary>
    public static Activity Offer(RecoveryCase about, string channel)
    {
        var text = $"In case {about.Number} our commitment stopped at what we know, or at a rule. Log what was missing, and whoever knows it answers.";
        return Card.Message(
            channel, Card.IsShownOn(channel) ? text : $"{text} When this case is done: gap about {about.Number} and the question",
            [Card.Words(text)], [Card.Command("Log a gap", $"gap about {about.Number}")]);
    }

    /// <summary>As it stands in the team's channel for as long as it is open, and with its end after that. No names.</summary>
    public static string Line(KnowledgeGap gap) => gap.Status switch
    {
        GapStatus.Open => $"Gap {gap.Number}: {Quoted(gap)}. Whoever knows, type to me: gap {gap.Number} answer …",
        GapStatus.Answered => $"Gap {gap.Number} is answered: {Quoted(gap)}\n{Shown.Within(gap.Answer, Longest.Sentence)}",
        _ when gap.IsErased => $"Gap {gap.Number} was taken out.",
        _ => $"Gap {gap.Number} was dropped.",
    };

    public static string Ended(KnowledgeGap gap, string by) => gap.Status == GapStatus.Answered
        ? $"{by} answered gap {gap.Number}: {Quoted(gap)}\n{Shown.Within(gap.Answer)}\nIf that does not help: gap {gap.Number} reopen"
        : $"{by} dropped gap {gap.Number}: {Quoted(gap)}\nBecause {Shown.Within(gap.Answer)}. To take it up again: gap {gap.Number} reopen";

    /// <summary>As it stands within a sentence.</summary>
    public static string Quoted(KnowledgeGap gap) => $"“{Shown.Within(gap.Text)}”";

    /// <summary>One with what happened to it, for its team.</summary>
    public static string One(KnowledgeGap gap, IReadOnlyDictionary<string, string> names, TimeZoneInfo zone)
    {
        var lines = new List<string> { $"Gap {gap.Number} · {State(gap.Status)}", Shown.Within(gap.Text) };
        if (gap.Answer is { } answer)
            lines.Add(gap.IsOpen || gap.Status == GapStatus.Answered ? Shown.Within(answer) : $"Because {Shown.Within(answer)}");
        if (gap.CaseNumber is { } number)
            lines.Add($"It came up in case {number}.");

        var told = gap.Events.OrderBy(happened => happened.Sequence).ToList();
        if (told.Count > MostEvents)
            lines.Add($"… {told.Count - MostEvents} more before that.");
        foreach (var happened in told.TakeLast(MostEvents))
        {
            // The last answer stands above.
            var text = happened.Text is { } said && said != gap.Answer ? $": {Shown.Within(said, Longest.Note)}" : "";

            // Whoever asks was told that their name is not said.
            var who = happened.Kind is GapEventKind.Opened or GapEventKind.AskedToo ? "somebody" : names.GetValueOrDefault(happened.PersonId, "somebody who left");
            lines.Add($"{WallClock.Write(happened.At, zone)} · {who} {Did(happened.Kind)}{text}");
        }

        if (gap.IsOpen)
            lines.Add($"Whoever knows: gap {gap.Number} answer …");

        return string.Join('\n', lines);
    }

    public static string List(IReadOnlyList<KnowledgeGap> open, string teams, IEnumerable<string> counts, DateTimeOffset now)
    {
        var lines = new List<string> { open.Count == 0 ? $"Nothing waits for an answer in {teams}." : $"Waiting for an answer in {teams}, the oldest first:" };
        foreach (var gap in open.Take(MostListed))
            lines.Add($"{gap.Number} · {Shown.Within(gap.Text, Longest.Note)}{(gap.CaseNumber is { } number ? $" · case {number}" : "")} · for {Shown.Long(now - gap.Since)}");
        if (open.Count > MostListed)
            lines.Add($"… and {open.Count - MostListed} more.");
        if (open.Count > 0)
            lines.Add($"Whoever knows one: gap {open[0].Number} answer …");

        return string.Join('\n', lines.Concat(counts));
    }

    /// <summary>Nothing is said of a time in which nobody asked anything.</summary>
    public static string? Count(GapCounts counts, int days, string? team) => counts.Opened == 0
        ? null
        : $"{(team is null ? "" : $"{team}: ")}Of {counts.Opened} asked in the last {days} days, answered: {counts.Closed}.";

    private static string State(GapStatus status) => status switch
    {
        GapStatus.Open => "Open",
        GapStatus.Answered => "Answered",
        _ => "Dropped",
    };

    private static string Did(GapEventKind kind) => kind switch
    {
        GapEventKind.Opened => "asked",
        GapEventKind.AskedToo => "asked it too",
        GapEventKind.Answered => "answered",
        GapEventKind.Dropped => "dropped it",
        GapEventKind.Erased => "took it out",
        _ => "opened it again",
    };
}
