using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceBot.Tests.Harness;

/// <summary>
/// A whole conversation, line by line. What people do: "Ines: own 1", "Ines presses I own it", "Rui presses Take it in the channel",
/// "Rui presses the old I take it" (as it stood when he read it), "later 1:30" (hours).
/// What they read comes below, as "  Ines reads …"; a card is its lines, and its buttons stand in brackets.
/// </summary>
internal sealed class Script(TestBot bot)
{
    private static readonly string[] People = ["ines", "rui", "amal"];

    private readonly Dictionary<string, JsonObject> _read = [];

    /// <summary>Does what the script says people do, and returns it with what they read indeed.</summary>
    public async Task<string> PlayAsync(string script)
    {
        var played = new List<string>();
        foreach (var act in script.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && !line.StartsWith(' ')))
        {
            played.Add(act);
            await DoAsync(act);
            foreach (var person in People)
                foreach (var heard in await bot.ReadsAsync(person))
                {
                    played.Add($"  {Name(person)} reads {Show(heard)}");
                    foreach (var button in heard.Buttons.Where(button => button != "Add more"))
                        _read[$"{person} {button}"] = heard.Press(button);
                }

            // The living card changes all the time; what else is said there is said to everybody.
            played.AddRange((await bot.RoomReadsAsync()).Where(heard => heard.Card is null).Select(heard => $"  All read {Show(heard)}"));
        }

        return string.Join('\n', played);
    }

    private async Task DoAsync(string act)
    {
        if (act.StartsWith("later ", StringComparison.Ordinal))
        {
            bot.Clock.Advance(TimeSpan.Parse(act[6..], CultureInfo.InvariantCulture));
            return;
        }

        if (act.Split(" presses ", 2) is not [var who, var button])
        {
            var (person, text) = (act.Split(": ", 2)[0], act.Split(": ", 2)[1]);
            await bot.SaysUnreadAsync(person.ToLowerInvariant(), text);
        }
        else if (button.StartsWith("the old ", StringComparison.Ordinal))
        {
            var person = who.ToLowerInvariant();
            await bot.PostsUnreadAsync(person, _read[$"{person} {button["the old ".Length..]}"]);
        }
        else if (button.EndsWith(" in the channel", StringComparison.Ordinal))
        {
            await bot.PressesInRoomUnreadAsync(who.ToLowerInvariant(), 1, button[..^" in the channel".Length]);
        }
        else
        {
            await bot.PressesUnreadAsync(who.ToLowerInvariant(), button);
        }
    }

    private static string Name(string person) => char.ToUpperInvariant(person[0]) + person[1..];

    private static string Show(Heard heard)
    {
        // Of a question its first line says which one it is; all of them are held by tests of their own.
        var isQuestion = heard.Buttons.Count > 0 && heard.Card is not null;
        var words = string.Join(" | ", isQuestion ? heard.Lines.Take(1) : heard.Lines).TrimEnd();
        return heard.Buttons.Count == 0 ? words : $"{words} [{string.Join("] [", heard.Buttons)}]";
    }
}
