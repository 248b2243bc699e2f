using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The words about the clues of a team.</summary>
internal static class ClueCards
{
    public const int MostOwn = 12;
    public const int MostCases = 6;
    private const int MostOfPack = 5;
    private const int MostPacks = 4;
    private const int LongestClue = 160;

    public const string HowToImport = "Paste it behind the words: clues import, then the list in the same message. Each clue is a line that begins with a dash, or it is the JSON of a pack.";

    public static string List(string team, IReadOnlyList<string> own, IReadOnlyList<(int Case, string Worked)> cases, IReadOnlyList<PackClue> packs)
    {
        List<string> lines = [];
        if (own.Count > 0)
            lines.AddRange([$"What works in {team}, the newest first:", .. own.Take(MostOwn).Select(clue => $"- {Shown.Within(clue, LongestClue)}")]);
        if (own.Count > MostOwn)
            lines.Add($"… and {own.Count - MostOwn} more: clues export");
        if (cases.Count > 0)
            lines.AddRange(["Worth keeping from cases:", .. cases.Take(MostCases).Select(one => $"- {Shown.Within(one.Worked, LongestClue)} (case {one.Case})")]);
        foreach (var pack in packs.GroupBy(clue => clue.Pack).Take(MostPacks))
        {
            lines.AddRange([$"From the pack {Shown.Within(pack.Key)}:", .. pack.Take(MostOfPack).Select(clue => $"- {Shown.Within(clue.Text, LongestClue)}")]);
            if (pack.Count() > MostOfPack)
                lines.Add($"… and {pack.Count() - MostOfPack} more of it.");
        }

        return lines.Count == 0
            ? $"{team} has no clues yet. What went right, and why? For example: clue calling before they ask saves three mails"
            : string.Join('\n', lines);
    }

    public static string LeftOut(int count) => count == 0 ? "" : $" {(count == 1 ? "One was" : $"{count} were")} left out, because a name, an address or a long number is in it.";

    public static Activity Links(string team, string url, int clues, int leftOut, bool isPublic, string channel)
    {
        var heading = $"The clues of {team} as a file";
        var line = $"{clues} of them, to keep or to hand on.{LeftOut(leftOut)} Each link works once, for 15 minutes{(isPublic ? ", in a browser in which you are signed in" : "")}. To take in a pack of others: clues import";
        return Card.Message(
            channel, $"{heading}\n{line}\n{url}.md\n{url}.json", [Card.Words(heading, isBold: true), Card.Line(line)],
            [Card.Link("To read (Markdown)", $"{url}.md"), Card.Link("For programs (JSON)", $"{url}.json")]);
    }
}
