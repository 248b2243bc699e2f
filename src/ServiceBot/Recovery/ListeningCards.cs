using Microsoft.Bot.Schema;
using ServiceBot.Bot;

namespace ServiceBot.Recovery;

/// <summary>Helps to hear somebody out: open questions, ways to say back what was heard, and words for feelings.</summary>
internal static class ListeningCards
{
    private static readonly string[] Feelings =
    [
        "worried", "let down", "worn out", "left alone", "not taken seriously", "angry", "embarrassed", "confused", "afraid", "relieved",
    ];

    private static readonly string[] GraveFeelings = ["worried", "left alone", "not believed", "exhausted", "angry", "afraid"];

    /// <param name="about">The case that is listened to; null for any talk.</param>
    public static Activity Help(RecoveryCase? about, string channel)
    {
        var (questions, back) = (Questions(about), SayBack(about));
        var words = about?.IsGrave == true ? GraveFeelings : Feelings;
        var feelings = $"They sound {string.Join(", ", words[..^1])} or {words[^1]}? Say it as a question, and let them correct you.";
        var heading = about is null ? "Hearing somebody out" : $"{CaseCards.Label(about.IsPractice)}Case {about.Number} · Hearing them out";
        return Card.Message(
            channel,
            $"{heading}\nAsk, and then wait:\n{Listed(questions)}\nSay back what you heard:\n{Listed(back)}\nA word for the feeling:\n{feelings}",
            [
                Card.Heading(heading),
                Card.Words("Ask, and then wait", isBold: true), .. questions.Select(question => Card.Words($"· {question}")),
                Card.Words("Say back what you heard", isBold: true), .. back.Select(line => Card.Words($"· {line}")),
                Card.Words("A word for the feeling", isBold: true), Card.Line(feelings),
            ]);
    }

    private static string[] Questions(RecoveryCase? about) => about switch
    {
        { Customer: CustomerKind.Self } =>
        [
            "What happened, from the beginning?", "What was the hardest part?", "What would I say to a colleague who told me this?", "What would help me now?",
        ],
        { Danger: true } or { Care: SpecialCare.Injury } =>
        [
            "Where are you now, and who is with you?", "What do you need first?", "What can I take off your hands?", "When may I call you again?",
        ],
        { Care: SpecialCare.Bereavement } =>
        [
            "What would help you most just now?", "What may I take care of, so that you need not think of it?", "Whom may I speak to instead of you, if you wish?",
            "When would you like to hear from me, and how?",
        ],
        { Care: SpecialCare.Discrimination } =>
        [
            "Would you tell me what happened, as much of it as you want?", "What was said or done, and where?", "What should happen now, as you see it?",
            "How may we reach you, and what should we not do?",
        ],
        { Care: SpecialCare.DataLeak } =>
        [
            "What have you seen or received?", "What worries you most about it?", "What have you done so far?", "How may we reach you safely?",
        ],
        _ =>
        [
            "What happened, from the beginning?", "What did it mean for you?", "What have you tried so far?", "What would make it right for you?",
            "What else should I know?",
        ],
    };

    private static string[] SayBack(RecoveryCase? about) =>
    [
        about?.Effect is { } effect ? $"So for you it meant: {Shown.Within(effect)}. Is that right?" : "So for you it meant … Is that right?",
        about?.Need is { } need ? $"What you need is: {Shown.Within(need)}. Have I got that right?" : "What you need is … Have I got that right?",
        "Did I miss anything?",
    ];

    private static string Listed(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {line}"));
}
