using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Builder.Testing.XUnit;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.PublicApi;

/// <summary>
/// Holds everything public and protected against public-api-4.23.txt, the lines of the original's surface that concern our types.
/// What the original has and we do not may be missing, optional parameters at the end included; nothing may be added.
/// To list one more type, put its first line into the file and run this test with -p:UseOfficialBotBuilder=true: the failure
/// is the lines of its members, ready to be pasted below it.
/// </summary>
public class PublicSurfaceTests
{
    // What stands in the place of base types from packages that we do without.
    private static readonly Dictionary<string, string> StandIns = new() { ["System.Exception"] = "Microsoft.Rest.RestException" };

    private static readonly Dictionary<string, ListedType> Listed = ReadList();

    private static readonly Dictionary<string, Type> Present = ReadAssemblies();

    public static TheoryData<string> Types() => [.. Present.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Nothing_is_public_that_the_original_does_not_have(string name)
    {
        Assert.True(Listed.TryGetValue(name, out var listed), $"The original has no public type {name}.");
        var type = Present[name];

        var added = ApiNotation.Members(type).Where(member => !listed.Members.Contains(member)).ToList();
        var addedBases = ApiNotation.Bases(type)
            .Where(b => !listed.Bases.Contains(b) && !listed.Bases.Contains(StandIns.GetValueOrDefault(b, b)));

        Assert.Equal(listed.Head, ApiNotation.Head(type));
        Assert.True(added.Count == 0, $"The original {name} has no\n  {string.Join("\n  ", added)}");
        Assert.Empty(addedBases);
    }

    private static Dictionary<string, Type> ReadAssemblies()
    {
        Type[] oneOfEach =
        [
            typeof(Activity), typeof(Channels), typeof(TurnContext), typeof(Dialog), typeof(CloudAdapter), typeof(DialogTestClient),
            typeof(TestDataObject),
        ];
        var assemblies = oneOfEach.Select(type => type.Assembly).Distinct().ToList();

        // In one assembly it is ours, all of which must be listed; of the original the listed types are read.
        var isOurs = typeof(Activity).Assembly == typeof(Dialog).Assembly;
        return assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Select(type => (Name: ApiNotation.Name(type), Type: type))
            .Where(pair => isOurs ? pair.Name.StartsWith("Microsoft.Bot.", StringComparison.Ordinal) : Listed.ContainsKey(pair.Name))
            .ToDictionary(pair => pair.Name, pair => pair.Type);
    }

    private static Dictionary<string, ListedType> ReadList()
    {
        using var stream = typeof(PublicSurfaceTests).Assembly.GetManifestResourceStream("public-api-4.23.txt");
        using var reader = new StreamReader(stream);
        var types = new Dictionary<string, ListedType>();
        ListedType current = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
                current.Add(line.Trim());
            else
                types.Add((current = ListedType.Parse(line)).Name, current);
        }

        return types;
    }
}
