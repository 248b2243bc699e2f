using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>Firm and kind: what we cannot do, what we can, and why. It ends a case as well as a fix does.</summary>
internal static class FirmCards
{
    /// <summary>The answer to step 3 that says so.</summary>
    public const string Firm = "firm";

    public static IEnumerable<object> Inputs(RecoveryCase about, CardAnswer? typed)
    {
        yield return Card.Line("If they ask for what we cannot do, be firm and kind. That is a good end too.");
        yield return Card.Buttons([Card.Command("Look up a policy", "policy")]);
        yield return Input("cannot", "What we cannot do", typed, answer => answer.Cannot, about.Cannot, "Refund a ticket that was used");
        yield return Input("cannotBecause", "Why, in words they would accept", typed, answer => answer.CannotBecause, about.CannotBecause, "The seat was kept free for you");
        yield return Input("can", "What we can do", typed, answer => answer.Can, about.Can, "A free crossing within a year");
    }

    public static Firmness Read(CardAnswer answer) => new(Entry.Of(answer.Cannot), Entry.Of(answer.CannotBecause), Entry.Of(answer.Can));

    /// <summary>No without a reason and without anything instead is not kind.</summary>
    public static Complaint? Check(RecoveryCase about, CardAnswer answer)
    {
        var firm = answer.Step is null ? new Firmness(about.Cannot, about.CannotBecause, about.Can) : Read(answer);
        if (answer.Answer == Firm ? firm.IsWhole : firm is { IsWhole: true } or { Cannot: null, Because: null, Can: null })
            return null;

        return new Complaint(
            "To be firm and kind takes three things, a few words each, under “Add more”: what we cannot do, why, and what we can do. What you typed is kept.")
        {
            AsksAgain = true,
        };
    }

    private static object Input(string id, string label, CardAnswer? typed, Func<CardAnswer, string?> input, string? kept, string example) =>
        Card.Input(id, label, StepCards.StandsIn(typed, input, kept, Longest.Note), example, Longest.Note);
}
