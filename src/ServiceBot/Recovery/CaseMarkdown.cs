using System.Text;
using System.Text.RegularExpressions;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>A case as Markdown, for people. What they wrote stands between fences or is escaped, so that it changes nothing around it.</summary>
internal static partial class CaseMarkdown
{
    public static async Task WriteAsync(ExportedCase exported, Stream stream, CancellationToken cancellationToken)
    {
        foreach (var part in Parts(exported))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(part), cancellationToken);
    }

    public static string Text(ExportedCase exported) => string.Concat(Parts(exported));

    /// <summary>Its headings, facts, texts and events, each with the blank line after it.</summary>
    private static IEnumerable<string> Parts(ExportedCase exported)
    {
        var (about, view) = (exported.About, exported.View);
        yield return $"# {CaseCards.Label(about.IsPractice)}Case {about.Number}: {Inline(about.Title)}\n\n";
        if (about.IsPractice)
            yield return "This is practice: nothing in it is real.\n\n";

        yield return string.Concat(Facts(exported).Select(fact => $"- {fact}\n")) + "\n";
        foreach (var field in CaseFields.InOrder.Where(field => field != CaseField.Title))
            if (about.TextOf(field) is { Length: > 0 } text)
                yield return $"## {field.Name()}\n\n{Fenced(text)}\n";

        yield return "## Timeline\n\n";
        foreach (var (happened, texts) in exported.Timeline.Entries)
        {
            if (TimelineCards.Happened(happened, view) is not { } what)
                continue;

            var from = happened.CaseNumber == about.Number ? "" : $" (in case {happened.CaseNumber})";
            yield return $"**{WallClock.Write(happened.At, view.Zone)}** · {Inline(view.NameOf(happened.PersonId))} {Inline(what)}{from}\n\n";
            foreach (var written in texts)
                yield return Section(written);
        }

        yield return $"Exported by {Inline(Shown.Name(exported.Reader))} on {WallClock.Write(exported.At, view.Zone)}.\n";
    }

    private static IEnumerable<string> Facts(ExportedCase exported)
    {
        var (about, view) = (exported.About, exported.View);
        yield return $"Team: {Inline(Shown.Name(exported.Team))}";
        yield return $"State: {CaseCards.Where(about)}";
        if (about.Customer is { } customer)
            yield return $"Affected: {StepCards.TitleOf(StepCards.Customers, $"{customer}")}";

        yield return $"How bad: {(about.Severity == Severity.Serious ? "Serious" : "Normal")}{(about.Danger ? ", somebody was in danger" : "")}{(about.Care == SpecialCare.None ? "" : $"; {about.Care.Title()}")}";
        if (exported.SeesValue && about.Value != ValueRange.Unknown)
            yield return $"What the customer is worth: {about.Value}";

        if (SafetyCards.Stands(view) is { } stands)
            yield return $"What must be told: {Inline(stands)}";
        if (about.IsPublic)
            yield return "It is talked about in public";

        yield return $"Owner: {Inline(view.Owner)}";
        if (about.VoiceId is { } voice)
            yield return $"Keeps contact with the customer: {Inline(view.NameOf(voice))}";
        if (about.OccurredAt is { } occurred)
            yield return $"It happened: {WallClock.Write(occurred, view.Zone)}";
        if (about.KnownAt is { } known)
            yield return $"We knew: {WallClock.Write(known, view.Zone)}";

        yield return $"Reported here: {WallClock.Write(about.OpenedAt, view.Zone)} by {Inline(view.NameOf(about.OpenerId))}";
        if (about.PromiseAt is not null)
            yield return $"Promise to the customer: {view.Promise}";
        if (about.FirstWordAt is { } word)
            yield return $"First word to the customer: {WallClock.Write(word, view.Zone)}";
        if (about.FixedAt is { } at)
            yield return $"Fixed: {WallClock.Write(at, view.Zone)}";
        if (about.AbuseAt is { } ended)
            yield return $"The contact ended, because the customer was abusive: {WallClock.Write(ended, view.Zone)}";
        if (about.ClosedAt is { } closed)
            yield return $"Closed: {WallClock.Write(closed, view.Zone)}";
        if (about.Outcome is { } outcome)
            yield return $"The customer's view: {StepCards.TitleOf(StepCards.Outcomes, $"{outcome}")}, {(about.IsConfirmed ? "as they said" : "as we presume")}";
        foreach (var (name, amount) in SpendCards.Facts(about))
            yield return $"{name}: {amount}";
        foreach (var (name, answer) in AnswerCards.Facts(about))
            yield return $"{name}: {answer}";
        if (about is { Prevention: not null, PreventionDue: { } due })
            yield return $"Prevention by: {WallClock.Write(due)}";
        if (about.StoppedBy != CommitmentLimits.None)
            yield return $"Where our commitment stopped: {about.StoppedBy}";
        if (about.RepeatOf is { } earlier)
            yield return $"The same problem again as case {earlier}";
        if (about.MergedInto is { } other)
            yield return $"Goes on in case {other}";

        foreach (var merged in exported.View.Merged)
            yield return $"Case {merged.Number} goes on here: {Inline(merged.Title)}";
    }

    private static string Section(Written written)
    {
        var now = written.Text is { Length: > 0 } text ? $"{written.Field.Name()}:\n\n{Fenced(text)}\n" : $"{written.Field.Name()}: (emptied)\n\n";
        return written.Before is { Length: > 0 } before ? $"{now}Before:\n\n{Fenced(before)}\n" : now;
    }

    /// <summary>A fence ends only at one that is as long.</summary>
    public static string Fenced(string text)
    {
        var fence = new string('`', Math.Max(3, Ticks().Matches(text).Select(run => run.Length + 1).DefaultIfEmpty().Max()));
        return $"{fence}text\n{text}\n{fence}\n";
    }

    /// <summary>On one line, with a backslash before all that Markdown could take for its own.</summary>
    public static string Inline(string text) => Special().Replace(Shown.Within(text), @"\$0");

    [GeneratedRegex("`+")]
    private static partial Regex Ticks();

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|~!&@$=]|(?<=^\d+)[.)]|(?<=^)[+-]|(?<=https?):|(?<=www)\.", RegexOptions.IgnoreCase)]
    private static partial Regex Special();
}
