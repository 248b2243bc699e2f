using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>Step 2: somebody sees it through, and promises the customer by when they hear from us.</summary>
internal sealed class OwnItDialog(Guide guide, Coach coach) : StepDialog(Step.OwnIt, StepCards.Owners, guide, coach)
{
    private const string Mine = "mine";

    /// <summary>Whoever types a time makes the promise.</summary>
    protected override void Understand(CardAnswer answer, Reader reader)
    {
        if (answer.Text is { } text && Promises.Read(text, reader).Kind != SpokenTimeKind.NotUnderstood)
            (answer.Answer, answer.Promise) = (Mine, text);
        else if (answer is { Answer: Mine, Step: null })
            answer.Promise ??= "in 30 minutes";
    }

    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        if (answer.Answer != Mine)
            return about.Customer == CustomerKind.Self
                ? new Complaint("This case is about you, so nobody else can take it. “I own it” goes on; “cancel” calls it off.", "I own it", "cancel")
                : null;

        return Promises.Check(answer.Promise, Promises.Read(answer.Promise, reader), reader, about: about);
    }

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        if (answer.Answer != Mine)
        {
            about.Offer(reader.By);
            return "Somebody else will own it.";
        }

        var promise = Promises.Read(answer.Promise, reader).Instant;
        about.Own(reader.By);
        about.Promise(promise, reader.By);
        return $"{Shown.Name(reader.Person.Name)} owns it. Promise to the customer: {WallClock.Say(promise, reader.Now, reader.Zone)}.";
    }
}
