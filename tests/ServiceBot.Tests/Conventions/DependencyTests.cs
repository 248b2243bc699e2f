using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ServiceBot.Tests.Conventions;

/// <summary>Holds the using lines of src/ServiceBot to the structure: dependencies run downwards, features know each other only where the table says so.</summary>
public partial class DependencyTests
{
    /// <summary>Folder → the folders it may use.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Examples"] = ["Channels", "Bot", "Pulse", "Roster", "Calendar", "Delivery", "Data"],
        ["Site"] = ["Channels", "Roster", "Delivery", "Data", "Pulse"],
        ["Channels"] = ["Bot", "Roster", "Delivery", "Data"],
        ["Bot"] = ["Setup", "Digest", "Pulse", "Knowledge", "Recovery", "Coaching", "Customers", "Roster", "Calendar", "Delivery", "Data"],
        ["Setup"] = ["Pulse", "Recovery", "Roster", "Calendar", "Delivery", "Data"],
        ["Digest"] = ["Pulse", "Knowledge", "Recovery", "Customers", "Roster", "Calendar", "Delivery", "Data"],
        ["Pulse"] = ["Roster", "Calendar", "Delivery", "Data"],
        ["Knowledge"] = ["Recovery", "Roster", "Calendar", "Delivery", "Data"],
        ["Recovery"] = ["Coaching", "Customers", "Roster", "Calendar", "Delivery", "Data"],
        ["Customers"] = ["Calendar", "Data"],
        ["Coaching"] = [],
        ["Roster"] = ["Calendar", "Delivery", "Data"],
        ["Delivery"] = ["Data"],
        ["Data"] = ["Delivery"],
        ["Calendar"] = [],
    };

    /// <summary>Files that may use more than their folder, each for a reason.</summary>
    private static readonly Dictionary<string, string[]> Exceptions = new()
    {
        // What somebody writes for themselves goes past the bot, so that no chat ever holds it.
        ["Channels/Web/JournalEndpoints.cs"] = ["Pulse"],
        ["Channels/Web/JournalViews.cs"] = ["Pulse"],

        // The model is one, and lists the rows of every feature.
        ["Data/BotDb.cs"] = ["Channels", "Customers", "Digest", "Knowledge", "Pulse", "Recovery", "Roster"],
    };

    public static TheoryData<string> Files => [.. Sources().Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_uses_only_what_lies_below_it(string path)
    {
        var folder = path.Split('/')[0];
        if (!path.Contains('/'))
            return;

        var allowed = Allowed[folder].Concat(Exceptions.GetValueOrDefault(path, [])).Append(folder).ToHashSet();

        // What talks or words a conversation stands in its feature, and shares the prompt and the payloads with the door.
        if (path.EndsWith("Dialog.cs", StringComparison.Ordinal) || path.EndsWith("Cards.cs", StringComparison.Ordinal))
            allowed.Add("Bot");

        Assert.DoesNotContain(Uses(path), used => !allowed.Contains(used));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Bot_Builder_is_seen_only_where_people_are_talked_to(string path)
    {
        if (path.StartsWith("Bot/", StringComparison.Ordinal) || path.StartsWith("Channels/", StringComparison.Ordinal)
            || path.EndsWith("Dialog.cs", StringComparison.Ordinal) || path.EndsWith("Cards.cs", StringComparison.Ordinal)
            || path is "Delivery/Address.cs" or "Program.cs")
            return;

        Assert.DoesNotContain("using Microsoft.Bot.", Text(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_delivery_and_channels_know_how_to_send() =>
        Assert.All(
            Sources().Where(file => !file.Path.StartsWith("Channels/", StringComparison.Ordinal)),
            file => Assert.DoesNotContain("HttpClient", file.Text, StringComparison.Ordinal));

    [Fact]
    public void Only_delivery_knows_how_sending_is_made_resilient() =>
        Assert.All(
            Sources().Where(file => !file.Path.StartsWith("Delivery/", StringComparison.Ordinal)),
            file => Assert.DoesNotContain("using Polly", file.Text, StringComparison.Ordinal));

    [Fact]
    public void Every_folder_stands_in_the_table() =>
        Assert.Equal(
            Allowed.Keys.Order(),
            Sources().Where(file => file.Path.Contains('/')).Select(file => file.Path.Split('/')[0]).Distinct().Order());

    private static IEnumerable<string> Uses(string path) =>
        UsingLine().Matches(Text(path)).Select(match => match.Groups[1].Value).Distinct();

    private static string Text(string path) => File.ReadAllText(Path.Combine(Root(), path));

    private static IEnumerable<(string Path, string Text)> Sources() =>
        Directory.EnumerateFiles(Root(), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root(), file).Replace('\\', '/'))
            .Where(path => !path.StartsWith("Data/Migrations/", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(Path.Combine(Root(), path))));

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/ServiceBot"));

    [GeneratedRegex(@"^using (?:static )?ServiceBot\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
