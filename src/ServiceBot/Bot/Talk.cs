using Microsoft.Bot.Schema;
using ServiceBot.Recovery;
using ServiceBot.Roster;
using CardAction = Microsoft.Bot.Schema.CardAction;

namespace ServiceBot.Bot;

/// <summary>Plain messages. They are never Markdown, because people's own words may be in them.</summary>
internal static class Talk
{
    /// <summary>How one addresses somebody; elsewhere people stand with their whole name.</summary>
    public static string FirstNameOf(Person person) => Shown.Name(Said.OneLine(person.Name).Split(' ', 2)[0]);

    public static Activity Text(string text, params IEnumerable<string> buttons) =>
        Text(text, buttons.Select(button => (button, button)));

    /// <param name="buttons">What is on each button, and what is typed for the person when it is pressed.</param>
    public static Activity Text(string text, IEnumerable<(string Title, string Typed)> buttons)
    {
        var actions = buttons
            .Select(button => new CardAction { Type = ActionTypes.ImBack, Title = button.Title, Value = button.Typed })
            .ToList();
        return new Activity
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = TextFormatTypes.Plain,
            SuggestedActions = actions.Count == 0 ? null : new SuggestedActions { Actions = actions },
        };
    }
}
