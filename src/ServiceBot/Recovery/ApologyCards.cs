using Microsoft.Bot.Schema;
using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>The words for the customer, as blocks to use or change.</summary>
internal static class ApologyCards
{
    private const string LegalFirst = "Check with legal before you say whose it was. Caring and helping need no permission.";

    public static readonly IReadOnlyList<CardChoice> Whose =
    [
        new(nameof(Responsibility.Ours), "Ours", "us", "our fault"),
        new(nameof(Responsibility.NotOurs), "Not ours", "not us", "theirs", "outside"),
        new(nameof(Responsibility.LegalFirst), "Check with legal first", "legal", "legal first"),
    ];

    public static Responsibility? Of(string? answer) =>
        Whose.FirstOrDefault(choice => choice.Answer == answer || choice.Is(Said.Key(answer))) is { } chosen ? Enum.Parse<Responsibility>(chosen.Answer) : null;

    /// <summary>The part of step 5 in which the words stand.</summary>
    public static IEnumerable<object> Words(RecoveryCase about, string label)
    {
        if (about.Customer != CustomerKind.Self && Apology.Of(about) == Responsibility.LegalFirst)
            yield return Card.Words(LegalFirst, isBold: true);

        yield return Card.Input("words", label, about.Words ?? Apology.Draft(about, Apology.Of(about)), "Thank you for telling us…", Longest.Words, isMultiline: true);
    }

    /// <summary>The blocks on their own, outside the steps.</summary>
    public static Activity Blocks(RecoveryCase about, Responsibility whose, string channel)
    {
        var heading = $"{CaseCards.Label(about.IsPractice)}Case {about.Number} · Words for the customer";
        var blocks = Apology.Draft(about, whose).Split('\n');
        List<string> notes = whose == Responsibility.LegalFirst ? [LegalFirst] : [];
        if (Apology.Blanks(string.Join('\n', blocks)).Count > 0)
            notes.Add("What stands in [brackets] only you can know.");
        notes.Add("Blocks, not a letter: take what is true, and say it your own way. I send nothing to anybody.");

        return Card.Message(
            channel, $"{heading}\n{string.Join('\n', blocks)}\n{string.Join(' ', notes)}",
            [Card.Heading(heading), .. blocks.Select(block => Card.Words($"· {block}")), .. notes.Select(note => Card.Line(note, isSubtle: true))],
            Whose.Where(choice => choice.Answer != $"{whose}").Select(choice => Card.Command(choice.Title, $"apology {about.Number} {choice.Title}")));
    }

    /// <summary>What the words lack before they can be said; null when nothing.</summary>
    public static Complaint? Check(RecoveryCase about, string? words)
    {
        var blanks = Apology.Blanks(words);
        if (blanks.Count == 0 || Apology.IsDraft(about, words))
            return null;

        return new Complaint(
            $"{(blanks.Count == 1 ? "This is" : "These are")} still to be filled in: {string.Join(", ", blanks.Select(blank => Shown.Within(blank)))}. Write it, or take the sentence out. Your card above still holds what you typed.");
    }

    /// <summary>What is kept as said: nothing while it is only our draft with blanks in it.</summary>
    public static string? Kept(RecoveryCase about, string? words) =>
        Entry.Of(words) is { } said && !(Apology.IsDraft(about, said) && Apology.Blanks(said).Count > 0) ? said : about.Words;
}
