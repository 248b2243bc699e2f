using ServiceBot.Calendar;
using ServiceBot.Knowledge;

namespace ServiceBot.Tests.Knowledge;

/// <summary>Knowledge gaps closed ÷ opened: of those opened in a time, how many are answered at its end.</summary>
public class GapCountsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly Period Week = new(Start, Start.AddDays(7));

    /// <summary>Each gap is a word: what happens on its days. O opened, A answered, D dropped, R opened again, T asked by another.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0, "O1")]
    [InlineData(1, 1, "O1 A2")]
    [InlineData(2, 1, "O1 A2", "O3 T4")]
    [InlineData(1, 0, "O1 A2 R3")]
    [InlineData(1, 1, "O1 A2 R3 A6")]
    [InlineData(0, 0, "O1 D2")]
    [InlineData(1, 1, "O1 D2 R3 A4")]
    [InlineData(1, 0, "O6 A7")]
    [InlineData(0, 0, "O-1 A2")]
    [InlineData(0, 0, "O7")]
    [InlineData(1, 1, "O0 A0 T1")]
    [InlineData(1, 1, "O1 A2 R7")]
    public void Only_what_holds_at_the_end_counts(int opened, int closed, params string[] gaps)
    {
        var events = gaps.SelectMany((gap, number) => gap.Split(' ').Select((word, index) => new GapEvent(
            number + 1, index + 1, Kinds[word[0]], null, "ines", Start.AddDays(int.Parse(word[1..], System.Globalization.CultureInfo.InvariantCulture)))));

        Assert.Equal(new GapCounts(opened, closed), GapCounts.Of(events.Reverse(), Week));
    }

    private static readonly Dictionary<char, GapEventKind> Kinds = new()
    {
        ['O'] = GapEventKind.Opened,
        ['T'] = GapEventKind.AskedToo,
        ['A'] = GapEventKind.Answered,
        ['D'] = GapEventKind.Dropped,
        ['R'] = GapEventKind.Reopened,
    };
}
