namespace BotBuilder.Tests.PublicApi;

/// <summary>A type as the list of the original's surface has it.</summary>
internal sealed record ListedType(string Name, string Head, string[] Bases, HashSet<string> Members)
{
    /// <summary>Reads "Assembly | abstract class Full.Name&lt;T&gt; : Base, Interface [obsolete]".</summary>
    public static ListedType Parse(string line)
    {
        var parts = line.Split(" | ", 2)[1].Replace(" [obsolete]", "").Split(" : ", 2);
        var words = Split(parts[0].Split('(')[0], ' ');
        var isDelegate = words[0] == "delegate";
        var name = isDelegate ? words[2] : string.Join(' ', words.SkipWhile(word => !word.Contains('.')));
        return new ListedType(name, parts[0], parts.Length == 2 ? Split(parts[1], ',') : [], []);
    }

    /// <summary>Adds a member, and the same without some or all of its optional parameters at the end.</summary>
    public void Add(string member)
    {
        if (Head.StartsWith("abstract ", StringComparison.Ordinal))
            member = member.Replace("protected ctor(", "ctor(");
        Members.Add(member);

        // Where the base type lacks a method, what overrides it there is the first of its name here.
        if (member.Contains("override "))
            Add(member.Replace("override ", "virtual "));

        var open = member.IndexOf('(');
        if (open < 0)
            return;

        var parameters = Split(member[(open + 1)..^1], ',');
        for (var count = parameters.Length - 1; count >= 0 && parameters[count].Contains(" = "); count--)
            Members.Add($"{member[..open]}({string.Join(", ", parameters.Take(count))})");
    }

    private static string[] Split(string text, char separator)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length)
                depth += text[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (i < text.Length && (text[i] != separator || depth > 0))
                continue;

            parts.Add(text[start..i].Trim());
            start = i + 1;
        }

        return [.. parts];
    }
}
