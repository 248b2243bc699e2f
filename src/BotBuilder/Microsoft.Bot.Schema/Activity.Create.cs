using System.Collections.Generic;

namespace Microsoft.Bot.Schema;

/// <content>Makes activities.</content>
public partial class Activity
{
    /// <summary>Makes a message with empty lists of attachments and entities.</summary>
    public static IMessageActivity CreateMessageActivity() =>
        new Activity(ActivityTypes.Message) { Attachments = new List<Attachment>(), Entities = new List<Entity>() };

    /// <summary>Makes a conversation update with empty lists of members.</summary>
    public static IConversationUpdateActivity CreateConversationUpdateActivity() =>
        new Activity(ActivityTypes.ConversationUpdate)
        {
            MembersAdded = new List<ChannelAccount>(),
            MembersRemoved = new List<ChannelAccount>(),
        };

    /// <summary>Makes an activity that says that the sender is busy with an answer.</summary>
    public static ITypingActivity CreateTypingActivity() => new Activity(ActivityTypes.Typing);

    /// <summary>Makes the end of a conversation.</summary>
    public static IEndOfConversationActivity CreateEndOfConversationActivity() =>
        new Activity(ActivityTypes.EndOfConversation);

    /// <summary>Makes an event.</summary>
    public static IEventActivity CreateEventActivity() => new Activity(ActivityTypes.Event);

    /// <summary>Makes an invoke.</summary>
    public static IInvokeActivity CreateInvokeActivity() => new Activity(ActivityTypes.Invoke);

    /// <summary>Makes a trace; without a value type it is the name of the value's type.</summary>
    public static ITraceActivity CreateTraceActivity(
        string name, string valueType = null, object value = null, string label = null) =>
        new Activity(ActivityTypes.Trace)
        {
            Name = name,
            Label = label,
            ValueType = valueType ?? value?.GetType().Name,
            Value = value,
        };

    /// <summary>Makes a message to whoever sent this activity, in the same conversation.</summary>
    public Activity CreateReply(string text = null, string locale = null)
    {
        var reply = Answer(ActivityTypes.Message);
        reply.Text = text ?? string.Empty;
        reply.Locale = locale ?? Locale;
        reply.Attachments = new List<Attachment>();
        reply.Entities = new List<Entity>();
        return reply;
    }

    /// <summary>Makes a trace in the conversation of this activity.</summary>
    public ITraceActivity CreateTrace(string name, object value = null, string valueType = null, string label = null)
    {
        var trace = Answer(ActivityTypes.Trace);
        trace.Name = name;
        trace.Label = label;
        trace.ValueType = valueType ?? value?.GetType().Name;
        trace.Value = value;
        return trace;
    }

    internal Activity ShallowCopy() => (Activity)MemberwiseClone();

    private Activity Answer(string type)
    {
        var answer = new Activity(type).ApplyConversationReference(GetConversationReference());
        answer.Locale = null;
        answer.Timestamp = System.TimeProvider.System.GetUtcNow();
        return answer;
    }
}
