using System;
using System.Collections.Generic;

namespace Microsoft.Bot.Schema;

/// <summary>A message.</summary>
public interface IMessageActivity : IActivity
{
    /// <summary>The language of the text, such as <c>en-GB</c>.</summary>
    string Locale { get; set; }

    /// <summary>The text.</summary>
    string Text { get; set; }

    /// <summary>The text to speak, as plain text or SSML.</summary>
    string Speak { get; set; }

    /// <summary>One of <see cref="InputHints"/>.</summary>
    string InputHint { get; set; }

    /// <summary>The text where the attachments cannot be shown.</summary>
    string Summary { get; set; }

    /// <summary>One of <see cref="TextFormatTypes"/>.</summary>
    string TextFormat { get; set; }

    /// <summary>One of <see cref="AttachmentLayoutTypes"/>.</summary>
    string AttachmentLayout { get; set; }

    /// <summary>The cards, pictures and files.</summary>
    IList<Attachment> Attachments { get; set; }

    /// <summary>Buttons that go away once one is pressed.</summary>
    SuggestedActions SuggestedActions { get; set; }

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    string Importance { get; set; }

    /// <summary>One of <see cref="DeliveryModes"/>.</summary>
    string DeliveryMode { get; set; }

    /// <summary>When it is no longer of use.</summary>
    DateTimeOffset? Expiration { get; set; }

    /// <summary>The payload; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object Value { get; set; }

    /// <summary>The mentions among the entities; empty when there are none.</summary>
    Mention[] GetMentions();

    /// <summary>Whether there is anything to show: text, a summary, attachments or channel data.</summary>
    bool HasContent();
}
