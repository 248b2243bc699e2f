using System.Text;
using System.Text.Json.Nodes;

namespace ServiceBot.Tests.Channels;

/// <summary>Bodies in which something is of another kind than it should be.</summary>
internal static class Wrong
{
    private const string Mark = "--here--";

    /// <summary>As they are written in JSON; not each of them is JSON.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "7", "-1", "2.5", "1e308", "9223372036854775808", "\"\"", "\"x\"", "[]", "[null]", "{}", "{\"id\":null}", "[[[]]]",
        "1e999", "\"\\u0000\"", "\"\\ud800\"", "\"\\u202e\\u0300\"", $"\"{new string('x', 9_000)}\"", $"\"{new string('é', 600)}\"", "{\"a\":1,\"a\":2}",
        new string('[', 100) + new string(']', 100), string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40),
    ];

    /// <summary>Every part of the body in turn with every such value.</summary>
    public static IEnumerable<byte[]> KindsOf(Func<byte[]> next)
    {
        for (var place = 0; place < Places(next()); place++)
            foreach (var value in Values)
                yield return At(next(), place, value);
    }

    /// <summary>The body with that value in one place of it.</summary>
    public static byte[] At(byte[] body, int place, string value) =>
        Encoding.UTF8.GetBytes(Marked(body, place).Replace($"\"{Mark}\"", value, StringComparison.Ordinal));

    private static string Marked(byte[] body, int place)
    {
        var whole = JsonNode.Parse(body)!;
        var parts = Parts(whole).ToList();
        var (owner, name, index) = parts[place % parts.Count];
        if (name is not null)
            owner.AsObject()[name] = Mark;
        else
            owner.AsArray()[index] = Mark;

        return whole.ToJsonString();
    }

    private static int Places(byte[] body) => Parts(JsonNode.Parse(body)!).Count();

    private static IEnumerable<(JsonNode Owner, string? Name, int Index)> Parts(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (var (name, value) in members.ToList())
            {
                yield return (members, name, 0);
                foreach (var inner in Parts(value))
                    yield return inner;
            }
        else if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
            {
                yield return (items, null, i);
                foreach (var inner in Parts(items[i]))
                    yield return inner;
            }
    }
}
