namespace Microsoft.Bot.Schema;

/// <summary>Something that a bot is asked to do.</summary>
public interface ICommandActivity : IActivity
{
    /// <summary>The name of the command.</summary>
    string Name { get; set; }

    /// <summary>The payload; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object Value { get; set; }
}
