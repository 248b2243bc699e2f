using System.Text;
using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

public class ShownTests
{
    private const int Seed = 20261122;

    [Theory]
    [InlineData("the parcel", "the parcel")]
    [InlineData("שלום", "\u2068שלום\u2069")]
    [InlineData("pay \u202E001", "\u2068pay \u202E001\u2069")]
    [InlineData("a\u2069b\u200Fc", "\u2068ab\u200Fc\u2069")]
    [InlineData("\u2066a", "\u2068\u2066a\u2069\u2069")]
    [InlineData("\u2067a\u2069b", "\u2068\u2067a\u2069b\u2069")]
    [InlineData("one\r\n\ntwo\u2028three", "one two three")]
    [InlineData("👩\u200D👧 e\u0301", "👩\u200D👧 e\u0301")]
    [InlineData("\u200B", "")]
    [InlineData(null, "")]
    public void Beside_other_words_a_text_keeps_to_itself(string? typed, string shown) => Assert.Equal(shown, Shown.Within(typed));

    [Fact]
    public void What_is_too_long_ends_inside_its_own_direction() =>
        Assert.Equal("\u2068" + new string('א', 39) + "…\u2069", Shown.Within(new string('א', 39) + " " + new string('ב', 60), 40));

    [Fact]
    public void Nobody_is_without_a_name() => Assert.Equal("(no name)", Shown.Name("\u200B\u3164 "));

    [Fact]
    public void No_text_of_any_making_gets_out()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var typed = OddTexts.Next(random);
            var kept = Said.Clean(typed);
            Assert.Equal((round, kept), (round, Said.Clean(kept)));
            Assert.DoesNotContain('\0', kept);

            Readable.Line(Shown.Within(typed));
            Readable.Line($"Case 1: {Shown.Within(typed, 12)} · {Shown.Name(typed)}.");

            // It fails on halves of characters.
            Assert.True(Said.Key(typed).IsNormalized(NormalizationForm.FormKC));
        }
    }
}
