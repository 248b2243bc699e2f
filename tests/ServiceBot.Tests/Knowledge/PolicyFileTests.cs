using ServiceBot.Knowledge;

namespace ServiceBot.Tests.Knowledge;

/// <summary>A file anybody can write, and a sentence that says what is wrong in it and where.</summary>
public class PolicyFileTests
{
    private static readonly DateOnly Changed = new(2026, 11, 20);

    [Fact]
    public void The_examples_that_are_shipped_are_read()
    {
        var all = PolicyFile.Load(KnowledgeServices.Examples);

        Assert.Equal(8, all.Count);
        Assert.All(all, policy => Assert.EndsWith("Shown as of Thursday 26 November 2026.", policy.Source, StringComparison.Ordinal));
        Assert.All(all, policy => Assert.Contains("An example, not your rules", policy.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void A_title_other_words_and_lines_below_are_a_policy()
    {
        var all = PolicyFile.Parse("# Ours\r\nMind the gap.\r\n\r\n## Refunds\r\nIt goes back.\r\nwords: money, return\r\n\r\nAlways.\r\n\r\n## Delays \r\nSay it.\r\n", "ours.md", Changed);

        Assert.Equal(
            [
                new("Refunds", "money, return", "It goes back.\n\nAlways.", "Mind the gap. Shown as of Friday 20 November 2026.", "policy Refunds"),
                new("Delays", "", "Say it.", "Mind the gap. Shown as of Friday 20 November 2026.", "policy Delays"),
            ],
            all.Select(policy => (policy.Title, policy.Words, policy.Text, policy.Source, policy.Typed)).Select(found => new Read(found.Title, found.Words, found.Text, found.Source, found.Typed)));
    }

    [Fact]
    public void What_the_file_says_of_its_day_goes_before_the_day_it_was_saved() =>
        Assert.Equal("Shown as of Thursday 26 November 2026.", PolicyFile.Parse("As of: 2026-11-26\n## A\nb", "ours.md", Changed)[0].Source);

    [Theory]
    [InlineData("", 1, "holds no policy")]
    [InlineData("# Refunds\nIt goes back.", 1, "holds no policy")]
    [InlineData("As of: tomorrow\n## A\nb", 1, "gives a day that cannot be read. Write it like: As of: 2026-11-26")]
    [InlineData("## A\nb\n## \nc", 3, "needs a title of 1 to 80 characters")]
    [InlineData("## A\nb\n\n## a!\nc", 4, "has the title “a!” a second time")]
    [InlineData("## A\nWords: b\n", 1, "says nothing below the title “A”")]
    public void What_is_wrong_is_named_with_its_line(string text, int line, string what)
    {
        var fault = Assert.Throws<StartupException>(() => PolicyFile.Parse(text, "ours.md", Changed));

        Assert.StartsWith($"The policies cannot be used: ours.md, line {line}, {what}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sizes_have_an_end()
    {
        AssertRefused($"## {new string('a', 81)}\nb", "needs a title");
        AssertRefused($"## A\n{new string('b', 1501)}", "at most 1,500 characters and 40 lines");
        AssertRefused($"## A\n{string.Join('\n', Enumerable.Repeat("b", 41))}", "at most 1,500 characters and 40 lines");
        AssertRefused($"## A\nWords: {new string('b', 301)}\nc", "more than 300 characters");
        AssertRefused($"{new string('b', 301)}\n## A\nc", "longer than 300 characters");
        AssertRefused(string.Concat(Enumerable.Range(0, 501).Select(number => $"## A{number}\nb\n")), "at most 500 can be read");
        PolicyFile.Parse($"## {new string('a', 80)}\n{new string('b', 1500)}", "ours.md", Changed);

        static void AssertRefused(string text, string why) =>
            Assert.Contains(why, Assert.Throws<StartupException>(() => PolicyFile.Parse(text, "ours.md", Changed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_too_large_is_named()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "ours.md");
            Assert.Contains($"from {path}, and there is no such file", Assert.Throws<StartupException>(() => PolicyFile.Load(path)).Message, StringComparison.Ordinal);
            File.WriteAllText(path, new string('a', PolicyFile.MostBytes + 1));
            Assert.Contains("larger than can be read", Assert.Throws<StartupException>(() => PolicyFile.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed record Read(string Title, string Words, string Text, string Source, string Typed);
}
