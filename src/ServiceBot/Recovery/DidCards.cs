using System.Text.RegularExpressions;
using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The words of "you said, we did".</summary>
internal static partial class DidCards
{
    public const string Example = "we did empower everybody may refund up to 80 € because you said the limit was too low";

    /// <summary>The words it begins with, as they are typed and shown.</summary>
    public static readonly IReadOnlyList<(ManagerActionKind Kind, string Word)> Kinds =
    [
        (ManagerActionKind.Empower, "empower"), (ManagerActionKind.Train, "train"), (ManagerActionKind.Care, "care"),
    ];

    /// <summary>What was done, and what people had said where that was said.</summary>
    public static (string Text, string? YouSaid) Read(string typed) =>
        Because().Match(typed) is { Success: true } match && match.Groups["did"].Value.Trim() is { Length: > 0 } did
            ? (did, Said.OneLine(match.Groups["said"].Value.Trim().Trim('"', '“', '”')) is { Length: > 0 } said ? said : null)
            : (typed, null);

    /// <summary>As it stands in the team's channel and in what the team reads of its day. No names.</summary>
    public static string Line(ManagerAction done) =>
        $"{(done.YouSaid is { } said ? $"You said “{Shown.Within(said)}” → we did: " : "We did: ")}{Shown.Within(done.Text)} ({Title(done.Kind)})";

    public static Activity Noted(ManagerAction done, string text, string channel) =>
        Card.Message(channel, text, [Card.Words(text)], [Card.Command("Take it back", $"we did undo {done.Id}")]);

    /// <param name="days">How many days back it looks.</param>
    public static string List(IReadOnlyList<ManagerAction> done, string team, int days, TimeZoneInfo zone) => done.Count == 0
        ? $"Nothing was noted in {team} in the last {days} days. What managers do for their people is noted with, for example: {Example}"
        : $"You said, we did, in {team}:\n{string.Join('\n', done.Select(one => $"{WallClock.Write(WallClock.Date(one.At, zone))} · {Line(one)}"))}";

    private static string Title(ManagerActionKind kind) => kind switch
    {
        ManagerActionKind.Empower => "empower",
        ManagerActionKind.Train => "train",
        _ => "care",
    };

    [GeneratedRegex(@"^(?<did>.*?)[\s,;.]+because (?:you|people|the team|somebody|some of you) (?:all )?said:?\s+(?:that )?(?<said>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Because();
}
