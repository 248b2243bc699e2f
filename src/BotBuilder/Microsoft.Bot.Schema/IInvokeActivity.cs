namespace Microsoft.Bot.Schema;

/// <summary>A request whose answer is in the HTTP response.</summary>
public interface IInvokeActivity : IActivity
{
    /// <summary>The name of the event or the request.</summary>
    string Name { get; set; }

    /// <summary>The payload; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object Value { get; set; }

    /// <summary>Another conversation it is about.</summary>
    ConversationReference RelatesTo { get; set; }
}
