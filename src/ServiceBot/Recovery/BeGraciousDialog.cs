using ServiceBot.Bot;
using ServiceBot.Coaching;

namespace ServiceBot.Recovery;

/// <summary>Step 5: what is said to the customer, and how they see it.</summary>
internal sealed class BeGraciousDialog(Guide guide, Coach coach, Surveys surveys) : StepDialog(Step.BeGracious, StepCards.Outcomes, guide, coach)
{
    protected override IEnumerable<Draft> Drafts(CardAnswer answer) => [new(answer.Words, Occasion.Customer)];

    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        if (Entry.TooLong(
                new Entry("What we say to the customer", answer.Words, Longest.Words),
                new Entry("What the customer said", answer.CustomerWords, Longest.Words),
                new Entry("Why asking is not suitable", answer.NotAskedBecause, Longest.Note),
                new Entry("What would have made it great", answer.WouldBeGreat, Longest.Note),
                new Entry("What could make them contact us again", answer.ContactAgain, Longest.Note)) is { } tooLong)
            return tooLong;

        if (about.Customer == CustomerKind.Self)
            return null;

        if (ApologyCards.Check(about, Entry.Of(answer.Words)) is { } blanks)
            return blanks;

        var outcome = OutcomeOf(answer);
        if (about is { Danger: true, FirstWordAt: null } && outcome != Outcome.LetDown)
            return new Complaint(
                $"Somebody was in danger, and nobody has noted a word to the customer yet. When they have had one: told {about.Number}. To close it without: close {about.Number}",
                $"told {about.Number}", $"close {about.Number}");

        if (about.IsHeldOpen && outcome != Outcome.LetDown)
            return new Complaint($"{SafetyCards.Missing(about)} Your card above still holds what you typed. What is open: disclosure {about.Number}", $"disclosure {about.Number}", "pause");

        if (reader.KnownCause is { } known && outcome != Outcome.LetDown)
            return new Complaint($"{ClosingCards.Known(about, known)} Three questions come before closing: close {about.Number}. Your card above still holds what you typed.", $"close {about.Number}");

        if (answer.AskedBy == AskCards.NotSuitable && Entry.Of(answer.NotAskedBecause) is null)
            return new Complaint("Why is it not suitable to ask them? A few words under “Add more” are enough. Your card above still holds what you typed.");

        var (answers, words) = (AnswersOf(about, answer), Entry.Of(answer.CustomerWords));
        if (answers.SpeakAgainst(outcome) && (words is null || words == about.CustomerWords))
            return new Complaint(AnswerCards.Against(answers, outcome) + " Your card above still holds what you typed.");

        return outcome == Outcome.BetterThanExpected && EvidenceOf(answer) == Evidence.Said && !RecoveryCase.IsEvident(outcome, Evidence.Said, words)
            ? new Complaint(
                "What did they say? A few of their own words make it better than expected; otherwise choose “I think so (not asked)”. Your card above still holds what you typed.")
            : null;
    }

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        var (by, outcome) = (reader.By, OutcomeOf(answer));
        about.Say(ApologyCards.Kept(about, answer.Words), by);
        if (about.Customer == CustomerKind.Self)
            about.Presume(outcome);
        else
            Hear(about, answer, outcome, by);

        if (outcome == Outcome.LetDown)
        {
            about.Reopen(by);
            return "Seen as: Still let down. It is open again.";
        }

        about.Close(by);
        return $"Seen as: {ClosingCards.View(about)}.{(about.Words is null ? "" : $" What we say: {Shown.Within(about.Words)}")}";
    }

    protected override async Task<string?> FollowUpAsync(RecoveryCase about, Reader reader, CancellationToken cancellationToken) =>
        about.AskedBy == AskChannel.Survey && about.AskedAt == reader.Now && await surveys.LinkAsync(about, cancellationToken) is { } survey
            ? AskCards.Survey(about, survey)
            : null;

    private static void Hear(RecoveryCase about, CardAnswer answer, Outcome outcome, By by)
    {
        // A typed answer says nothing about the rest, so the rest stays.
        if (answer.Step is not null)
            about.Reflect(Entry.Of(answer.WouldBeGreat), Entry.Of(answer.ContactAgain));

        if (answer.AskedBy == AskCards.NotSuitable)
            about.DoNotAsk(Entry.Of(answer.NotAskedBecause)!, by); // checked
        else if (AskCards.Channels.FirstOrDefault(choice => choice.Answer == answer.AskedBy) is { } asked)
            about.Ask(Enum.Parse<AskChannel>(asked.Answer), by);

        about.Answer(AnswersOf(about, answer), by);
        about.See(outcome, EvidenceOf(answer), Entry.Of(answer.CustomerWords), by);
    }

    private static CustomerAnswers AnswersOf(RecoveryCase about, CardAnswer answer) => AnswerCards.Read(answer, about.Answers);

    private static Outcome OutcomeOf(CardAnswer answer) => Enum.Parse<Outcome>(answer.Answer!);

    /// <summary>Anything we do not know is no evidence.</summary>
    private static Evidence EvidenceOf(CardAnswer answer) => answer.Evidence switch
    {
        nameof(Evidence.Said) => Evidence.Said,
        nameof(Evidence.Answered) => Evidence.Answered,
        _ => Evidence.Thought,
    };
}
