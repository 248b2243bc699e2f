using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Coaching;

namespace ServiceBot.Recovery;

/// <summary>Step 3: put it right, to the customer's benefit. Whoever does it chooses freely how, and says why.</summary>
internal sealed class FixItFastDialog(Guide guide, Coach coach, Spending spending) : StepDialog(Step.FixItFast, StepCards.Fixes, guide, coach)
{
    private const int FewestOptions = 2;
    private const int MostOptions = 4;

    protected override IEnumerable<Draft> Drafts(CardAnswer answer) =>
    [
        new(answer.Cannot, Occasion.Customer), new(answer.CannotBecause, Occasion.Customer), new(answer.Can, Occasion.Customer),
        new(answer.Wants, Occasion.Story), new(answer.FirstAction, Occasion.Story), new(answer.ChoiceReason, Occasion.Story),
    ];

    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        if (Entry.TooLong(
                new Entry("What the customer wants", answer.Wants, Longest.Note),
                new Entry("The first helpful thing", answer.FirstAction, Longest.Note),
                new Entry("To whose benefit it is", answer.Benefit, Longest.Note),
                new Entry("What you spend on it", answer.Spend, Longest.Time),
                new Entry("What you spend it for", answer.SpendFor, Longest.Note),
                new Entry("The list of ways", answer.Options, Longest.Options),
                new Entry("What you choose", answer.Choice, Longest.Note),
                new Entry("Why you choose it", answer.ChoiceReason, Longest.Note),
                new Entry("What we cannot do", answer.Cannot, Longest.Note),
                new Entry("Why we cannot", answer.CannotBecause, Longest.Note),
                new Entry("What we can do", answer.Can, Longest.Note)) is { } tooLong)
            return tooLong;

        if (about.Customer == CustomerKind.Self && answer.Answer == FirmCards.Firm)
            return new Complaint("Is it fixed for you, or not yet? Nobody needs to be firm with themselves.", "It is fixed", "Not yet");

        if (about.Customer != CustomerKind.Self && FirmCards.Check(about, answer) is { } missing)
            return missing;

        var options = Options(answer.Options);
        if (options.Count == 1)
            return new Complaint("One way is no choice yet. Two to four help to see which is best for them; what else you typed is kept.") { AsksAgain = true };
        if (options.Count > MostOptions)
            return new Complaint($"These are {options.Count} ways. Two to four are enough to choose from; which are the best? What you typed is kept.")
            {
                AsksAgain = true,
            };

        return Entry.Of(answer.Choice) is { } choice && Entry.Of(answer.ChoiceReason) is null
            ? new Complaint($"Why “{Shown.Within(choice, Longest.Title)}”? A few words under “Because” are enough; everything else is kept.") { AsksAgain = true }
            : null;
    }

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        // A typed answer says nothing about the rest, so the rest stays; a card shows it all, so what is empty was emptied.
        if (answer.Step is not null)
            about.Help(
                new Helping(
                    Entry.Of(answer.Wants), Entry.Of(answer.FirstAction), Entry.Of(answer.Benefit),
                    Options(answer.Options) is { Count: >= FewestOptions } options ? string.Join('\n', options) : null,
                    Entry.Of(answer.Choice), Entry.Of(answer.ChoiceReason), Worth(about, answer)),
                reader.By);

        if (answer.Step is not null && about.Customer != CustomerKind.Self)
            about.HoldFirm(FirmCards.Read(answer), reader.By);

        if (answer.Answer == "notyet")
            about.Park(reader.By);
        else
            about.Fix(reader.By);

        if (answer.Answer == FirmCards.Firm)
            return $"We cannot do: {Shown.Within(about.Cannot)}. Why: {Shown.Within(about.CannotBecause)}. We can do: {Shown.Within(about.Can)}.";

        var chosen = about.Choice is null ? null : $"Chosen: {Shown.Within(about.Choice)}, because {Shown.Within(about.ChoiceReason)}";
        var said = new[] { about.Wants, about.FirstAction, about.Benefit }.OfType<string>().Select(text => Shown.Within(text));
        return (answer.Answer == "fixed" ? "It is fixed. " : "Not fixed yet. ") + string.Join(". ", said.Concat(new[] { chosen }.OfType<string>()));
    }

    protected override async Task<Activity?> SpendAsync(RecoveryCase about, CardAnswer answer, Reader reader, CancellationToken cancellationToken) =>
        answer.Step is not null && !about.IsPrivate && Entry.Of(answer.Spend) is { } amount
            ? await spending.SpendAsync(about, amount, answer.SpendFor, reader.Person, reader.Channel, cancellationToken)
            : null;

    private static List<string> Options(string? typed) =>
        [.. (Entry.Of(typed) ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    /// <summary>The card never shows what was said, because whoever owns the case now may not know it; so nothing said changes nothing.</summary>
    private static ValueRange Worth(RecoveryCase about, CardAnswer answer) =>
        Enum.TryParse<ValueRange>(answer.Worth, out var worth) && Enum.IsDefined(worth) && worth != ValueRange.Unknown ? worth : about.Value;
}
