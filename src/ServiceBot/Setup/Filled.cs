using ServiceBot.Recovery;

namespace ServiceBot.Setup;

/// <summary>What somebody filled in, on the card or by typing it as a message.</summary>
/// <param name="inputs">By the ids of the fields. What is missing stays as it is.</param>
internal sealed class Filled(IReadOnlyDictionary<string, string> inputs)
{
    public static readonly Filled Nothing = new(new Dictionary<string, string>());

    public string? Text(string id) => inputs.TryGetValue(id, out var typed) ? Said.Clean(typed) : null;

    public string? Line(string id) => inputs.TryGetValue(id, out var typed) ? Said.OneLine(typed) : null;

    /// <summary>What stands in each line that says something.</summary>
    public IReadOnlyList<string>? Lines(string id) => Text(id)?.Split('\n').Select(Entry).Where(line => line.Length > 0).ToList();

    public IReadOnlyList<string>? Chosen(string id) => Text(id)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One entry of a list, without the sign that people put before it.</summary>
    public static string Entry(string line) => Said.OneLine(line).TrimStart('-', '*', '•', '·', ' ');
}
