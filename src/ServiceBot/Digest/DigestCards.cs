using System.Globalization;
using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Recovery;
using Known = Microsoft.Bot.Connector.Channels;

namespace ServiceBot.Digest;

/// <summary>How the daily digest looks in a chat, and the words about it.</summary>
internal static class DigestCards
{
    public const string FlagAnswer = "digest";

    /// <summary>What the buttons of a post begin with: what is pressed, on which day, of which team. Whoever is not in that team is refused.</summary>
    public const string PressPrefix = "digest/";

    public const string SayThanks = "thanks";
    public const string Meanings = "mean";
    public const string Wrong = "wrong";

    private const string DetailsId = "details";
    private const string PreviewLine = "Preview: so it would look now. Only you see it.";

    /// <summary>Everything is said in the post; what is behind it opens on one press, or stands in its thread.</summary>
    public static Activity Daily(DigestView view, string channel)
    {
        var isQuiet = view.Digest.IsQuiet;
        var lines = view.Lines;
        var text = string.Join('\n', lines.Select(line => view.Mention is { } named && line.Text == HandOf(view) ? $"{line} · @{named.Name}" : $"{line}"));
        var isTeams = channel == Known.Msteams;
        List<object> body = [.. view.IsPreview ? [Card.Line(PreviewOf(view), isSubtle: true)] : Array.Empty<object>(), .. lines.Select((line, at) => Shown(view, line, isFirst: at == 0, isTeams))];
        List<object> actions = [];
        if (!view.IsPreview)
            actions.AddRange(Buttons(view, channel, isQuiet));
        if (!isQuiet && (!isTeams || view.IsPreview))
        {
            body.Add(Card.More(DetailsId, view.Details.Select(line => Card.Words(line))));
            actions.Add(Card.Toggle("Details", DetailsId));
        }

        var message = Card.Message(channel, view.IsPreview ? $"{PreviewOf(view)}\n{text}" : text, body, actions);
        if (isTeams && view.Mention is { } mention && message.Attachments?[0].Content is Dictionary<string, object> card && lines.Any(line => line.Text == HandOf(view)))
            card["msteams"] = Entities(mention);

        return message;
    }

    /// <summary>What is behind the post, for its thread.</summary>
    public static Activity Details(DigestView view, string channel) =>
        Card.Message(channel, string.Join('\n', view.Details), [Card.Heading("Details"), .. view.Details.Select(line => Card.Words(line))]);

    public static string Press(string what, DigestKind kind, DateOnly date, string teamId) =>
        string.Create(CultureInfo.InvariantCulture, $"{PressPrefix}{what}/{(int)kind}/{date:yyyy-MM-dd}/{teamId}");

    /// <summary>What the figures in it mean.</summary>
    public static Activity Mean(IReadOnlyList<Metric> all, string channel) => Card.Message(
        channel, string.Join('\n', all.Select(MetricGuide.Say)),
        [
            Card.Heading("What these mean"),
            .. all.SelectMany(metric => MetricGuide.Facts(metric).Select(fact => Card.Fact(fact.Name, fact.Text)).Prepend(Card.Words(metric.Name, isBold: true))),
            Card.Line("Nothing here is counted by person.", isSubtle: true),
        ]);

    /// <summary>It is said who reads it before anything is sent; until then nobody knows of it.</summary>
    /// <param name="known">What this person sent before, and nobody has seen to.</param>
    public static Activity AskWhatIsWrong(DigestPost post, DigestFlag? known, string channel)
    {
        var text = $"What is wrong in the digest of {DayOf(post.Date)}? When you send this, the managers of your team read it, with your name. You may leave it empty.";
        if (!Card.IsShownOn(channel))
            return Talk.Text($"Is something wrong in the digest of {DayOf(post.Date)}? I cannot take it here. Please tell a manager of your team.");

        return Card.Message(
            channel, text,
            [Card.Line(text), Card.Input("digestWords", "What is wrong? (you may leave it empty)", known?.Words, "The case was fixed at noon", Longest.Note, isMultiline: true)],
            [Card.Submit("Send it", new Dictionary<string, object> { ["answer"] = FlagAnswer, ["digestFlag"] = Press(Wrong, post.Kind, post.Date, post.TeamId) })]);
    }

    public static Activity ToManager(DigestFlag flag, string who, string team, string day, string channel)
    {
        var text = $"{Recovery.Shown.Name(who)} says something is wrong in the digest of {Recovery.Shown.Name(team)}, {day}{(flag.Words is { } words ? $": {Recovery.Shown.Within(words)}" : ". They have not written what.")}";
        return Card.Message(channel, text, [Card.Words(text)], [Card.Command("It is done", $"digest done {flag.Number}"), Card.Command("All of them", "digest flags")]);
    }

    public static Activity Flags(IReadOnlyList<(DigestFlag Flag, string Who, string Team)> flags, string channel)
    {
        const string heading = "Said to be wrong in a digest";
        var lines = flags.Select(one => $"{one.Flag.Number} · {Recovery.Shown.Name(one.Team)}, {DayOf(one.Flag.Date)} · {Recovery.Shown.Name(one.Who)}: {(one.Flag.Words is { } words ? Recovery.Shown.Within(words) : "no words")}").ToList();
        return Card.Message(
            channel, string.Join('\n', lines.Prepend(heading)),
            [Card.Heading(heading), .. lines.Select(line => Card.Words(line))],
            flags.Take(5).Select(one => Card.Command($"Done {one.Flag.Number}", $"digest done {one.Flag.Number}")));
    }

    public static string DayOf(DateOnly date) => date.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private static string PreviewOf(DigestView view) => view.Digest.IsSmall ? $"{PreviewLine} {DetailLines.Small}" : PreviewLine;

    private static IEnumerable<object> Buttons(DigestView view, string channel, bool isQuiet)
    {
        if (!isQuiet && view is { TakeId: { } take, Digest.Hand: { IsFree: true } hand })
            yield return Card.Press(channel, $"Take #{hand.Number}", take);

        var (kind, date, team) = (DigestKind.Daily, view.Digest.Day.Date, view.Digest.TeamId);
        yield return Card.Press(channel, "Say thanks", Press(SayThanks, kind, date, team));
        if (!isQuiet)
            yield return Card.Press(channel, "What do these mean?", Press(Meanings, kind, date, team));

        yield return Card.Press(channel, "Something's wrong here", Press(Wrong, kind, date, team));
    }

    private static object Shown(DigestView view, DigestLine line, bool isFirst, bool isTeams)
    {
        if (view.Mention is { } mention && line.Text == HandOf(view))

            // Runs name nobody there; this line is of our own words alone.
            return isTeams ? Card.Line($"{line.Text} · <at>{mention.Name}</at>") : Card.Words($"{line.Text} · @{mention.Name}");

        return isFirst ? Card.Words(line.Text, isBold: true) : line.Head.Length > 0 ? Card.Part(line.Head, line.Text) : Card.Words(line.Text);
    }

    private static string? HandOf(DigestView view) => view.Digest.Hand is { } hand ? DailyLines.Hand(hand) : null;

    private static Dictionary<string, object> Entities(DigestMention mention) => new()
    {
        ["entities"] = new List<object>
        {
            new Dictionary<string, object>
            {
                ["type"] = "mention",
                ["text"] = $"<at>{mention.Name}</at>",
                ["mentioned"] = new Dictionary<string, object> { ["id"] = mention.Account, ["name"] = mention.Name },
            },
        },
    };
}

/// <summary>A digest as it is shown: what is frozen in it, and where its buttons lead.</summary>
internal sealed record DigestView(DailyDigest Digest)
{
    /// <summary>What stands around a name that is mentioned.</summary>
    private const int LongestMark = 14;

    public bool IsPreview { get; init; }

    /// <summary>The button that takes the case which needs a hand; null where there is none.</summary>
    public string? TakeId { get; init; }

    public DigestMention? Mention { get; init; }

    public IReadOnlyList<DigestLine> Lines => Digest.IsQuiet ? DailyLines.OfQuiet(Digest) : DailyLines.Of(Digest, Mention is { } named ? named.Name.Length + LongestMark : 0);

    public IReadOnlyList<string> Details => DetailLines.Of(Digest);

    /// <summary>The same without what only grows older: for that nothing is edited.</summary>
    public IReadOnlyList<string> Ageless => DetailLines.Of(Digest with { Figures = Digest.Figures with { Fix = Digest.Figures.Fix with { Oldest = null } } });
}

/// <param name="Name">Letters and digits alone, so that it cannot be read as anything else.</param>
/// <param name="Account">In the chat of the channel.</param>
internal sealed record DigestMention(string PersonId, string Name, string Account);
