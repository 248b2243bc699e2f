namespace ServiceBot.Setup;

/// <summary>One input of a topic's card, filled in with what holds now.</summary>
/// <param name="Choices">What several of can be chosen; null where something is typed.</param>
internal sealed record Field(
    string Id, string Label, string Value, string Placeholder, int Longest, bool IsMultiline = false, IReadOnlyList<(string Value, string Title)>? Choices = null);
