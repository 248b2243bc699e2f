using Microsoft.Bot.Schema;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>The words about what was published of check-ins: figures for everybody, and what was shared for those who lead.</summary>
internal static class MoraleCards
{
    private const int MostParts = 6;
    private const string MoreId = "more";

    /// <summary>Of all words together, so that the card stays small.</summary>
    private const int LongestWords = 4500;
    private const int MostLines = 80;
    private const int LongestPart = 60;

    private static string Why(int least) => "Figures are rough so that nobody can work out what one person said. "
        + $"They are rounded, come from {MoraleWords.Number(least)} people or more, and are shown only once a day is closed.";

    public static readonly MoraleLine NotMeasured = new("Figures", "begin when the team has written what it stands for and its principles: setup");

    /// <summary>More than fit on one card.</summary>
    public static readonly MoralePart Others = new("Your other teams", [new("Figures", "each team reads its own in its channel: morale")]);

    private static readonly (CareLetter Letter, string Word)[] Letters =
    [
        (CareLetter.Committed, "committed"), (CareLetter.Attentive, "attentive"), (CareLetter.Responsive, "responsive"), (CareLetter.Empowered, "empowered"),
    ];

    /// <summary>What matters most is seen at once; the other questions open with one press.</summary>
    /// <param name="least">So many people must have answered.</param>
    public static Activity Show(IReadOnlyList<MoralePart> parts, bool mayReadWords, int least, string channel)
    {
        List<object> body = [Card.Heading("Morale"), .. parts.SelectMany(part => Facts(part, isMore: false))];
        var more = parts.SelectMany(part => Facts(part, isMore: true)).ToList();
        List<object> actions = mayReadWords ? [Card.Command("What people shared", "morale words")] : [];
        if (more.Count > 0)
        {
            body.Add(Card.More(MoreId, more));
            actions.Insert(0, Card.Toggle("Other questions", MoreId));
        }

        body.Add(Card.Line(Why(least), isSubtle: true));
        var text = parts.SelectMany(part => part.Lines.Select(line => $"{line.Name}: {line.Text}").Prepend($"Morale · {Shown.Name(part.Name)}"));
        return Card.Message(channel, string.Join('\n', text.Append(Why(least))), body, actions);
    }

    private static IEnumerable<object> Facts(MoralePart part, bool isMore)
    {
        var lines = part.Lines.Where(line => line.IsMore == isMore).ToList();
        return lines.Count == 0 ? [] : lines.Select(line => Card.Fact(line.Name, line.Text)).Prepend(Card.Words(Shown.Name(part.Name), isBold: true));
    }

    /// <param name="least">So many people must have answered.</param>
    public static IEnumerable<MoraleLine> Team(Morale morale, IReadOnlyList<CareScore> care, DateOnly today, QuestionBank bank, int least) =>
        [.. Daily(morale, today, bank, least), .. Audit(morale, today), .. Care(morale, care), .. Parts(morale, today)];

    public static IEnumerable<MoraleLine> Organisation(OrganisationMorale all, DateOnly today)
    {
        if (all.Recommend is { } recommend)
        {
            yield return new("Would tell a friend to work here", $"{MoraleWords.Recommend(MoraleFigures.Recommend(recommend))} ({MoraleWords.Answers(recommend.Answers)}, {MoraleWords.Day(recommend.From, recommend.To, today)}); from −100 to +100", IsMore: true);
            if (MoraleFigures.RecommendSpread(recommend) is { } spread)
                yield return new("Of all answers", MoraleWords.Spread(spread, "0 to 6", "7 or 8", "9 or 10"), IsMore: true);
        }

        if (all.Stay is { } stay)
            yield return new("See themselves here in a year", MoraleWords.Line(stay, [], today), IsMore: true);
        if (all.Abuse is { } abuse && MoraleFigures.Yes(abuse) is { } yes)
            yield return new("Somebody they served was abusive", $"{MoraleWords.People(yes)} ({MoraleWords.Answers(abuse.Answers)}, {MoraleWords.Day(abuse.From, abuse.To, today)})", IsMore: true);
    }

    public static IEnumerable<MoraleLine> Middles(Middles all)
    {
        if (all.Morale is { } middle)
            yield return new("All teams, in the middle", MoraleWords.Figure(middle));
        if (all.Gap is { } gap)
            yield return new("Leaders guess, in the middle", gap switch { > 0 => $"{gap} higher than people say", < 0 => $"{-gap} lower than people say", _ => "as people say" });
    }

    /// <summary>Nobody reads here who wrote it, and in a channel nothing of it is said.</summary>
    public static Activity Words(IReadOnlyList<(string Name, DateOnly Today, IReadOnlyList<SharedWords> Words)> found, int least, string channel)
    {
        const string Heading = "What people shared";
        var rule = $"Words are shown where {MoraleWords.Number(Math.Max(least, SealRules.LeastForTexts))} people or more answered, in no order. "
            + "Please do not try to find out whose they are.";
        List<(string Text, bool IsBold)> lines = [];
        var room = LongestWords;
        foreach (var (name, today, words) in found)
        {
            lines.Add((Shown.Name(name), true));
            if (words.Count == 0)
                lines.Add(("Nothing is published yet.", false));

            foreach (var (item, batch, tags, texts) in words)
            {
                lines.Add(($"{item.Text} ({MoraleWords.Answers(batch.Answers)}, {MoraleWords.Day(batch.From, batch.To, today)})", false));
                lines.Add((tags.Count == 0 ? "No answer was given by five people or more." : string.Join(" · ", tags.Select(tag => $"{tag.Tag}: {MoraleWords.People(tag.People)}")), false));
                var shown = texts.TakeWhile(text => (room -= text.Length) >= 0).ToList();
                lines.AddRange(shown.Select(text => ($"“{Shown.Within(text)}”", false)));
                if (shown.Count < texts.Count)
                    lines.Add(("… and more than fits here.", false));
            }
        }

        // Where the card is shown, the text is for notifications only, and those should not tell what people wrote.
        return Card.Message(
            channel,
            Card.IsShownOn(channel) ? Heading : string.Join('\n', lines.Select(line => line.Text).Prepend(Heading).Append(rule)),
            [Card.Heading(Heading), .. lines.Take(MostLines).Select(line => Card.Words(line.Text, line.IsBold)), Card.Line(rule, isSubtle: true)]);
    }

    private static IEnumerable<MoraleLine> Daily(Morale morale, DateOnly today, QuestionBank bank, int least)
    {
        if (morale.Last is not { } last)
        {
            yield return new("Morale", MoraleWords.Collecting(least));
            yield break;
        }

        yield return new("Morale", MoraleWords.Line(last, morale.Earlier, today));
        if (MoraleWords.Participation(last.Answers, last.Invited) is { } part)
            yield return new("Took part", $"{part} of those asked");

        var words = bank.Answers(Scale.Feeling);
        if (MoraleFigures.Spread(last) is { } spread)
            yield return new("Of all answers", MoraleWords.Spread(spread, $"{words[0].Word} or {words[1].Word}", words[2].Word, $"{words[3].Word} or {words[4].Word}"));
        if (morale.Weeks.Any(week => week is not null))
            yield return new("Last four weeks", string.Join(" · ", morale.Weeks.Select(Plain)));
    }

    private static IEnumerable<MoraleLine> Parts(Morale morale, DateOnly today) => morale.Parts.Take(MostParts)
        .Select(part => new MoraleLine(Title(part.Item), MoraleWords.Line(part.Batch, [], today), IsMore: true));

    /// <summary>What people think of being asked: it is about us, so what is low is answered here.</summary>
    private static IEnumerable<MoraleLine> Audit(Morale morale, DateOnly today)
    {
        if (morale.Trust is { } trust)
            yield return new("Trust that answers stay anonymous", MoraleWords.Line(trust, [], today)
                + (MoraleFigures.Index(trust) < MoraleFigures.Low ? ". That is low, and it is about me, not about you. Leave out what you like; “stop asking” ends it at once." : ""));
        if (morale.Action is { } action)
            yield return new("Something changed because of answers", MoraleWords.Line(action, [], today)
                + (MoraleFigures.Index(action) < MoraleFigures.Low ? ". That is low, so the second question comes only every other day. “we did” shows what was done." : ""));
    }

    /// <summary>A letter of too little to say it is a dash; what people say themselves stands on its own.</summary>
    public static IEnumerable<MoraleLine> Care(Morale morale, IReadOnlyList<CareScore> care)
    {
        if (morale.Care.Any(said => said is not null))
            yield return new("CARE, as people say it", string.Join(" · ", Letters.Select(letter =>
                $"{letter.Word} {Plain(MoraleFigures.Middle(morale.Care[(int)letter.Letter] is { } said ? [(int)(100 * said.Value)] : []))}")));
        if (care.Any(letter => letter.Value is not null))
            yield return new("CARE this week, with figures of the cases", string.Join(" · ", Letters.Select(letter => care[(int)letter.Letter]).Zip(Letters, (score, letter) => score.Value is { } value
                ? $"{letter.Word} {value} ({string.Join("; ", score.Components.Select(Part))})"
                : $"{letter.Word} {MoraleWords.None}")) + ".");
    }

    /// <summary>With what it is about; of people only as roughly as anywhere.</summary>
    private static string Part(CareComponent component) =>
        $"{component.Name}, {(component.Of is { } things ? $"of {component.N} {things}" : MoraleWords.Answers(component.N))}";

    private static string Title(Item item) => item.Strand == TeamQuestions.Strand ? $"“{Shown.Within(item.Text, LongestPart)}”" : item.Strand;

    /// <summary>A figure among others: its number alone.</summary>
    private static string Plain(int? figure) => figure is { } number and not (MoraleFigures.VeryLow or MoraleFigures.VeryHigh) ? $"{number}" : MoraleWords.Figure(figure);
}

/// <param name="IsMore">It is not seen at once.</param>
internal sealed record MoraleLine(string Name, string Text, bool IsMore = false);

/// <param name="Name">Of those who are counted together.</param>
internal sealed record MoralePart(string Name, IReadOnlyList<MoraleLine> Lines);
