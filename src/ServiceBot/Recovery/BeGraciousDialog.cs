using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>Step 5: what is said to the customer, and how they see it.</summary>
internal sealed class BeGraciousDialog(Guide guide) : StepDialog(Step.BeGracious, StepCards.Outcomes, guide)
{
    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader) =>
        Entry.TooLong(new Entry("What we say to the customer", answer.Words, Longest.Words));

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        about.Say(Entry.Of(answer.Words) ?? about.Words, reader.By);
        about.Presume(Enum.Parse<Outcome>(answer.Answer!));
        about.Close(reader.By);
        return $"Seen as: {StepCards.TitleOf(StepCards.Outcomes, answer.Answer!)}.{(about.Words is null ? "" : $" What we say: {Shown.Within(about.Words)}")}";
    }
}
