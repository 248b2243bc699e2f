using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>What is asked in step 1 beside the story, and how what was heard is shown.</summary>
internal static class HearingCards
{
    private const string WhenExamples = "today 9:40, 2 hours ago";

    /// <param name="whom">How the cards speak of the customer.</param>
    public static IEnumerable<object> Inputs(RecoveryCase about, string whom, Reader reader)
    {
        var isMine = about.Customer == CustomerKind.Self;
        yield return Card.Input("effect", $"What does it mean for {whom}?", about.Effect, "A night lost, and the boat missed", Longest.Note);
        yield return Card.Input(
            "feeling", isMine ? "How do you feel?" : "How do they feel? Say it back to them, and write what you said", about.Feeling,
            "Worn out, and not taken seriously", Longest.Note);
        yield return Card.Input(
            "need", isMine ? "What do you need?" : "What do they need? Say it back in your own words", about.Need, "To be home by Friday", Longest.Note);
        if (!isMine)
            yield return Card.Choice(
                "needConfirmed", "Is that what they need?", about.NeedConfirmed ? "yes" : "no", ("no", "Not asked yet"), ("yes", "They confirmed it"));

        yield return Card.Input("occurred", $"When did it happen to {whom}?", PastTimes.Write(about.OccurredAt, reader.Zone), WhenExamples, Longest.Time);
        if (isMine)
            yield break;

        yield return Card.Input("known", "When did the first of us know?", PastTimes.Write(about.KnownAt, reader.Zone), WhenExamples, Longest.Time);
        yield return Card.Choice("noticed", "Who noticed it first?", about.FoundFirst ? "us" : "customer", ("customer", "They did"), ("us", "We did"));
    }

    /// <summary>When it happened and when we knew, where somebody said; when it was reported stands with who did.</summary>
    public static IEnumerable<object> Facts(CaseView view)
    {
        var about = view.About;
        if (about.Care != SpecialCare.None)
            yield return Card.Fact("Special care", about.Care.Title());
        if (about is { Need: not null, NeedConfirmed: true })
            yield return Card.Fact("They confirmed what they need", "yes");

        if (about.OccurredAt is { } occurred)
            yield return Card.Fact("It happened", WallClock.Write(occurred, view.Zone));
        if (about.KnownAt is { } known)
            yield return Card.Fact("We knew", WallClock.Write(known, view.Zone) + (about.FoundFirst ? ", before the customer did" : ""));
        else if (about.FoundFirst)
            yield return Card.Fact("We knew", "before the customer did");
    }
}
