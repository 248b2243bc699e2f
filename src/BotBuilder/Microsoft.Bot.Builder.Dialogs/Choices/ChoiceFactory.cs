using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs.Choices;

/// <summary>Makes messages that show choices.</summary>
public class ChoiceFactory
{
    /// <summary>
    /// Shows the choices as the channel does it best: as buttons where it has enough of them and the titles fit,
    /// otherwise in the text, up to three in a row and more in a list.
    /// </summary>
    public static IMessageActivity ForChannel(
        string channelId,
        IList<Choice> list,
        string text = null,
        string speak = null,
        ChoiceFactoryOptions options = null,
        string conversationType = null,
        IList<string> toList = null)
    {
        list ??= [];
        var titlesFit = list.All(choice => (choice.Title?.Length ?? 0) <= Channel.MaxActionTitleLength(channelId));

        if (titlesFit && Channel.SupportsSuggestedActions(channelId, list.Count, conversationType))
            return SuggestedAction(list, text, speak, toList);
        if (titlesFit && Channel.SupportsCardActions(channelId, list.Count))
            return HeroCard(list, text, speak);
        return titlesFit && list.Count <= 3 ? Inline(list, text, speak, options) : List(list, text, speak, options);
    }

    /// <summary>Shows the choices behind the text: "text (1) A, (2) B, or (3) C".</summary>
    public static Activity Inline(IList<Choice> choices, string text = null, string speak = null, ChoiceFactoryOptions options = null)
    {
        choices ??= [];
        var shown = new StringBuilder(text).Append(' ');
        for (var i = 0; i < choices.Count; i++)
        {
            if (i > 0)
                shown.Append(Separator(i));
            if (options?.IncludeNumbers ?? true)
                shown.Append('(').Append(i + 1).Append(") ");
            shown.Append(choices[i].Title);
        }

        return MessageFactory.Text(shown.ToString(), speak, InputHints.ExpectingInput);

        string Separator(int index)
        {
            if (index < choices.Count - 1)
                return options?.InlineSeparator ?? ", ";
            return index == 1 ? options?.InlineOr ?? " or " : options?.InlineOrMore ?? ", or ";
        }
    }

    /// <summary>Shows the choices below the text, one a line.</summary>
    public static Activity List(IList<string> choices, string text = null, string speak = null, ChoiceFactoryOptions options = null) =>
        List(ToChoices(choices), text, speak, options);

    /// <summary>Shows the choices below the text, one a line.</summary>
    public static Activity List(IList<Choice> choices, string text = null, string speak = null, ChoiceFactoryOptions options = null)
    {
        var lines = (choices ?? []).Select((choice, i) => (options?.IncludeNumbers ?? true ? $"{i + 1}. " : "- ") + choice.Title);
        return MessageFactory.Text($"{text}\n\n   {string.Join("\n   ", lines)}", speak, InputHints.ExpectingInput);
    }

    /// <summary>Shows the choices as suggested actions, to the people with the ids in <paramref name="toList"/>; null shows them to everybody.</summary>
    public static IMessageActivity SuggestedAction(IList<string> choices, string text = null, string speak = null, IList<string> toList = null) =>
        SuggestedAction(ToChoices(choices), text, speak, toList);

    /// <summary>Shows the choices as suggested actions, to the people with the ids in <paramref name="toList"/>; null shows them to everybody.</summary>
    public static IMessageActivity SuggestedAction(IList<Choice> choices, string text = null, string speak = null, IList<string> toList = null) =>
        MessageFactory.SuggestedActions(Actions(choices), text, speak, InputHints.ExpectingInput, toList);

    /// <summary>Shows the choices as the buttons of a card that carries the text; the message itself has none.</summary>
    public static IMessageActivity HeroCard(IList<Choice> choices, string text = null, string speak = null)
    {
        var card = new HeroCard { Text = text, Buttons = Actions(choices) };
        return MessageFactory.Attachment(card.ToAttachment(), null, speak, InputHints.ExpectingInput);
    }

    /// <summary>A choice for each of the values; null makes none.</summary>
    public static IList<Choice> ToChoices(IList<string> choices) => [.. (choices ?? []).Select(value => new Choice(value))];

    private static List<CardAction> Actions(IList<Choice> choices) =>
        [.. (choices ?? []).Select(choice => choice.Action ?? new CardAction { Type = ActionTypes.ImBack, Value = choice.Value, Title = choice.Value })];
}
