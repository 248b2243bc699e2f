using System.Diagnostics;
using ServiceBot.Coaching;

namespace ServiceBot.Tests.Coaching;

/// <summary>Texts made to be slow. Reading is linear, so these take a fraction of a second; what is quadratic takes minutes.</summary>
public class HostileTextTests
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("you should have ")]
    [InlineData("you should have read it and ")]
    [InlineData("not ")]
    [InlineData("the the ")]
    [InlineData("you ")]
    [InlineData("she said ")]
    [InlineData("\"")]
    [InlineData("'a ")]
    [InlineData("`a b` `c\n")]
    [InlineData("‘a\n")]
    [InlineData("“a ")]
    [InlineData("«»")]
    [InlineData("`a ")]
    [InlineData("```")]
    [InlineData(":")]
    [InlineData("she said:\n\n")]
    [InlineData(">\n")]
    [InlineData("n't've's")]
    [InlineData("a.")]
    [InlineData("A")]
    [InlineData("your policy our policy ")]
    [InlineData("😀")]
    public void Half_a_million_letters_are_read_in_a_moment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));

        var watch = Stopwatch.StartNew();
        EnglishHints.For(text, Occasion.Analysis);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, LongEnough);
    }
}
