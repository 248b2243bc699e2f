using ServiceBot.Calendar;

namespace ServiceBot.Tests.Calendar;

/// <summary>Whatever is typed where a time is expected gets an answer.</summary>
public class HostileTextTests
{
    private static readonly DateTimeOffset Now = Places.Instant("2026-11-21T14:00Z");

    private static readonly string[] Pieces =
    [
        "9", "17", "24", "99999999999", "0", "٩", "१७", "９", "𝟗", "𞥐", "²", "½", "-", "–", "−", ":", ".", ",", "/", " ", "\n", "\u00a0", "\u200b", "\u202e",
        " to ", " until ", " and ", "between ", "from ", "away ", "in ", "every ", "am", "pm", "noon", "midnight", "mon", "friday", "days", "weeks", "months", "ago", " ago", "yesterday ", "last ",
        "may", "february", "2026-02-30", "9999-12-31", "0001-01-01", "europe/", "utc", "../", "\0", "\ud800", "\udc00", "\uffff", "ﷺ", "e\u0301", "İ", "😀",
    ];

    [Fact]
    public void Random_pieces_never_throw()
    {
        var random = new Random(42);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Understand(text);
            if (round % 50 == 0)
                Assert.InRange(Zones.Find(text).Count, 0, 5);
        }
    }

    [Fact]
    public void Random_characters_never_throw()
    {
        var random = new Random(43);
        for (var round = 0; round < 5_000; round++)
            Understand(string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(char.MaxValue + 1))));
    }

    [Theory]
    [InlineData("9-")]
    [InlineData("mon ")]
    [InlineData(" to ")]
    [InlineData("away until ")]
    [InlineData("\ufdfa")]
    [InlineData("lisbon,")]
    public void Long_text_is_not_understood_and_takes_no_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000));

        Understand(text);
        Assert.Null(SpokenHours.Parse(text));
        Assert.Null(SpokenDays.Parse(text));
        Assert.Equal(SpokenAbsenceKind.NotUnderstood, SpokenAbsence.Parse(text, Places.First).Kind);
        Assert.Empty(Zones.Find(text));
    }

    private static void Understand(string text)
    {
        var today = new DateOnly(2026, 11, 21);
        SpokenTime.Parse(text, Now, TimeZoneInfo.Utc);
        SpokenPast.Parse(text, Now, TimeZoneInfo.Utc);
        SpokenDay.Parse(text, today);
        SpokenHours.Parse(text);
        SpokenAbsence.Parse(text, today);
        Assert.NotEqual(WorkDays.None, SpokenDays.Parse(text));
    }
}
