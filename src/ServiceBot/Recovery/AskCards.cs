using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Calendar;

namespace ServiceBot.Recovery;

/// <summary>The words about asking the customer for their view: how, whether it suits, and what came of it.</summary>
internal static class AskCards
{
    public const string Asks = "asks";

    /// <summary>Of the channels, those that are none.</summary>
    public const string NotAsked = "notasked";
    public const string NotSuitable = "notsuitable";

    private const string RewardNote = "A reward for taking part bends the answers: those who want it are kinder, and others do not come at all.";

    /// <summary>What a customer is asked, in words for anybody.</summary>
    private const string Questions = "Good questions: Did what we did actually help? Would you come back to us? What should we have done?";

    public static readonly IReadOnlyList<CardChoice> Channels =
    [
        new(nameof(AskChannel.Call), "Call", "phone", "telephone", "phone call"),
        new(nameof(AskChannel.Mail), "Mail", "e-mail", "email", "letter"),
        new(nameof(AskChannel.Chat), "Chat"),
        new(nameof(AskChannel.Survey), "Survey"),
        new(nameof(AskChannel.WebSite), "Web site", "website"),
        new(nameof(AskChannel.Reward), "Reward for taking part", "reward"),
        new(nameof(AskChannel.FocusGroup), "Focus group"),
        new(nameof(AskChannel.UserGroup), "User group"),
    ];

    public static string Title(AskChannel channel) => StepCards.TitleOf(Channels, $"{channel}");

    /// <summary>How asking went, and what comes of it.</summary>
    /// <param name="survey">Where the team's survey is; null where there is none.</param>
    public static string Asked(RecoveryCase about, AskChannel channel, string? survey) =>
        $"Noted: the customer of case {about.Number} was asked ({Title(channel)}). Once is enough; I send them nothing. "
        + $"If they object to nothing for {TurnedRound.Window.Days} days, I presume that it is all right for them. When they answer: customer says {about.Number}"
        + (channel == AskChannel.Reward ? $"\n{RewardNote}" : "")
        + (channel == AskChannel.Survey && survey is not null ? $"\n{Survey(about, survey)}" : "");

    public static string Survey(RecoveryCase about, string survey) => $"The survey for the customer of case {about.Number}, to copy; I send it to nobody: {survey}";

    /// <summary>Said to whoever would ask again; the events must be loaded.</summary>
    public static string AskedAlready(RecoveryCase about, DateTimeOffset now, TimeZoneInfo zone)
    {
        var how = about.AskedBy is { } channel ? $" ({Title(channel)})" : "";
        var when = about.AskedAt is { } at ? $", {WallClock.Say(at, now, zone)}" : "";
        return $"The customer of case {about.Number} was asked already{how}{when}.{CameOfAsking(about, now)} "
            + $"Once is enough; if the case is opened again, they may be asked again. When they answer: customer says {about.Number}";
    }

    private static string CameOfAsking(RecoveryCase about, DateTimeOffset now) => TurnedRound.At(now, about.Events) switch
    {
        Turned.Provisional => $" They may still object, within {TurnedRound.Window.Days} days.",
        Turned.Presumed => $" They objected to nothing for {TurnedRound.Window.Days} days, so I presume that it is all right for them.",
        Turned.Confirmed => $" Their view: {ClosingCards.View(about)}.",
        _ => "",
    };

    public static Activity Ask(RecoveryCase about, string? survey, string channel) => Card.Message(
        channel,
        $"How was the customer of case {about.Number} asked? For example: asked {about.Number} by mail. "
        + $"({string.Join(" / ", Channels.Select(choice => choice.Title))}) If asking is not suitable: asked {about.Number} not suitable because, and why."
        + (survey is null ? "" : $"\n{Survey(about, survey)}"),
        [
            Card.Heading($"Case {about.Number} · Ask the customer"),
            Card.Words(Shown.Within(about.Title)),
            Card.Line("Who does not ask does not hear. Ask once, honestly, and only where it suits; I send nothing to anybody."),
            Card.Line(Questions),
            .. Channel(about, $"{AskChannel.Call}"),
            .. survey is null ? [] : new[] { Card.Words(Survey(about, survey)) },
        ],
        [Card.Submit("Note it", ViewCards.Data(Asks, about, "note"), isFirst: true)]);

    /// <summary>How they were asked, where that is still open.</summary>
    public static IEnumerable<object> Channel(RecoveryCase about) =>
        about is { AbuseAt: not null, AskedAt: null } ? [Card.Line("Asking is not suitable: the contact ended because they were abusive.")]
        : about is { AskedAt: not null, AskedBy: { } channel } ? [Card.Line($"They were asked already: {Title(channel)}.")] : Channel(about, NotAsked);

    private static IEnumerable<object> Channel(RecoveryCase about, string chosen)
    {
        yield return Card.Choice(
            "askedBy", "How were they asked?", about.NotAskedBecause is null ? chosen : NotSuitable,
            Channels.Select(choice => (choice.Answer, choice.Title)).Concat([(NotAsked, "Not asked"), (NotSuitable, "Not suitable")]));
        yield return Card.Line(RewardNote, isSubtle: true);
        yield return Card.Input("notAskedBecause", "If it is not suitable: why not?", about.NotAskedBecause, "They are in mourning", Longest.Note);
    }
}
