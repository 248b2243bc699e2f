using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>What is asked in step 1 beside the story, and how what was heard is shown.</summary>
internal static class HearingCards
{
    private const string WhenExamples = "today 9:40, yesterday 18:00, 2 hours ago";

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

    /// <summary>The three times, which are seldom the same: when it happened, when we knew, when it was reported here.</summary>
    public static IEnumerable<object> Facts(CaseView view, int most)
    {
        var about = view.About;
        if (about.Effect is { } effect)
            yield return Card.Fact("What it means for them", Shown.Within(effect, most));
        if (about.Feeling is { } feeling)
            yield return Card.Fact("How they feel", Shown.Within(feeling, most));
        if (about.Need is { } need)
            yield return Card.Fact(about.NeedConfirmed ? "What they need, as they confirmed" : "What they need, as we understand it", Shown.Within(need, most));

        yield return Card.Fact("It happened", about.OccurredAt is { } occurred ? WallClock.Write(occurred, view.Zone) : "nobody said when");
        yield return Card.Fact(
            "We knew", (about.KnownAt is { } known ? WallClock.Write(known, view.Zone) : "nobody said when") + (about.FoundFirst ? ", before the customer did" : ""));
        yield return Card.Fact("Reported here", WallClock.Write(about.OpenedAt, view.Zone));
    }
}
