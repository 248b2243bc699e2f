namespace Microsoft.Bot.Builder.Dialogs.Recognition;

/// <summary>A number in a text: the positions of its first and its last character, and what it is worth.</summary>
internal sealed record FoundNumber(int Start, int End, decimal Value);
