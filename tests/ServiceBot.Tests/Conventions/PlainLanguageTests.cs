using System.Text;
using System.Text.RegularExpressions;

namespace ServiceBot.Tests.Conventions;

/// <summary>What the bot says is read by tired people, at the third incident of the day.</summary>
public partial class PlainLanguageTests
{
    private const int LongestSentence = 32;

    /// <summary>From this many words on the measure says something about a single text.</summary>
    private const int EnoughWords = 20;

    private const double Plain = 60;
    private const double Readable = 45;

    /// <summary>Words of offices and machines, and what is said to people who are told off or cheered up.</summary>
    private static readonly string[] NotOurs =
    [
        "sla", "escalate", "escalation", "stakeholder", "utilize", "utilise", "leverage", "facilitate", "incident", "commander", "please be advised", "invalid",
        "error", "failed", "forbidden", "illegal", "unfortunately", "kindly", "regarding", "in order to", "whilst", "oops", "awesome", "great job", "well done", "yay",
        "don't worry", "no worries", "cheer up", "keep smiling", "resource", "end user", "agent", "ASAP",
    ];

    private static readonly List<SpokenText> Texts = [.. SpokenTexts.All()];

    [Fact]
    public void Enough_texts_are_read_for_this_to_mean_something() => Assert.InRange(Texts.Count, 400, int.MaxValue);

    [Fact]
    public void All_texts_together_are_plain_English() =>
        Assert.InRange(Readability.EaseOf(Texts.SelectMany(text => SpokenTexts.SentencesOf(text.Text))), Plain + 10, 120);

    [Fact]
    public void No_text_is_hard_to_read() => Assert.Empty(
        Texts.Where(text => SpokenTexts.SentencesOf(text.Text).Sum(Readability.WordsIn) >= EnoughWords)
            .Select(text => (text, Ease: Readability.EaseOf(SpokenTexts.SentencesOf(text.Text))))
            .Where(read => read.Ease < Readable)
            .Select(read => $"{read.Ease:F0}: {read.text}"));

    [Fact]
    public void No_sentence_is_too_long_for_one_breath() => Assert.Empty(
        from text in Texts
        from sentence in SpokenTexts.SentencesOf(text.Text)
        where Readability.WordsIn(sentence) > LongestSentence
        select $"{Readability.WordsIn(sentence)} words: {text.File}:{text.Line} {sentence}");

    [Fact]
    public void Nobody_hears_the_words_of_offices_and_machines() => Assert.Empty(
        from text in Texts
        from word in NotOurs
        where Regex.IsMatch(text.Text, $@"\b{Regex.Escape(word)}\b", RegexOptions.IgnoreCase)
        select $"{word}: {text}");

    /// <summary>An exclamation mark cheers or shouts, and neither helps; a picture says less than a word, and not the same to everybody.</summary>
    [Fact]
    public void Nothing_is_cheered_or_shouted() => Assert.Empty(
        Texts.Where(text => Shout().IsMatch(text.Text) || text.Text.EnumerateRunes().Any(IsPicture)).Select(text => $"{text}"));

    private static bool IsPicture(Rune rune) => rune.Value is >= 0x1F000 or (>= 0x2600 and <= 0x26FF and not 0x26A0);

    [GeneratedRegex(@"\p{L}!")]
    private static partial Regex Shout();
}
