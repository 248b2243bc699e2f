using System.Globalization;
using ServiceBot.Recovery;

namespace ServiceBot.Tests.Recovery;

public class PausesTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Owned 1 10:00; Promised 1 10:01", 0)]
    [InlineData("Paused 1 10:00; Resumed 1 11:00", 60)]
    [InlineData("Paused 1 10:00; Resumed 1 11:00; Paused 2 10:00; Resumed 2 10:30", 90)]

    // Nobody said that the customer answered: five days, and no event of the bot's.
    [InlineData("Paused 1 10:00", 5 * 1440)]
    [InlineData("Paused 1 10:00; Resumed 9 10:00", 5 * 1440)]
    [InlineData("Paused 1 10:00; Resumed 6 10:00", 5 * 1440)]
    [InlineData("Paused 1 10:00; Resumed 6 09:59", 5 * 1440 - 1)]
    [InlineData("Paused 1 10:00; Paused 7 10:00; Resumed 7 11:00", 5 * 1440 + 60)]

    // Said twice it is one wait.
    [InlineData("Paused 1 10:00; Paused 1 12:00; Resumed 1 13:00", 180)]
    [InlineData("Resumed 1 10:00; Resumed 1 11:00", 0)]
    [InlineData("Paused 1 10:00; Resumed 1 11:00; Resumed 1 12:00", 60)]

    // A word, a promise or another owner does not answer for the customer.
    [InlineData("Paused 1 10:00; Told 1 11:00; Promised 1 11:00; HandedOver 1 11:30; Resumed 1 12:00", 120)]

    // What is fixed, closed or called off waits no more, and taken up again it does not wait again.
    [InlineData("Paused 1 10:00; Fixed 1 12:00", 120)]
    [InlineData("Paused 1 10:00; Fixed 1 12:00; Reopened 2 10:00", 120)]
    [InlineData("Paused 1 10:00; Fixed 1 12:00; Reopened 2 10:00; Paused 2 11:00; Resumed 2 12:00", 180)]
    [InlineData("Paused 1 10:00; Cancelled 1 10:30; Reopened 3 10:00; Resumed 3 11:00", 30)]
    [InlineData("Paused 1 10:00; MergedAway 1 10:20", 20)]
    [InlineData("Paused 1 10:00; Closed 1 10:40", 40)]
    public void The_clocks_rest_while_we_wait_for_the_customer(string happened, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Pauses.Between(Read(happened), At("1 00:00"), At("20 00:00")));

    [Theory]
    [InlineData("1 09:00", "1 10:00", 0)]
    [InlineData("1 09:00", "1 11:00", 60)]
    [InlineData("1 11:00", "1 12:00", 60)]
    [InlineData("1 13:30", "1 18:00", 30)]
    [InlineData("1 14:00", "1 18:00", 0)]
    [InlineData("1 12:00", "1 12:00", 0)]
    [InlineData("1 13:00", "1 11:00", 0)]
    public void Only_what_lies_between_the_two_instants_counts(string from, string to, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Pauses.Between(Read("Paused 1 10:00; Resumed 1 14:00"), At(from), At(to)));

    [Fact]
    public void The_order_in_which_events_were_loaded_does_not_matter() =>
        Assert.Equal(
            TimeSpan.FromMinutes(90),
            Pauses.Between(Read("Paused 1 10:00; Resumed 1 11:00; Paused 2 10:00; Resumed 2 10:30").AsEnumerable().Reverse(), At("1 00:00"), At("20 00:00")));

    [Theory]
    [InlineData(0, "less than a minute")]
    [InlineData(1, "1 min")]
    [InlineData(59, "59 min")]
    [InlineData(60, "1 h")]
    [InlineData(150, "2 h 30 min")]
    [InlineData(1440, "1 day")]
    [InlineData(1440 + 61, "1 day 1 h")]
    [InlineData(3 * 1440 + 4 * 60, "3 days 4 h")]
    public void How_long_it_took_is_said_in_plain_words(int minutes, string words) => Assert.Equal(words, Shown.Long(TimeSpan.FromMinutes(minutes)));

    /// <summary>"Paused 1 10:00; Resumed 1 11:00": kind, day, time.</summary>
    private static List<CaseEvent> Read(string happened) =>
    [
        .. happened.Split("; ", StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Split(' ', 2))
            .Select((words, index) => new CaseEvent(1, index + 1, Enum.Parse<CaseEventKind>(words[0]), At(words[1]), "ines", null)),
    ];

    private static DateTimeOffset At(string dayAndTime) =>
        DateTimeOffset.ParseExact($"2026-11-{dayAndTime}", "yyyy-MM-d HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
