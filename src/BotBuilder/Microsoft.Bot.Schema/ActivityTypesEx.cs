namespace Microsoft.Bot.Schema;

/// <summary>Types of activities that never leave the bot.</summary>
public static class ActivityTypesEx
{
    /// <summary>A pause between two messages; its value is in milliseconds.</summary>
    public const string Delay = "delay";

    /// <summary>The answer to an invoke; its value is an <c>InvokeResponse</c>.</summary>
    public const string InvokeResponse = "invokeResponse";
}
