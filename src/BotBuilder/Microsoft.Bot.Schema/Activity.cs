using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema;

/// <summary>Anything that is exchanged between a bot and a channel; <see cref="Type"/> says what it is.</summary>
public partial class Activity
{
    /// <summary>The content type of an activity that is an attachment of another.</summary>
    public const string ContentType = "application/vnd.microsoft.activity";

    /// <summary>Leaves every member unset.</summary>
    public Activity()
    {
    }

    /// <summary>Sets the given members.</summary>
    public Activity(
        string type = null,
        string id = null,
        DateTimeOffset? timestamp = null,
        DateTimeOffset? localTimestamp = null,
        string serviceUrl = null,
        string channelId = null,
        ChannelAccount from = null,
        ConversationAccount conversation = null,
        ChannelAccount recipient = null,
        string textFormat = null,
        string attachmentLayout = null,
        IList<ChannelAccount> membersAdded = null,
        IList<ChannelAccount> membersRemoved = null,
        IList<MessageReaction> reactionsAdded = null,
        IList<MessageReaction> reactionsRemoved = null,
        string topicName = null,
        bool? historyDisclosed = null,
        string locale = null,
        string text = null,
        string speak = null,
        string inputHint = null,
        string summary = null,
        SuggestedActions suggestedActions = null,
        IList<Attachment> attachments = null,
        IList<Entity> entities = null,
        object channelData = null,
        string action = null,
        string replyToId = null,
        string label = null,
        string valueType = null,
        object value = null,
        string name = null,
        ConversationReference relatesTo = null,
        string code = null,
        DateTimeOffset? expiration = null,
        string importance = null,
        string deliveryMode = null,
        IList<string> listenFor = null,
        IList<TextHighlight> textHighlights = null,
        SemanticAction semanticAction = null,
        string localTimezone = null)
    {
        Type = type;
        Id = id;
        Timestamp = timestamp;
        LocalTimestamp = localTimestamp;
        ServiceUrl = serviceUrl;
        ChannelId = channelId;
        From = from;
        Conversation = conversation;
        Recipient = recipient;
        TextFormat = textFormat;
        AttachmentLayout = attachmentLayout;
        MembersAdded = membersAdded;
        MembersRemoved = membersRemoved;
        ReactionsAdded = reactionsAdded;
        ReactionsRemoved = reactionsRemoved;
        TopicName = topicName;
        HistoryDisclosed = historyDisclosed;
        Locale = locale;
        Text = text;
        Speak = speak;
        InputHint = inputHint;
        Summary = summary;
        SuggestedActions = suggestedActions;
        Attachments = attachments;
        Entities = entities;
        ChannelData = channelData;
        Action = action;
        ReplyToId = replyToId;
        Label = label;
        ValueType = valueType;
        Value = value;
        Name = name;
        RelatesTo = relatesTo;
        Code = code;
        Expiration = expiration;
        Importance = importance;
        DeliveryMode = deliveryMode;
        ListenFor = listenFor;
        TextHighlights = textHighlights;
        SemanticAction = semanticAction;
        LocalTimezone = localTimezone;
    }

    /// <summary>One of <see cref="ActivityTypes"/>.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }

    /// <summary>The id the channel gave it.</summary>
    [JsonPropertyName("id")]
    public string Id { get; set; }

    /// <summary>When it was sent.</summary>
    [JsonPropertyName("timestamp")]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>When it was sent, in the sender's own time.</summary>
    [JsonPropertyName("localTimestamp")]
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The sender's time zone by its IANA name.</summary>
    [JsonPropertyName("localTimezone")]
    public string LocalTimezone { get; set; }

    /// <summary>Where the channel takes replies.</summary>
    [JsonPropertyName("serviceUrl")]
    public string ServiceUrl { get; set; }

    /// <summary>The channel it belongs to.</summary>
    [JsonPropertyName("channelId")]
    public string ChannelId { get; set; }

    /// <summary>Who sent it.</summary>
    [JsonPropertyName("from")]
    public ChannelAccount From { get; set; }

    /// <summary>Where it was said.</summary>
    [JsonPropertyName("conversation")]
    public ConversationAccount Conversation { get; set; }

    /// <summary>Who it is for.</summary>
    [JsonPropertyName("recipient")]
    public ChannelAccount Recipient { get; set; }

    /// <summary>One of <see cref="TextFormatTypes"/>.</summary>
    [JsonPropertyName("textFormat")]
    public string TextFormat { get; set; }

    /// <summary>One of <see cref="AttachmentLayoutTypes"/>.</summary>
    [JsonPropertyName("attachmentLayout")]
    public string AttachmentLayout { get; set; }

    /// <summary>Who has come.</summary>
    [JsonPropertyName("membersAdded")]
    public IList<ChannelAccount> MembersAdded { get; set; }

    /// <summary>Who has gone.</summary>
    [JsonPropertyName("membersRemoved")]
    public IList<ChannelAccount> MembersRemoved { get; set; }

    /// <summary>The reactions that came.</summary>
    [JsonPropertyName("reactionsAdded")]
    public IList<MessageReaction> ReactionsAdded { get; set; }

    /// <summary>The reactions that went.</summary>
    [JsonPropertyName("reactionsRemoved")]
    public IList<MessageReaction> ReactionsRemoved { get; set; }

    /// <summary>The new topic.</summary>
    [JsonPropertyName("topicName")]
    public string TopicName { get; set; }

    /// <summary>Whether newcomers see what was said before.</summary>
    [JsonPropertyName("historyDisclosed")]
    public bool? HistoryDisclosed { get; set; }

    /// <summary>The language of the text, such as <c>en-GB</c>.</summary>
    [JsonPropertyName("locale")]
    public string Locale { get; set; }

    /// <summary>The text.</summary>
    [JsonPropertyName("text")]
    public string Text { get; set; }

    /// <summary>The text to speak, as plain text or SSML.</summary>
    [JsonPropertyName("speak")]
    public string Speak { get; set; }

    /// <summary>One of <see cref="InputHints"/>.</summary>
    [JsonPropertyName("inputHint")]
    public string InputHint { get; set; }

    /// <summary>The text where the attachments cannot be shown.</summary>
    [JsonPropertyName("summary")]
    public string Summary { get; set; }

    /// <summary>Buttons that go away once one is pressed.</summary>
    [JsonPropertyName("suggestedActions")]
    public SuggestedActions SuggestedActions { get; set; }

    /// <summary>The cards, pictures and files.</summary>
    [JsonPropertyName("attachments")]
    public IList<Attachment> Attachments { get; set; }

    /// <summary>What the text is about: mentions and other metadata.</summary>
    [JsonPropertyName("entities")]
    public IList<Entity> Entities { get; set; }

    /// <summary>Fields that only this channel knows; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    [JsonPropertyName("channelData")]
    public object ChannelData { get; set; }

    /// <summary>What happened, such as <c>add</c> or <c>remove</c>.</summary>
    [JsonPropertyName("action")]
    public string Action { get; set; }

    /// <summary>The id of the activity this one answers.</summary>
    [JsonPropertyName("replyToId")]
    public string ReplyToId { get; set; }

    /// <summary>A caption for the trace.</summary>
    [JsonPropertyName("label")]
    public string Label { get; set; }

    /// <summary>The name of the type of <see cref="Value"/>.</summary>
    [JsonPropertyName("valueType")]
    public string ValueType { get; set; }

    /// <summary>The payload; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    [JsonPropertyName("value")]
    public object Value { get; set; }

    /// <summary>The name of the event or the request.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; }

    /// <summary>Another conversation it is about.</summary>
    [JsonPropertyName("relatesTo")]
    public ConversationReference RelatesTo { get; set; }

    /// <summary>One of <see cref="EndOfConversationCodes"/>.</summary>
    [JsonPropertyName("code")]
    public string Code { get; set; }

    /// <summary>When it is no longer of use.</summary>
    [JsonPropertyName("expiration")]
    public DateTimeOffset? Expiration { get; set; }

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    [JsonPropertyName("importance")]
    public string Importance { get; set; }

    /// <summary>One of <see cref="DeliveryModes"/>.</summary>
    [JsonPropertyName("deliveryMode")]
    public string DeliveryMode { get; set; }

    /// <summary>Words a speech recognizer should expect.</summary>
    [JsonPropertyName("listenFor")]
    public IList<string> ListenFor { get; set; }

    /// <summary>Parts of the text that are meant.</summary>
    [JsonPropertyName("textHighlights")]
    public IList<TextHighlight> TextHighlights { get; set; }

    /// <summary>A programmatic action that goes with it.</summary>
    [JsonPropertyName("semanticAction")]
    public SemanticAction SemanticAction { get; set; }

    /// <summary>Who called the bot; the adapter sets it.</summary>
    [JsonPropertyName("callerId")]
    public string CallerId { get; set; }

    /// <summary>Fields of the JSON that have no member here; written back as they came.</summary>
    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement> Properties { get; set; }
}
