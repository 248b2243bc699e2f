using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Coaching;

namespace ServiceBot.Recovery;

/// <summary>Step 4: what made it possible, what worked, and what prevents it. Conditions, not culprits.</summary>
internal sealed class AnalyzeDialog(Guide guide, Coach coach, Ledger ledger, GapCommands gaps) : StepDialog(Step.Analyze, StepCards.Conditions, guide, coach)
{
    protected override void Understand(CardAnswer answer, Reader reader)
    {
        if (answer.Text is not null)
            answer.Answer = StepCards.Conditions[0].Answer;
    }

    protected override IEnumerable<Draft> Drafts(CardAnswer answer) =>
        [new(answer.Text, Occasion.Analysis), new(answer.Worked, Occasion.Analysis), new(answer.Prevention, Occasion.Analysis)];

    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        if (Entry.TooLong(
                new Entry("What made it possible", answer.Text, Longest.Note),
                new Entry("What worked", answer.Worked, Longest.Note),
                new Entry("What will prevent it", answer.Prevention, Longest.Note),
                new Entry("The name of who sees to it", answer.PreventionOwner, Longest.Name),
                new Entry("Who handles this best", answer.BestElsewhere, Longest.Note),
                new Entry("What it showed about us", answer.AboutUs, Longest.Note)) is { } tooLong)
            return tooLong;

        return Entry.Of(answer.PreventionDue) is { } typed
            && FollowUpDays.Check(typed, FollowUpDays.Today(reader), "By which day is it prevented?") is { } complaint
                ? complaint with { AsksAgain = true }
                : null;
    }

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        var conditions = Entry.Of(answer.Text) ?? answer.Answer!;
        if (answer.Step is null)
            about.Analyze(
                new Analysis(
                    conditions, about.Worked, about.Prevention, about.PreventionOwner, about.PreventionDue,
                    about.StoppedBy, about.Principle, about.BestElsewhere, about.AboutUs),
                reader.By);
        else
            about.Analyze(
                new Analysis(
                    conditions, Entry.Of(answer.Worked), Entry.Of(answer.Prevention), Entry.Of(answer.PreventionOwner),
                    Entry.Of(answer.PreventionDue) is { } due ? SpokenDay.Parse(due, FollowUpDays.Today(reader)) : null,
                    LearnedCards.Limits(answer.StoppedBy), Principle(about, answer, reader), Entry.Of(answer.BestElsewhere), Entry.Of(answer.AboutUs)),
                reader.By);

        var prevention = about.Prevention is null
            ? ""
            : $" Prevention: {Shown.Within(about.Prevention)}{(about.PreventionDue is { } day ? $" by {WallClock.Write(day)}" : "")}.";
        return $"What made it possible: {Shown.Within(about.Conditions)}.{prevention}";
    }

    protected override Task<string?> FollowUpAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken) =>
        ledger.KeepAsync(about, reader, cancellationToken);

    protected override Task GoOnAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken) =>
        gaps.OfferAsync(about, reader, cancellationToken);

    /// <summary>The one that was chosen, whole. One that the team has crossed out since the card was made is no principle any more.</summary>
    private static string? Principle(RecoveryCase about, CardAnswer answer, Reader reader) =>
        answer.Principle is null
            ? about.Principle
            : LearnedCards.Principles(about, reader).FirstOrDefault(principle => LearnedCards.Short(principle) == answer.Principle);
}
