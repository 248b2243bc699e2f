using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>Step 1: what happened to the customer, in their words, without a person to blame.</summary>
internal sealed class DontBlameDialog(Guide guide) : StepDialog(Step.DontBlame, StepCards.Stories, guide)
{
    protected override void Understand(CardAnswer answer, Reader reader)
    {
        if (answer.Text is null)
            return;

        answer.Answer = "story";
        answer.Story = answer.Text;
    }

    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader) =>
        Entry.Of(answer.Story) is null
            ? new Complaint("Please say in a sentence what happened to them.")
            : Entry.TooLong(new Entry("The story", answer.Story, Longest.Story));

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        about.Hear(new Hearing(Entry.Of(answer.Story)!), reader.By);
        return Shown.Within(about.Story);
    }
}
