using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>Step 3: put it right, to the customer's benefit.</summary>
internal sealed class FixItFastDialog(Guide guide) : StepDialog(Step.FixItFast, StepCards.Fixes, guide)
{
    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader) => Entry.TooLong(
        new Entry("What the customer wants", answer.Wants, Longest.Note),
        new Entry("The first helpful thing", answer.FirstAction, Longest.Note),
        new Entry("To whose benefit it is", answer.Benefit, Longest.Note),
        new Entry("What it may cost", answer.Cost, Longest.Note));

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        // A typed answer says nothing about the rest, so the rest stays; a card shows it all, so what is empty was emptied.
        if (answer.Step is not null)
            about.Help(new Helping(Entry.Of(answer.Wants), Entry.Of(answer.FirstAction), Entry.Of(answer.Benefit), Entry.Of(answer.Cost)), reader.By);

        if (answer.Answer == "fixed")
            about.Fix(reader.By);
        else
            about.Park(reader.By);

        return (answer.Answer == "fixed" ? "It is fixed. " : "Not fixed yet. ")
            + string.Join(". ", new[] { about.Wants, about.FirstAction, about.Benefit, about.Cost }.OfType<string>().Select(text => Shown.Within(text)));
    }
}
