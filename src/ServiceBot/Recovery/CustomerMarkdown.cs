using System.Text;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>What is kept about a customer as Markdown, for them to read. What people wrote is fenced or escaped, as in the file of a case.</summary>
internal static class CustomerMarkdown
{
    public static async Task WriteAsync(ExportedCustomer exported, Stream stream, CancellationToken cancellationToken)
    {
        foreach (var part in Parts(exported))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(part), cancellationToken);
    }

    public static string Text(ExportedCustomer exported) => string.Concat(Parts(exported));

    private static IEnumerable<string> Parts(ExportedCustomer exported)
    {
        var zone = exported.Zone;
        yield return $"# What {CaseMarkdown.Inline(Shown.Name(exported.Team))} keeps about this customer\n\n";
        yield return "Colleagues stand here by their part and not by name.\n\n## What is known\n\n";
        if (exported.Facts.Count == 0)
            yield return "Nothing beside the cases.\n\n";

        foreach (var fact in exported.Facts)
            yield return $"- {fact.Kind.Name()}: {CaseMarkdown.Inline(fact.Text)}\n"
                + $"  {fact.Source.Line()}. They {fact.Consent.How.Line()}, {Day(fact.Consent.At)}. "
                + $"Noted by a colleague, {Day(fact.RecordedAt)}. Kept until {Day(fact.ExpiresAt)}.\n";

        yield return "\n## Cases\n\n";
        if (exported.Cases.Count == 0)
            yield return "None.\n\n";

        foreach (var contact in exported.Cases)
        {
            yield return $"### Case {contact.About.Number}: {CaseMarkdown.Inline(contact.Title)}\n\n";
            yield return string.Concat(Facts(contact.About, zone).Select(fact => $"- {fact}\n")) + "\n";
            foreach (var written in contact.Texts)
                yield return $"{written.Field.Name()}{(written.At is { } at ? $", {WallClock.Write(at, zone)}" : "")}:\n\n{CaseMarkdown.Fenced(written.Text)}\n";
        }

        yield return $"Exported on {WallClock.Write(exported.At, zone)}.\n";

        string Day(DateTimeOffset at) => WallClock.Write(WallClock.Date(at, zone));
    }

    private static IEnumerable<string> Facts(RecoveryCase about, TimeZoneInfo zone)
    {
        yield return about.Status switch
        {
            CaseStatus.Closed => "State: closed",
            CaseStatus.Cancelled => "State: called off",
            CaseStatus.Merged => "State: goes on in another case",
            _ => "State: open",
        };
        yield return $"Reported: {WallClock.Write(about.OpenedAt, zone)}";
        if (about.FirstWordAt is { } word)
            yield return $"First word to the customer: {WallClock.Write(word, zone)}";
        if (about.FixedAt is { } at)
            yield return $"Fixed: {WallClock.Write(at, zone)}";
        if (about.ClosedAt is { } closed)
            yield return $"Closed: {WallClock.Write(closed, zone)}";
        if (about.Outcome is not null)
            yield return $"The customer's view: {ClosingCards.View(about)}";
        foreach (var (name, answer) in AnswerCards.Facts(about))
            yield return $"{name}: {answer}";
    }
}
