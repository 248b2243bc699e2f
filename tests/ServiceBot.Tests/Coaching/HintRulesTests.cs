using ServiceBot.Coaching;

namespace ServiceBot.Tests.Coaching;

public class HintRulesTests
{
    private const string Good = """
        {
          // A comment.
          "spellings": { "isnt": "is not" }, "endings": { "n't": "not" }, "alike": {}, "abbreviations": [],
          "quotations": { "verbs": [], "speakers": [], "own": [], "apostrophes": [] }, "clauseWords": [], "contrastWords": [],
          "words": { "you": ["you | you guys"] }, "silences": [], "care": ["sorry for"],
          "categories": [CATEGORIES]
        }
        """;

    [Fact]
    public void A_small_file_will_do() =>
        Assert.Equal("late", new Hints(HintRules.Parse(With("<you> [were] late"))).Find("You guys were late.", Occasion.Customer, new HashSet<string>())?.Rule);

    [Theory]
    [InlineData("<nobody> were late", "late, \"<nobody> were late\", there is no list <nobody>")]
    [InlineData("(you were late", "late, \"(you were late\", a ')' is missing")]
    [InlineData("you | were) late", "late, \"you | were) late\", ')' closes nothing")]
    [InlineData("you didn't", "'didn't' must be written in small letters and without apostrophe or hyphen")]
    [InlineData("You were late", "'You' must be written in small letters")]
    [InlineData("you ..99 late", "'..99' must name 1 to 8 words")]
    [InlineData("[you]", "everything in it may be left out")]
    [InlineData("you () late", "there is an empty choice")]
    public void A_broken_pattern_is_named_with_its_rule(string pattern, string fault)
    {
        var failure = Assert.Throws<StartupException>(() => HintRules.Parse(With(pattern)));

        Assert.Contains(fault, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_json_is_refused_with_its_line() =>
        Assert.Contains("line 2", Assert.Throws<StartupException>(() => HintRules.Parse("{\n  nonsense")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_misspelled_setting_is_refused() =>
        Assert.Contains("pattrens", Assert.Throws<StartupException>(() => HintRules.Parse(With("late").Replace("patterns", "pattrens"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_category_is_refused() =>
        Assert.Contains("1 to 11", Assert.Throws<StartupException>(() => HintRules.Parse(Good.Replace("CATEGORIES", ""))).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_rules_of_one_name_are_refused() =>
        Assert.Contains("called late", Assert.Throws<StartupException>(() => HintRules.Parse(With("late").Replace("rule-2", "late"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Contains("missing", Assert.Throws<StartupException>(() => HintRules.Load("/nowhere/hints.xx.json")).Message, StringComparison.Ordinal);

    private static string With(string pattern) => Good.Replace("CATEGORIES", string.Join(", ", Enumerable.Range(1, 11).Select(number =>
        $$"""{ "number": {{number}}, "name": "n", "instead": "i", "rules": [{ "id": "{{(number == 1 ? "late" : $"rule-{number}")}}", "patterns": ["{{(number == 1 ? pattern : "never said")}}"] }] }""")));
}
