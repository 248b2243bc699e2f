using Microsoft.Bot.Schema;
using ServiceBot.Bot;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Digest;

/// <summary>The words about stories of the week, and about work that somebody would sign.</summary>
internal static class StoryCards
{
    public const string Invitation = "What comes to mind first when you think of service, good or bad? To tell it: story and what happened";

    public const string Nothing = "There is nothing to take back: it was taken back already, or it was never shared.";

    public const string Kept = "It stays with you. I kept nothing of it.";

    public static string Question(StoryKind kind) => kind == StoryKind.Signed
        ? "What did you do lately that you would sign with your name? For example: work i'd sign the new note beside the till, which nobody asks about any more"
        : "What comes to mind when you think of service, good or bad, old or new? Where would you go back to, and why? For example: story the baker kept my bread when I was late";

    /// <summary>Nothing is kept until somebody presses, and then only what they chose.</summary>
    public static Activity Ask(StoryKind kind, string text, string team, string channel)
    {
        var word = WordOf(kind);
        var asked = $"“{Shown.Within(text)}” Shall {team} read it in the post of the week? Nothing is kept until you press. A story names nobody else, so leave others out, and customers too.";
        return Card.Message(
            channel,
            Card.IsShownOn(channel) ? asked : $"{asked} With your name: {word} named: and the text. Without it: {word} unnamed: and the text.",
            [Card.Words(asked)],
            [
                Card.Command("Share it with my name", $"{word} named: {text}"),
                Card.Command("Share it without my name", $"{word} unnamed: {text}"),
                Card.Command("Keep it to myself", $"{word} keep"),
            ]);
    }

    public static string Telling(Telling found) => "Nothing was kept. " + (found switch
    {
        Pulse.Telling.Name => "It has a name of somebody here in it, and a story names nobody else.",
        Pulse.Telling.Mail => "It has an address in it.",
        _ => "It has a long number in it.",
    }) + " Please say it without that.";

    public static Activity Shared(WeekStory story, string team, string channel)
    {
        var text = $"Shared {(story.IsNamed ? "with" : "without")} your name. It may stand in the post of the week of {team}. You can take it back whenever you like, even from there.";
        return Card.Message(
            channel, text, [Card.Words(text)],
            [
                story.IsNamed ? Card.Command("Without my name", $"{WordOf(story.Kind)} unname {story.Id}") : Card.Command("With my name", $"{WordOf(story.Kind)} name {story.Id}"),
                Card.Command("Take it back", $"{WordOf(story.Kind)} undo {story.Id}"),
            ]);
    }

    public static string WordOf(StoryKind kind) => Command.WordsOf(kind == StoryKind.Signed ? Verb.Signed : Verb.Story);
}
