using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Makes messages; those without an input hint accept input.</summary>
public static class MessageFactory
{
    /// <summary>Makes a message with a text, and what to speak.</summary>
    public static Activity Text(string text, string ssml = null, string inputHint = null)
    {
        var message = (Activity)Activity.CreateMessageActivity();
        message.Text = string.IsNullOrEmpty(text) ? null : text;
        message.Speak = string.IsNullOrEmpty(ssml) ? null : ssml;
        message.InputHint = inputHint ?? InputHints.AcceptingInput;
        return message;
    }

    /// <summary>Makes a message with buttons that say their text.</summary>
    public static IMessageActivity SuggestedActions(
        IEnumerable<string> actions, string text = null, string ssml = null, string inputHint = null) =>
        SuggestedActions(actions, text, ssml, inputHint, null);

    /// <summary>Makes a message with buttons that say their text, seen by those of the given ids.</summary>
    public static IMessageActivity SuggestedActions(
        IEnumerable<string> actions,
        string text = null,
        string ssml = null,
        string inputHint = null,
        IList<string> toList = null)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var buttons = actions.Select(a => new CardAction(ActionTypes.ImBack, title: a, value: a));
        return SuggestedActions(buttons, text, ssml, inputHint, toList);
    }

    /// <summary>Makes a message with buttons.</summary>
    public static IMessageActivity SuggestedActions(
        IEnumerable<CardAction> cardActions, string text = null, string ssml = null, string inputHint = null) =>
        SuggestedActions(cardActions, text, ssml, inputHint, null);

    /// <summary>Makes a message with buttons, seen by those of the given ids.</summary>
    public static IMessageActivity SuggestedActions(
        IEnumerable<CardAction> cardActions,
        string text = null,
        string ssml = null,
        string inputHint = null,
        IList<string> toList = null)
    {
        ArgumentNullException.ThrowIfNull(cardActions);
        var message = Text(text, ssml, inputHint);
        message.SuggestedActions = new SuggestedActions(toList, cardActions.ToList());
        return message;
    }

    /// <summary>Makes a message with one attachment.</summary>
    public static IMessageActivity Attachment(
        Attachment attachment, string text = null, string ssml = null, string inputHint = null)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return Attachment([attachment], text, ssml, inputHint);
    }

    /// <summary>Makes a message with attachments, one below the other.</summary>
    public static IMessageActivity Attachment(
        IEnumerable<Attachment> attachments, string text = null, string ssml = null, string inputHint = null) =>
        WithAttachments(AttachmentLayoutTypes.List, attachments, text, ssml, inputHint);

    /// <summary>Makes a message with attachments side by side.</summary>
    public static IMessageActivity Carousel(
        IEnumerable<Attachment> attachments, string text = null, string ssml = null, string inputHint = null) =>
        WithAttachments(AttachmentLayoutTypes.Carousel, attachments, text, ssml, inputHint);

    /// <summary>Makes a message with a picture or a file that is elsewhere.</summary>
    public static IMessageActivity ContentUrl(
        string url,
        string contentType,
        string name = null,
        string text = null,
        string ssml = null,
        string inputHint = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        return Attachment(new Attachment(contentType, url, name: name ?? string.Empty), text, ssml, inputHint);
    }

    private static Activity WithAttachments(
        string layout, IEnumerable<Attachment> attachments, string text, string ssml, string inputHint)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        var message = Text(text, ssml, inputHint);
        message.AttachmentLayout = layout;
        message.Attachments = attachments.ToList();
        return message;
    }
}
