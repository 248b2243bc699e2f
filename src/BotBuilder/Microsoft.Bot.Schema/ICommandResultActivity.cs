namespace Microsoft.Bot.Schema;

/// <summary>What came of a command.</summary>
public interface ICommandResultActivity : IActivity
{
    /// <summary>The name of the command.</summary>
    string Name { get; set; }

    /// <summary>The payload; read from JSON, a <see cref="System.Text.Json.JsonElement"/>.</summary>
    object Value { get; set; }
}
