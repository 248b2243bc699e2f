using System.Globalization;
using ServiceBot.Pulse;
using ServiceBot.Recovery;

namespace ServiceBot.Bot;

/// <summary>Reads what came back from a check-in, or what was typed in its place. Anything in it may be made up.</summary>
internal static class CheckInAnswer
{
    /// <returns>Null when it is no answer to that question.</returns>
    public static Answer? Read(CardAnswer pressed, Item item)
    {
        var chosen = $"{pressed.Value}";
        if (chosen == CheckInCards.Skip)
            return Answer.Skip;

        var answer = item.Scale == Scale.Text
            ? Text(pressed)
            : int.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Answer.Of(value) : null;
        return answer?.IsTo(item) == true ? answer : null;
    }

    /// <summary>The word of a scale, or the word for leaving it out.</summary>
    public static Answer? Typed(string text, Item item, QuestionBank bank)
    {
        if (text.Length > Longest.Time)
            return null;

        var key = Said.Key(text);
        if (key == Said.Key(bank.SkipWord))
            return Answer.Skip;

        foreach (var (value, word) in bank.Answers(item.Scale))
            if (key == Said.Key(word))
                return Answer.Of(value);

        return null;
    }

    /// <summary>Words that are not to be shared are dropped at once, for nobody would ever read them.</summary>
    private static Answer Text(CardAnswer pressed)
    {
        var tags = (pressed.Tags ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isShared = pressed.Share == "yes" && Said.Clean(pressed.Words).Length > 0;
        return new Answer(null, tags, isShared ? Said.Clean(pressed.Words) : null, isShared);
    }
}
