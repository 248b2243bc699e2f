using ServiceBot.Bot;
using ServiceBot.Calendar;
using ServiceBot.Coaching;

namespace ServiceBot.Recovery;

/// <summary>Step 1: what happened to the customer, in their words, without a person to blame; and what it means to them.</summary>
internal sealed class DontBlameDialog(Guide guide, Coach coach) : StepDialog(Step.DontBlame, StepCards.Stories, guide, coach)
{
    protected override void Understand(CardAnswer answer, Reader reader)
    {
        if (answer.Text is null)
            return;

        answer.Answer = "story";
        answer.Story = answer.Text;
    }

    protected override IEnumerable<Draft> Drafts(CardAnswer answer) =>
        [new(answer.Story, Occasion.Story), new(answer.Effect, Occasion.Story), new(answer.Feeling, Occasion.Customer), new(answer.Need, Occasion.Story)];

    protected override Complaint? Check(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        if (Entry.Of(answer.Story) is null)
            return new Complaint("Please say in a sentence what happened to them.");

        if (Entry.TooLong(
                new Entry("The story", answer.Story, Longest.Story),
                new Entry("What it means for them", answer.Effect, Longest.Note),
                new Entry("How they feel", answer.Feeling, Longest.Note),
                new Entry("What they need", answer.Need, Longest.Note)) is { } tooLong)
            return tooLong;

        if (answer.NeedConfirmed == "yes" && Entry.Of(answer.Need) is null)
            return new Complaint("What did they confirm that they need? Please write it in one line, or choose Not yet.");

        return PastTimes.Check("When it happened", answer.Occurred, reader)
            ?? PastTimes.Check("When we first knew", answer.Known, reader)
            ?? InOrder(Heard(about, answer, reader), reader);
    }

    protected override string Record(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        about.Hear(Heard(about, answer, reader), reader.By);
        return Shown.Within(about.Story) + Times(about, reader);
    }

    /// <summary>What is typed is the story and says nothing about the rest, so the rest stays; a card shows it all, so what is empty was emptied.</summary>
    private static Hearing Heard(RecoveryCase about, CardAnswer answer, Reader reader)
    {
        var story = Entry.Of(answer.Story)!;
        if (answer.Step is null)
            return new Hearing(story, about.Effect, about.Feeling, about.Need, about.NeedConfirmed, about.OccurredAt, about.KnownAt, about.FoundFirst);

        return new Hearing(
            story, Entry.Of(answer.Effect), Entry.Of(answer.Feeling), Entry.Of(answer.Need), answer.NeedConfirmed == "yes",
            NotLater(about, PastTimes.Read(answer.Occurred, about.OccurredAt, reader)), NotLater(about, PastTimes.Read(answer.Known, about.KnownAt, reader)),
            answer.Noticed == "us");
    }

    /// <summary>Whoever says “just now” a while after they opened the case means: just before.</summary>
    private static DateTimeOffset? NotLater(RecoveryCase about, DateTimeOffset? at) => at > about.OpenedAt ? about.OpenedAt : at;

    private static Complaint? InOrder(Hearing heard, Reader reader) =>
        heard is { OccurredAt: { } occurred, KnownAt: { } known } && known < occurred
            ? new Complaint(
                $"We cannot have known before it happened: it happened {WallClock.Say(occurred, reader.Now, reader.Zone)}, "
                + $"we knew {WallClock.Say(known, reader.Now, reader.Zone)}. Which of the two is it?")
            : null;

    private static string Times(RecoveryCase about, Reader reader)
    {
        var line = about.OccurredAt is { } occurred ? $" · It happened {WallClock.Say(occurred, reader.Now, reader.Zone)}." : "";
        if (about.KnownAt is { } known)
            line += $" · We knew {WallClock.Say(known, reader.Now, reader.Zone)}.";

        return about.FoundFirst ? line + " · We noticed it first." : line;
    }
}
