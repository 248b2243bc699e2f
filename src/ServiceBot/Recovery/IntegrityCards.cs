using Microsoft.Bot.Schema;
using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>The three questions of integrity, before something is done that cannot be taken back with those it concerns.</summary>
internal static class IntegrityCards
{
    private static readonly string[] Questions =
    [
        "Are we doing right by this customer?",
        "What is the impact if we go ahead?",
        "What happens to our reputation in the long run if we leave it so?",
    ];

    private static readonly string[] Inputs = ["right", "impact", "reputation"];

    /// <param name="lines">What it is about.</param>
    /// <param name="typed">How it is said in one message, up to the reason.</param>
    /// <param name="because">The input for the reason.</param>
    /// <param name="answers">What was typed so far.</param>
    public static Activity Ask(
        RecoveryCase about, string heading, IReadOnlyList<string> lines, string typed, object because, IReadOnlyList<string?> answers, string channel,
        IEnumerable<object> actions)
    {
        var text = $"{heading}: {string.Join(' ', lines)} Please answer three questions in a few words each:\n"
            + string.Join('\n', Questions.Select((question, index) => $"{index + 1}. {question}"))
            + $"\nIn one message, with a semicolon between them: {typed} because the reason; answer 1; answer 2; answer 3";
        return Card.Message(
            channel, text,
            [
                Card.Heading(heading),
                Card.Words(Shown.Within(about.Title)),
                .. lines.Select(line => Card.Line(line)),
                Card.Line("Three questions, a few words each. They are kept with the case."),
                .. Inputs.Select((id, index) => Card.Input(id, Questions[index], answers[index], "A few words", Longest.Note)),
                because,
            ],
            actions);
    }
}
