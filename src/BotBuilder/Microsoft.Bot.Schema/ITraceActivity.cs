namespace Microsoft.Bot.Schema;

/// <summary>Diagnostics that only the emulator sees.</summary>
public interface ITraceActivity : IActivity
{
    /// <summary>The name of the event or the request.</summary>
    string Name { get; set; }

    /// <summary>A caption for the trace.</summary>
    string Label { get; set; }

    /// <summary>The name of the type of <see cref="Value"/>.</summary>
    string ValueType { get; set; }

    /// <summary>The payload; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object Value { get; set; }

    /// <summary>Another conversation it is about.</summary>
    ConversationReference RelatesTo { get; set; }
}
