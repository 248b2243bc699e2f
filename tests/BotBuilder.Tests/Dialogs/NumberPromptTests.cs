using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Builder.Testing;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public class NumberPromptTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("-7", -7)]
    [InlineData("minus seven", -7)]
    [InlineData("about twenty three", 23)]
    [InlineData("twenty-three, I think", 23)]
    [InlineData("nineteen", 19)]
    [InlineData("a hundred", 100)]
    [InlineData("hundred", 100)]
    [InlineData("two thousand and five", 2005)]
    [InlineData("two thousand and more", 2000)]
    [InlineData("3 hundred", 300)]
    [InlineData("one hundred twenty thousand", 120_000)]
    [InlineData("two hundred and five", 205)]
    [InlineData("one thousand two hundred thirty four", 1234)]
    [InlineData("three million", 3_000_000)]
    [InlineData("2 thousand", 2000)]
    [InlineData("5k", 5000)]
    [InlineData("a dozen", 12)]
    [InlineData("1,234", 1234)]
    [InlineData("$1,200", 1200)]
    [InlineData("12 people", 12)]
    [InlineData("zero", 0)]
    [InlineData("2.0", 2)]
    public async Task Whole_numbers_are_read_from_digits_and_words(string text, int expected) =>
        Assert.Equal(expected, await ReadAsync<int>(text));

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("2.5")]
    [InlineData("99999999999")]
    [InlineData("a table")]
    [InlineData("and")]
    [InlineData("a")]
    [InlineData("point five")]
    [InlineData("minus")]
    public async Task What_is_no_whole_number_is_not_read(string text) =>
        Assert.Null(await ReadAsync<int>(text));

    [Theory]
    [Trait("Improved", "the original reads some units only")]
    [InlineData("30min", 30)]
    [InlineData("5€", 5)]
    [InlineData("4th of 7", 7)]
    [InlineData("five thousand million", 5000)]
    public async Task A_number_may_stand_beside_its_unit(string text, int expected) =>
        Assert.Equal(expected, await ReadAsync<int>(text));

    [Theory]
    [Trait("Improved", "digits that do not add up are asked for again instead of guessed")]
    [InlineData("1,2,3")]
    [InlineData("1.2.3.4")]
    [InlineData("2,5")]
    [InlineData("ticket B12")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("99999999999999999999 hundred billion")]
    [InlineData("one million 99999999999999999999 and a half")]
    [InlineData("the 2nd")]
    public async Task Digits_that_make_no_plain_number_are_not_read(string text) =>
        Assert.Null(await ReadAsync<int>(text));

    [Theory]
    [InlineData("2.5", 2.5)]
    [InlineData("two point five", 2.5)]
    [InlineData("two and a half", 2.5)]
    [InlineData("half", 0.5)]
    [InlineData("point five", 0.5)]
    [InlineData("1,234.5 euros", 1234.5)]
    [InlineData("1.5 million", 1_500_000)]
    [InlineData("nothing but -0.75", -0.75)]
    public async Task Fractions_are_read(string text, double expected)
    {
        Assert.Equal(expected, await ReadAsync<double>(text));
        Assert.Equal((decimal)expected, await ReadAsync<decimal>(text));
        Assert.Equal((float)expected, await ReadAsync<float>(text));
    }

    [Theory]
    [InlineData("de-de", "1.234,5", 1234.5)]
    [InlineData("de-de", "2,5", 2.5)]
    [InlineData("fr-fr", "1\u202F234,5", 1234.5)]
    [InlineData("sv-se", "1 234,5", 1234.5)]
    [InlineData("en-gb", "1,234.5", 1234.5)]
    [InlineData("", "1,234.5", 1234.5)]
    public async Task Digits_are_read_as_the_language_writes_them(string locale, string text, double expected) =>
        Assert.Equal(expected, await ReadAsync<double>(text, locale));

    [Theory]
    [Trait("Improved", "the original throws or falls back silently")]
    [InlineData("no-such-language")]
    [InlineData("!!")]
    public async Task An_unknown_language_is_read_as_English(string locale) =>
        Assert.Equal(1234.5, await ReadAsync<double>("1,234.5", locale));

    [Theory]
    [Trait("Improved", "only English words are read; the original knows those of other languages")]
    [InlineData("million")]
    [InlineData("un million")]
    [InlineData("half")]
    [InlineData("k")]
    public async Task Words_are_read_in_English_only(string text) =>
        Assert.Null(await ReadAsync<int>(text, "fr-fr"));

    [Fact]
    public async Task The_default_language_counts_where_the_activity_has_none()
    {
        var client = new DialogTestClient("test", new NumberPrompt<double>("prompt", null, "de-de"), Asks.For("How much?"));
        await client.SayAsync("hello");
        await client.SayAsync("2,5");

        Assert.Equal(2.5, client.DialogTurnResult.Result);
    }

    [Fact]
    public async Task A_long_is_read_in_full()
    {
        Assert.Equal(9_007_199_254_740_993L, await ReadAsync<long>("9007199254740993"));
    }

    [Theory]
    [InlineData("minus ", null)]
    [InlineData("point ", null)]
    [InlineData("a ", null)]
    [InlineData("x", null)]
    [InlineData("9", null)]
    [InlineData("two and ", 2)]
    [InlineData("hundred ", 100)]
    public async Task A_very_long_text_is_read_like_any_other(string piece, int? expected) =>
        Assert.Equal(expected, await ReadAsync<int>(string.Concat(Enumerable.Repeat(piece, 20_000))));

    [Fact]
    public void Other_types_are_refused()
    {
        Assert.Throws<NotSupportedException>(() => new NumberPrompt<short>("prompt"));
    }

    private static async Task<object> ReadAsync<T>(string text, string locale = null)
        where T : struct
    {
        var client = new DialogTestClient("test", new NumberPrompt<T>("prompt"), Asks.For("How many?"));
        await client.SayAsync("hello");
        await client.SendAsync(new Activity { Type = ActivityTypes.Message, Text = text, Locale = locale });
        return client.DialogTurnResult.Status == DialogTurnStatus.Complete ? client.DialogTurnResult.Result : null;
    }
}
