namespace Microsoft.Bot.Schema;

/// <summary>What the sender of a message does next.</summary>
public static class InputHints
{
    /// <summary>It listens, and needs no answer.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>It does not listen.</summary>
    public const string IgnoringInput = "ignoringInput";

    /// <summary>It waits for the answer.</summary>
    public const string ExpectingInput = "expectingInput";
}
